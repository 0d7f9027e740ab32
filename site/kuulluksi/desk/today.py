"""What waits for one member of staff today, over all rooms. A constant number of queries, whatever the rows."""

from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from booking.calendar.models import Occurrence
from booking.experts.models import Assignment, ExpertRequest, FeeClaim
from booking.experts.nextsteps import next_step
from booking.experts.states import RequestState
from booking.signups.models import Call, SignUp
from booking.signups.states import State as SignUpState

SHOWN = 8


@dataclass(frozen=True)
class Item:
    """One thing to do: what, about what, by when, and where."""

    words: str
    about: str
    url: str
    due: date | None = None
    late: bool = False


@dataclass
class Section:
    """One room's share of the day. ``strip``: (number, words, address)."""

    heading: str
    items: list[Item] = field(default_factory=list)
    strip: list[tuple[int, str, str]] = field(default_factory=list)
    empty: str = ""


def today(user) -> list[Section]:
    """The sections that belong to this person's roles, the most pressing first."""
    sections = []
    if user.has_role("coordinator"):
        sections.append(requests_of(user))
    if user.has_role("coordinator", "facilitator", "peer_facilitator"):
        sections += [sign_ups_of(user), sessions_of(user)]
    if user.has_role("coordinator", "finance"):
        sections.append(fees_of(user))
    if user.has_role("editor", "ngo_editor", "administrator"):
        sections.append(pages_of(user))
    return sections


def requests_of(user) -> Section:
    rows = list(
        ExpertRequest.objects.visible_to(user)
        .open()
        .by_due()
        .select_related("engagement_type", "area")
        .prefetch_related(Prefetch("assignments", Assignment.objects.select_related("claim")))
    )
    listed = reverse("experts_desk:requests")
    section = Section(_("Requests"), empty=_("No open requests."))
    for state, words in stages():
        section.strip.append((sum(row.state == state for row in rows), words, listed))
    steps = [(row, next_step(row)) for row in rows]
    steps.sort(key=lambda pair: (not pair[0].urgent, pair[1].due or date.max, pair[0].code))
    for row, step in steps[:SHOWN]:
        section.items.append(
            Item(
                step.words,
                f"{row.code}: {row.engagement_type.name}, {row.organisation_name}",
                reverse("experts_desk:request", args=[row.pk]),
                step.due,
                step.is_late,
            )
        )
    return section


def stages():
    return (
        (RequestState.DRAFT, _("Not confirmed")),
        (RequestState.SUBMITTED, _("New")),
        (RequestState.MATCHING, _("Looking")),
        (RequestState.AGREED, _("Agreed")),
        (RequestState.IN_DELIVERY, _("Under way")),
        (RequestState.SETTLING, _("Debrief and fee")),
    )


def sign_ups_of(user) -> Section:
    """Sheets where somebody waits for a first talk. How many, never who."""
    waiting = (
        SignUp.objects.visible_to(user)
        .filter(state=SignUpState.PENDING_REVIEW)
        .select_related(None)
        .order_by("sheet__code")
        .values("sheet__code", "sheet__heading_fi")
        .annotate(number=Count("pk"))
    )
    section = Section(_("Sign-ups that wait for a first talk"), empty=_("Nobody waits for an answer."))
    for row in waiting:
        words = _("%(n)s waiting for a first talk") % {"n": row["number"]}
        section.items.append(Item(words, row["sheet__heading_fi"], sheet_url(row["sheet__code"])))
    calls = Call.objects.visible_to(user).to_make().count()
    if calls:
        section.strip.append((calls, _("to tell by phone"), reverse("signups_desk:calls")))
    return section


def sheet_url(code: str) -> str:
    return reverse("signups_desk:sheet", args=[code])


def sessions_of(user) -> Section:
    section = Section(_("Next meetings"), empty=_("No meetings ahead."))
    coming = Occurrence.objects.visible_to(user).coming().select_related("event")[:5]
    for row in coming:
        url = reverse("groups_desk:mine") if row.event.kind == row.event.Kind.GROUP else ""
        section.items.append(Item(row.event.title(), row.event.get_kind_display(), url, row.start))
    return section


def fees_of(user) -> Section:
    number = FeeClaim.objects.visible_to(user).unsettled().count()
    section = Section(_("Fees"), empty=_("Nothing to pay now."))
    if number:
        section.strip.append((number, _("fees not settled"), reverse("experts_desk:fees")))
    return section


def pages_of(user) -> Section:
    """Pages this person may change, the ones with unpublished changes first."""
    section = Section(_("Your pages"), empty=_("No pages to look after."))
    mine = page_permission_policy.instances_user_has_permission_for(user, "change")
    rows = Page.objects.filter(pk__in=mine.values("pk"), depth__gt=1)
    for page in rows.order_by("-has_unpublished_changes", "-latest_revision_created_at", "pk")[:SHOWN]:
        words = page.draft_title or page.title
        about = _("not published yet") if page.has_unpublished_changes or not page.live else _("published")
        section.items.append(Item(words, about, reverse("wagtailadmin_pages:edit", args=[page.pk])))
    return section
