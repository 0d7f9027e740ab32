"""What waits for one member of staff today, over all rooms. A constant number of queries, whatever the rows."""

from dataclasses import dataclass, field
from datetime import date

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from booking.calendar.models import Occurrence
from booking.experts.fees.desk import numbers_of, strip_of
from booking.experts.models import (
    Assignment,
    ExpertProfile,
    ExpertRequest,
    FeeClaim,
    Feedback,
    RelayedMessage,
)
from booking.experts.states import RequestState
from booking.experts.states import State as AssignmentState
from booking.signups.models import Call
from kuulluksi.notices import duties
from kuulluksi.reports.models import ProposedFigure

from .beginnings import beginnings
from .duties import barriers, first_talks

SHOWN = 8
WITH_A_QUEUE = ("coordinator", "facilitator", "finance")


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
    sections = [queue_of(user)] if user.has_role(*WITH_A_QUEUE) else []
    if user.has_role("coordinator"):
        sections += [requests_of(user), people_of(user)]
    if user.has_role("coordinator", "facilitator", "peer_facilitator"):
        sections += [sign_ups_of(user), sessions_of(user)]
    if user.has_role("coordinator", "finance"):
        sections.append(fees_of(user))
    if user.has_role("coordinator", "editor"):
        sections += barriers_of(user)
    if user.has_role("editor"):
        sections += figures_of()
    if user.has_role("editor", "ngo_editor", "administrator"):
        sections.append(pages_of(user))
    begin = beginnings(user)
    if begin:
        rooms = [Item(words, what_for, url) for words, what_for, url in begin]
        sections = [section for section in sections if section.items or section.strip]
        sections.append(Section(_("Your rooms"), rooms))
    return sections


def queue_of(user) -> Section:
    """The first of everything that is due, whichever room it belongs to; the whole list has a page of its own."""
    waiting = duties.all_of(user)
    section = Section(
        _("First"),
        empty=_("Nothing is due. What comes in stands here, the earliest first, with who takes care of it."),
    )
    for duty in waiting[:SHOWN]:
        about = f"{duty.about} ({duty.owner})" if duty.owner else duty.about
        section.items.append(Item(duty.words, about, duty.url, duty.due, duty.is_late))
    if len(waiting) > SHOWN:
        late = sum(duty.is_late for duty in waiting)
        section.strip = [(len(waiting), _("waiting in all"), reverse("desk:queue"))]
        if late:
            section.strip.append((late, _("late"), reverse("desk:queue")))
    return section


def requests_of(user) -> Section:
    mine = ExpertRequest.objects.visible_to(user).open()
    numbers = mine.numbers()
    listed = reverse("experts_desk:requests")
    section = Section(
        _("Requests"), empty=_("No open requests. New ones come by the form on the site or by phone.")
    )
    if numbers:
        section.strip = [(numbers.get(state, 0), words, listed) for state, words in stages()]
    return section


def people_of(user) -> Section:
    """Who would be glad of a word: letters, feedback, check-ins, debriefs. Numbers, and a way to each."""
    day = timezone.localdate()
    bank = ExpertProfile.objects.visible_to(user)
    care, feedback = reverse("experts_desk:care"), reverse("experts_desk:feedback")
    listed = reverse("experts_desk:requests")
    section = Section(_("People"), empty=_("Nobody waits for a word from you."))
    debriefs = Assignment.objects.visible_to(user).filter(state=AssignmentState.DEBRIEFING, debrief_kind="")
    found = [
        (RelayedMessage.objects.visible_to(user).waiting(), _("messages to read or pass on"), listed),
        (bank.check_in_due(day), _("check-ins due"), care),
        (bank.filter(asked_on__isnull=False), _("asked whether they go on"), care),
        (debriefs, _("to talk through with"), feedback),
        (Feedback.objects.visible_to(user).filter(read_at__isnull=True), _("feedback to read"), feedback),
    ]
    for rows, words, url in found:
        number = rows.count()
        if number:
            section.strip.append((number, words, url))
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
    section = Section(_("Sign-ups that wait for a first talk"), empty=_("Nobody waits for an answer."))
    for duty in first_talks(user):
        section.items.append(Item(duty.words, duty.about, duty.url))
    calls = Call.objects.visible_to(user).to_make().count()
    if calls:
        section.strip.append((calls, _("to tell by phone"), reverse("signups_desk:calls")))
    return section


def sessions_of(user) -> Section:
    section = Section(_("Next meetings"), empty=_("No meetings ahead."))
    coming = Occurrence.objects.visible_to(user).coming().select_related("event")[:5]
    for row in coming:
        url = reverse("groups_desk:mine") if row.event.kind == row.event.Kind.GROUP else ""
        section.items.append(Item(row.event.title(), row.event.get_kind_display(), url, row.start))
    return section


def fees_of(user) -> Section:
    listed = reverse("experts_desk:fees")
    section = Section(_("Fees"), empty=_("Nothing to pay now."))
    numbers = numbers_of(FeeClaim.objects.visible_to(user), timezone.localdate())
    for number, words, code, _pressing in strip_of(numbers):
        if number:
            section.strip.append((number, words, f"{listed}?show={code}"))
    return section


def barriers_of(user) -> list[Section]:
    """What readers told about accessibility and nobody has closed; nothing at all while there is none."""
    items = [Item(one.words, one.about, one.url, one.due, one.is_late) for one in barriers(user)[:SHOWN]]
    return [Section(_("Feedback on accessibility"), items)] if items else []


def figures_of() -> list[Section]:
    """Numbers that coordinators propose to the front page; nothing at all while there is none."""
    waiting = ProposedFigure.objects.filter(state=ProposedFigure.State.PROPOSED)[:SHOWN]
    care = reverse("care:list")
    items = [Item(_("A figure waits for the front page"), f"{row.number} {row.label}", care) for row in waiting]
    return [Section(_("Proposed figures"), items)] if items else []


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
