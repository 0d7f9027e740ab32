"""What the public reads about groups. The page types of the pages room call groups_page() and group_detail().

Both give a dict for templates/groups/list.html and detail.html, in a number of queries that does not grow with the
number of groups.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from booking.calendar.models import Occurrence
from booking.signups.rooms import counts, word
from kuulluksi.directory.models import Audience

from . import words
from .forms import GroupFilterForm
from .models import PeerGroup, Season
from .order import now_in_order
from .standing import OPEN, State, best_seasons, state_of

PER_PAGE = 12
SESSIONS_SHOWN = 4
PAGE_SLUGS = {"fi": "ryhmat", "sv": "grupper", "en": "groups"}

_address: list[Callable[[str, str], str]] = []


def register_address(function: Callable[[str, str], str]) -> None:
    """The pages room tells where a group's page is: function(slug, language) -> path. An empty slug is the list."""
    _address[:] = [function]


def address_of(slug: str = "", language: str | None = None) -> str:
    """The path of a group's public page, or of the list of groups."""
    language = language or get_language() or "fi"
    if _address:
        return _address[0](slug, language)
    path = f"/{language}/{PAGE_SLUGS.get(language, PAGE_SLUGS['fi'])}/"
    return f"{path}{slug}/" if slug else path


@dataclass
class Card:
    """One group as the public sees it: never how many people there are."""

    group: PeerGroup
    season: Season | None
    state: State
    url: str
    audiences: list = field(default_factory=list)

    @property
    def wall(self) -> str:
        return self.audiences[0].wall if self.audiences else "kanerva"

    @property
    def has_room(self) -> bool:
        return self.state is OPEN

    @cached_property
    def rhythm(self) -> str:
        return words.rhythm(self.season.event) if self.season else ""

    @cached_property
    def starts(self) -> str:
        """The first session, while it is still to come."""
        if self.season and self.season.first_start > timezone.now():
            return words.long_day(self.season.first_start)
        return ""

    @property
    def sign_up_url(self) -> str:
        if not self.state.signs_up:
            return ""
        return reverse("signups:start", kwargs={"code": self.season.sheet.code})

    @property
    def interest_url(self) -> str:
        return reverse("groups:interest", kwargs={"code": self.group.code})


def cards_of(
    groups: list[PeerGroup],
    language: str | None = None,
    now: datetime | None = None,
    audiences: dict[int, Iterable[Audience]] | None = None,
) -> list[Card]:
    """Cards for groups: one query for seasons and rooms, however many groups. audiences: by group's id, where they are
    known; else prefetched."""
    now = now or timezone.now()
    seasons = list(
        Season.objects.current(now)
        .filter(group__in=groups)
        .select_related("event", "sheet")
        .annotate(**counts("sheet_id", now))
    )
    rooms = {one.sheet_id: str(word(one.sheet, one.held, one.waiting, now)) for one in seasons}
    best = best_seasons(seasons, rooms)
    return [
        Card(
            group=group,
            season=(season := best.get(group.pk)),
            state=state_of(group, season, rooms.get(season.sheet_id) if season else None, now),
            url=address_of(group.slug, language),
            audiences=list(audiences[group.pk] if audiences is not None else group.audiences.all()),
        )
        for group in groups
    ]


def cards_in_order(ids: list[int], language: str | None = None, audiences: dict | None = None) -> list[Card]:
    """Cards for those of these groups that the public may see, in this order. Two queries, and one more where the
    audiences are not known."""
    groups = (
        PeerGroup.objects.published()
        .filter(pk__in=ids)
        .select_related("area")
        .defer("description_fi", "description_sv", "description_en")
    )
    if audiences is None:
        groups = groups.prefetch_related("audiences")
    cards = {card.group.pk: card for card in cards_of(list(groups), language, audiences=audiences)}
    return [cards[pk] for pk in ids if pk in cards]


def groups_page(params, language: str | None = None) -> dict:
    """The list of groups for params (request.GET): filtered, a page of 12, with what the template needs."""
    order = now_in_order()
    form = GroupFilterForm(params or None, areas=order.areas, audiences=order.audiences, kinds=order.kinds)
    chosen = order.chosen(language or get_language() or "fi", form.query(), form.lets_through)
    page = Paginator(chosen, PER_PAGE).get_page(params.get("page"))
    audiences = {row.pk: row.audiences for row in page.object_list}
    return {
        "filter_form": form,
        "chosen": form.chosen(),
        "page_obj": page,
        "cards": cards_in_order(list(audiences), language, audiences),
        "count": len(chosen),
        "groups_url": address_of("", language),
        "query": form.query(),
        "crumbs": [{"title": _("Groups"), "url": ""}],
    }


def group_detail(slug: str, language: str | None = None) -> dict:
    """One group's page. Raises PeerGroup.DoesNotExist for a group that is not public."""
    group = (
        PeerGroup.objects.published()
        .select_related("area", "organisation", "method")
        .prefetch_related("audiences", "facilitators", "partners")
        .get(slug=slug)
    )
    card = cards_of([group], language)[0]
    sessions = []
    if card.season:
        rows = Occurrence.objects.filter(event=card.season.event, end__gte=timezone.now()).order_by("start")
        sessions = [
            {"when": words.session(row.start, row.end), "cancelled": row.status == Occurrence.Status.CANCELLED}
            for row in rows[:SESSIONS_SHOWN]
        ]
    return {
        "group": group,
        "card": card,
        "state": card.state,
        "sessions": sessions,
        "facilitators": list(group.facilitators.all()),
        "groups_url": address_of("", language),
        "crumbs": [{"title": _("Groups"), "url": address_of("", language)}, {"title": group.name, "url": ""}],
    }
