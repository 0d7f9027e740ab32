"""What is new as Atom, by language: stories, news, recommendations. No reader is counted."""

import datetime

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import conditional_page, require_safe

from kuulluksi.people.doors import anyone

from . import structured, wayfinding
from .models import NewsPage, PublicationPage, StoryPage

MOST = 30


def _midday(day: datetime.date) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(12)))


# kind: (model, its order, when an entry came out, who tells)
KINDS = {
    "stories": (
        StoryPage,
        "-first_published_at",
        lambda page: page.first_published_at,
        lambda page: page.byline,
    ),
    "news": (NewsPage, "-dated", lambda page: _midday(page.dated), lambda page: page.author),
    "publications": (
        PublicationPage,
        "-published_on",
        lambda page: _midday(page.published_on),
        lambda page: page.authors,
    ),
}


def _name(kind: str) -> str:
    return {"stories": _("Stories"), "news": _("News"), "publications": _("Publications and recommendations")}[
        kind
    ]


@anyone
@require_safe
@conditional_page
def feed(request, kind):
    """The newest published pages of a kind, in the language of the address. Two queries."""
    language = request.LANGUAGE_CODE
    if kind not in KINDS or language not in wayfinding.roots():
        raise Http404
    model, order, came_out, teller = KINDS[kind]
    here = structured.absolute(request.path)
    told = Atom1Feed(
        title=f"Kuulluksi: {_name(kind)}",
        link=structured.absolute(f"/{language}/"),
        description="",
        language=language.split("-")[0],
        feed_url=here,
        author_name=settings.OWNER_NAMES[language.split("-")[0]],
    )
    pages = model.objects.live().public().filter(locale__language_code=language)
    for page in pages.select_related("locale").order_by(order, "-pk")[:MOST]:
        told.add_item(
            title=page.title,
            link=structured.absolute(page.address),
            description=page.summary,
            author_name=teller(page),
            pubdate=came_out(page),
            updateddate=max(came_out(page), page.last_published_at),
            unique_id=f"urn:uuid:{page.translation_key}:{language}",
        )
    # Known by its tag alone: when a story is taken away the newest date goes back, and an asker would keep what is gone.
    return HttpResponse(told.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
