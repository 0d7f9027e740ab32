"""Writes the search's index: pages as they are published, groups and events as they are saved, and all of it by night.

What leaves the public leaves the index at once, its words too when nobody else has written them. Whether a text may be
shown is asked again of its own table at each search; the index only says where a word stands.
"""

import logging
from collections import Counter

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.urls import reverse
from django.utils import translation
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from booking.calendar.models import Event
from booking.forum.models import Forum
from booking.open_events.models import Entrance, OpenEvent
from groups.models import PeerGroup
from kuulluksi.notices import jobs
from kuulluksi.notices.signals import public_words_changed

from . import stems, wayfinding
from .models import BasePage, ForumPage, GroupSearchWords, SearchEntry, SearchTerm, SearchText
from .models.search_index import EDGE, LONGEST_SAID
from .search_places import LANGUAGES, PLACES

log = logging.getLogger(__name__)

Kind = SearchText.Kind
TITLE, TAUGHT, INTRO, BODY, OFTEN = 220, 200, 140, 100, 15
HOW_OFTEN = 3
AT_ONCE = 200


def weighed(language: str, *parts: tuple[int, str]) -> tuple[dict[str, int], dict[str, str]]:
    """(word -> the weight of the best place where it stands, word -> its shortest form where readers see it)."""
    weights, said, times = {}, {}, Counter()
    for weight, text in parts:
        for written, often in Counter(stems.words(text)).items():  # a long text says few different words
            for key in stems.keys(written, language):
                weights[key] = max(weight, weights.get(key, 0))
                if weight != TAUGHT:
                    said[key] = min(said.get(key, written), written, key=shortest)
                times[key] += often
    return {key: w + OFTEN * (times[key] >= HOW_OFTEN) for key, w in weights.items()}, said


def shortest(form: str) -> tuple[int, str]:
    return len(form), form


def parts_by(number: int, words: list[str]):
    return (words[start : start + number] for start in range(0, len(words), number))


def alone() -> None:
    """One writer at a time, until its transaction ends: two would write the same text twice, or wait for each other's
    words. Who inserts a page is not held up."""
    list(Locale.objects.select_for_update(no_key=True).order_by("pk").values_list("pk"))


@transaction.atomic
def write(kind: str, key, language: str, title: str, summary: str, *parts: tuple[int, str]) -> None:
    """Put a text in the place of what was known of it, unless every word would be as it is."""
    weights, said = weighed(language, *parts)
    rows = {word: (weight, said.get(word, "")[:LONGEST_SAID]) for word, weight in sorted(weights.items())}
    alone()
    same = {"kind": kind, "key": str(key), "language": language, "title": title, "summary": summary}
    known = SearchEntry.objects.filter(**{f"text__{name}": value for name, value in same.items()}).order_by()
    if rows and {word: row for word, *row in known.values_list("word", "weight", "said")} == {
        word: list(row) for word, row in rows.items()
    }:
        return
    leave(kind, key, language)
    text = SearchText.objects.create(**same)
    SearchEntry.objects.bulk_create(
        SearchEntry(text=text, language=language, word=word, weight=weight, said=form)
        for word, (weight, form) in rows.items()
    )
    SearchTerm.objects.bulk_create(
        (
            SearchTerm(language=language, word=word, said=form, head=word[:EDGE], tail=word[-EDGE:])
            for word, (_weight, form) in rows.items()
        ),
        ignore_conflicts=True,
    )
    for some in parts_by(AT_ONCE, list(rows)):
        unseen = list(SearchTerm.objects.filter(language=language, word__in=some, said=""))
        for term in unseen:
            term.said = rows[term.word][1]
        SearchTerm.objects.bulk_update([term for term in unseen if term.said], ["said"])


@transaction.atomic
def leave(kind: str, key, language: str | None = None) -> None:
    """Forget a text, and its words where nobody else has written them."""
    alone()
    texts = SearchText.objects.filter(kind=kind, key=str(key))
    if language:
        texts = texts.filter(language=language)
    for text in texts:
        words = list(text.entries.order_by("word").values_list("word", flat=True))
        text.delete()
        for some in parts_by(AT_ONCE, words):
            _forget(some, text.language)


def _forget(words, language: str) -> None:
    """These are no longer written in one text: those that no other holds go, and of the others the form that only it
    had."""
    held = SearchEntry.objects.filter(language=language, word=OuterRef("word")).order_by()
    terms = SearchTerm.objects.filter(language=language, word__in=words)
    terms.filter(~Exists(held)).delete()
    left = list(terms.exclude(said="").filter(~Exists(held.filter(said=OuterRef("said")))))
    forms: dict[str, list[str]] = {}
    others = SearchEntry.objects.filter(language=language, word__in=[term.word for term in left])
    for word, form in others.exclude(said="").order_by().values_list("word", "said").distinct():
        forms.setdefault(word, []).append(form)
    for term in left:
        term.said = min(forms.get(term.word, [""]), key=shortest)
    SearchTerm.objects.bulk_update(left, ["said"])


# --- What is indexed ---


def parts_of(page: BasePage) -> list[tuple[int, str]]:
    return [
        (TITLE, page.title), (INTRO, page.summary), (TAUGHT, page.search_words), (BODY, page.words_for_search()),
    ]  # fmt: skip


def write_page(page: BasePage) -> None:
    language = wayfinding.with_locale(page).locale.language_code
    with translation.override(language):
        write(Kind.PAGE, page.pk, language, page.title, page.summary, *parts_of(page))


def languages() -> list[str]:
    return list(wayfinding.roots())


def write_group(group: PeerGroup) -> None:
    taught = {row.language: row.words for row in group.search_words.all()}
    for language in languages():
        with translation.override(language):
            for_whom = " ".join(audience.name for audience in group.audiences.all())
            more = (
                group.description, group.area.name, group.ages, group.practical, group.organisers,
                group.get_kind_display(), group.food, group.travel, *group.not_required,
            )  # fmt: skip
            write(
                Kind.GROUP, group.pk, language, group.name, group.summary,
                (TITLE, group.name), (INTRO, group.summary),
                (TAUGHT, taught.get(language.split("-")[0], "")), (INTRO, for_whom), (BODY, " ".join(more)),
            )  # fmt: skip


def write_event(event: Event) -> None:
    announced = OpenEvent.objects.public().defer("remote_link").filter(event=event).first()
    for language in languages():
        with translation.override(language):
            more = [event.description(), event.area.name if event.area else ""]
            more += [event.venue] if event.venue_is_public else []
            title, summary = event.title(), event.description()
            if announced:
                ways = [entrance.get_how_display() for entrance in announced.entrances.all()]
                title, summary = announced.title, announced.text
                more += [announced.get_kind_display(), announced.for_whom, announced.text, *ways]
            parts = (TITLE, title), (INTRO, summary[:240]), (BODY, " ".join(more))
            write(Kind.EVENT, event.pk, language, title, summary[:240], *parts)


def write_places() -> None:
    for language in languages():
        with translation.override(language):
            for route, title, summary, *words in PLACES:
                taught = dict(zip(LANGUAGES, words, strict=True))[language.split("-")[0]]
                parts = (TITLE, str(title)), (TAUGHT, taught), (INTRO, str(summary))
                write(Kind.PLACE, route, language, str(title), str(summary), *parts)


def public_pages():
    return wayfinding.for_everyone(Page.objects.live().filter(depth__gt=1))


def public_groups():
    return PeerGroup.objects.published()


def public_events():
    return Event.objects.public().filter(status=Event.Status.CONFIRMED).coming()


# --- When ---


def see(kind: str, key) -> None:
    """A group or an event was saved: write it anew, or forget it."""
    rows, write_it = {Kind.GROUP: (public_groups, write_group), Kind.EVENT: (public_events, write_event)}[kind]
    row = rows().filter(pk=key).first()
    if row is None:
        leave(kind, key)
    else:
        write_it(row)


def rebuild() -> None:
    """Everything looked at anew, and written where a word, or what the rules make of it, has changed."""
    known = set(SearchText.objects.filter(kind=Kind.PAGE).values_list("key", flat=True))
    for key in known - set(map(str, public_pages().values_list("pk", flat=True))):
        leave(Kind.PAGE, key)
    for page in public_pages().specific().iterator(AT_ONCE):
        if isinstance(page, BasePage):
            write_page(page)
    write_places()
    for kind, rows in ((Kind.GROUP, public_groups()), (Kind.EVENT, public_events())):
        keys = set(map(str, rows.values_list("pk", flat=True)))
        for key in set(SearchText.objects.filter(kind=kind).values_list("key", flat=True)) - keys:
            leave(kind, key)
        for key in sorted(keys):
            see(kind, key)


def nightly(payload: dict) -> None:
    rebuild()


def or_by_night(kind: str, key, deed, *args) -> None:
    """What somebody publishes or hides stands, whatever becomes of the index: a fault is told in the log, and the night
    mends it."""
    try:
        with transaction.atomic():
            deed(*args)
    except Exception:
        log.exception("the search's index is not up to date before the night: %s-%s", kind, key)


def when_published(sender, instance, **kwargs) -> None:
    if isinstance(instance, BasePage) and not wayfinding.is_restricted(instance):
        or_by_night(Kind.PAGE, instance.pk, write_page, instance)


def when_left(sender, instance, **kwargs) -> None:
    or_by_night(Kind.PAGE, instance.pk, leave, Kind.PAGE, instance.pk)


def when_closed(sender, instance, **kwargs) -> None:
    """Pages below a restriction are not for everyone any more."""
    leave_below(instance.page)


def when_moved(sender, instance, **kwargs) -> None:
    if wayfinding.is_restricted(instance):
        leave_below(instance)


def leave_below(page: Page) -> None:
    for key in Page.objects.filter(path__startswith=page.path).values_list("pk", flat=True):
        or_by_night(Kind.PAGE, key, leave, Kind.PAGE, key)


def when_saved(sender, instance, **kwargs) -> None:
    """After the commit, so that what was saved beside the row is read too."""
    kind, key = {
        PeerGroup: (Kind.GROUP, instance.pk),
        GroupSearchWords: (Kind.GROUP, getattr(instance, "group_id", None)),
        Event: (Kind.EVENT, instance.pk),
        OpenEvent: (Kind.EVENT, getattr(instance, "event_id", None)),
    }[sender]
    transaction.on_commit(lambda: or_by_night(kind, key, see, kind, key))


def when_tied(sender, instance, action, reverse, **kwargs) -> None:
    """A group's audiences or partners were chosen anew, by themselves or beside other changes of it."""
    if action.startswith("post_") and not reverse:
        when_saved(PeerGroup, instance)


def when_opened(sender, instance, created, **kwargs) -> None:
    """An open event has got a way to come that it did not have."""
    if created:
        when_saved(OpenEvent, instance.open_event)


def when_told(sender, **kwargs) -> None:
    """The forum's page tells what lies in the forum's own room: its programme, what was said and done."""
    if sender is Forum:
        for page in public_pages().type(ForumPage).specific():
            or_by_night(Kind.PAGE, page.pk, write_page, page)


def address_of_event(event: Event, slug: str | None) -> str:
    """An announced event has a page of its own; of any other the calendar tells."""
    if slug:
        return reverse("open_events:event", kwargs={"slug": slug})
    return reverse("calendar:event", kwargs={"uid": event.uid})


def watch(models) -> None:
    """Called once, when the house starts, with the models of this room."""
    for model in models:
        if issubclass(model, BasePage):
            post_delete.connect(when_left, sender=model, dispatch_uid=f"pages.search.{model.__name__}")
    page_published.connect(when_published, dispatch_uid="pages.search.published")
    page_unpublished.connect(when_left, dispatch_uid="pages.search.unpublished")
    post_save.connect(when_closed, sender=PageViewRestriction, dispatch_uid="pages.search.closed")
    post_page_move.connect(when_moved, dispatch_uid="pages.search.moved")
    for tie in (PeerGroup.audiences.through, PeerGroup.partners.through):
        m2m_changed.connect(when_tied, sender=tie, dispatch_uid=f"pages.search.{tie.__name__}")
    post_save.connect(when_opened, sender=Entrance, dispatch_uid="pages.search.opened")
    public_words_changed.connect(when_told, dispatch_uid="pages.search.told")
    for model in (PeerGroup, Event, OpenEvent, GroupSearchWords):
        for signal in (post_save, post_delete):
            uid = f"pages.search.{model.__name__}.{signal is post_save}"
            signal.connect(when_saved, sender=model, dispatch_uid=uid)
    jobs.register("search_index", nightly)
    jobs.every("search_index", hours=24, kind="search_index")
