"""Who might fit a request, and why, in words. It suggests and never decides: no score, no rank, only the bank's order.

What a person answered to other requests is never read here.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Max, Min, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from booking.calendar.models import Occurrence
from kuulluksi.directory.models import Area

from .ages import is_minor
from .models import Assignment, ExpertProfile, ExpertRequest, Format
from .models.requests import Publicity, words_of
from .states import PROMISED, State
from .topics import labels

CONFIRM_EVERY_DAYS = 365
RECENT_DAYS = 14
LONGEST_TIME = timedelta(days=7)  # no session of ours lasts longer
_FORMATS = {
    ExpertRequest.Mode.ON_SITE: Format.ON_SITE,
    ExpertRequest.Mode.REMOTE: Format.REMOTE,
    ExpertRequest.Mode.WRITTEN: Format.WRITTEN,
}


@dataclass(frozen=True)
class Reason:
    """One thing worth knowing. ``fits`` True: speaks for; False: worth a thought. ``blocks``: cannot be asked now."""

    words: str
    fits: bool
    blocks: bool = False


@dataclass
class Candidate:
    expert: ExpertProfile
    reasons: list[Reason] = field(default_factory=list)
    state: str = ""

    @property
    def can_be_asked(self) -> bool:
        return not self.state and not any(reason.blocks for reason in self.reasons)


@dataclass(frozen=True)
class Filters:
    """What the coordinator narrows the bank by. Empty means anyone."""

    area: str = ""
    engagement_type: str = ""
    topic: str = ""
    language: str = ""
    viewpoint: str = ""

    @classmethod
    def from_query(cls, query) -> "Filters":
        return cls(**{name: query.get(name, "")[:40] for name in cls.__dataclass_fields__})


def bank(user, filters: Filters):
    """The experts a member of staff may look at, narrowed. Order: the code, which says nothing about anyone."""
    experts = ExpertProfile.objects.visible_to(user).exclude(stage=ExpertProfile.Stage.LEFT)
    if filters.area:
        experts = experts.filter(
            pk__in=ExpertProfile.areas.through.objects.filter(area__slug=filters.area).values(
                "expertprofile_id"
            )
        )
    if filters.engagement_type:
        experts = experts.filter(
            pk__in=ExpertProfile.engagement_types.through.objects.filter(
                engagementtype__slug=filters.engagement_type
            ).values("expertprofile_id")
        )
    experts = experts.annotate(last_held=Assignment.objects.last_held("pk")).order_by("code")
    # Lists of codes in JSON: SQLite cannot ask "contains", and a bank is small.
    return [
        expert
        for expert in experts.prefetch_related("areas", "engagement_types")
        if (not filters.topic or filters.topic in expert.topics)
        and (not filters.viewpoint or filters.viewpoint == expert.viewpoint)
        and (not filters.language or filters.language in expert.languages)
    ]


def reasons_for(expert: ExpertProfile, request: ExpertRequest, areas: set[int], today: date) -> list[Reason]:
    """Why this person fits, and what to think of first. ``areas``: ids of the request's area and its parts."""
    return [
        *_standing(expert, request, areas, today),
        *_wishes(expert, request),
        *_limits(expert, request, today),
        *_load(expert, today),
    ]


def _standing(expert, request, areas, today) -> list[Reason]:
    found = []
    if expert.stage != ExpertProfile.Stage.ACTIVE:
        found.append(
            Reason(_("Not active yet: %(stage)s.") % {"stage": expert.get_stage_display()}, False, True)
        )
    if expert.rests(today):
        found.append(Reason(_("On a break. Do not ask now."), False, True))
    own_areas = {area.pk: area for area in expert.areas.all()}
    if not areas or areas & set(own_areas):
        found.append(Reason(_("Works in this area."), True))
    else:
        names = ", ".join(area.name for area in own_areas.values())
        found.append(Reason(_("Works elsewhere: %(areas)s.") % {"areas": names}, False))
    return found


def _wishes(expert, request) -> list[Reason]:
    """What the person likes to do and talk about."""
    found = []
    if request.engagement_type_id in {kind.pk for kind in expert.engagement_types.all()}:
        found.append(Reason(_("Wants to do this kind of work."), True))
    else:
        found.append(Reason(_("Has not named this kind of work."), False))
    if request.viewpoint and expert.viewpoint == request.viewpoint:
        found.append(Reason(_("Viewpoint: %(words)s.") % {"words": expert.get_viewpoint_display()}, True))
    shared = [code for code in request.topics if code in expert.topics]
    if shared:
        found.append(Reason(_("Talks about: %(topics)s.") % {"topics": ", ".join(labels(shared))}, True))
    careful = [code for code in request.topics if code in expert.ask_first]
    if careful:
        words = ", ".join(labels(careful))
        found.append(Reason(_("Wants to be asked first about: %(topics)s.") % {"topics": words}, False))
    kept_out = [code for code in request.topics if code in expert.not_about]
    if kept_out:
        words = ", ".join(labels(kept_out))
        found.append(Reason(_("Does not want to be asked about: %(topics)s.") % {"topics": words}, False, True))
    if expert.level:
        words = {"words": expert.get_level_display()}
        found.append(Reason(_("Says: %(words)s. New and experienced make a good pair.") % words, True))
    wanted = _FORMATS.get(request.mode)
    if wanted and wanted in expert.formats:
        found.append(
            Reason(_("Likes to work like this: %(words)s.") % {"words": request.get_mode_display()}, True)
        )
    elif wanted and expert.formats:
        words = ", ".join(words_of(Format, expert.formats))
        found.append(Reason(_("Likes to work another way: %(words)s.") % {"words": words}, False))
    return found


def _limits(expert, request, today) -> list[Reason]:
    """What the person has asked to be spared, and what the request needs."""
    found = []
    if request.spoken_language not in expert.languages:
        found.append(Reason(_("Has not named the language of the request."), False))
    if request.recording != ExpertRequest.Recording.NONE and not expert.may_be_recorded:
        found.append(Reason(_("Does not want to be recorded or streamed."), False, True))
    open_to_more = [code for code in request.publicity if code not in expert.publicity]
    if open_to_more:
        words = ", ".join(words_of(Publicity, open_to_more))
        found.append(Reason(_("Ask first, because: %(words)s.") % {"words": words}, False))
    if expert.audience_limit and (request.audience_size or 0) > expert.audience_limit:
        found.append(Reason(_("Wants at most %(n)d listeners.") % {"n": expert.audience_limit}, False))
    if is_minor(expert, today):
        if request.ages == ExpertRequest.Ages.ADULT:
            found.append(Reason(_("Under 18, and the request is for adults."), False, True))
        else:
            found.append(Reason(_("Under 18: a named adult has to be there."), False))
    return found


def _load(expert, today) -> list[Reason]:
    found = []
    last = expert.last_held
    if last is None:
        found.append(Reason(_("No assignment yet."), True))
    elif (today - last).days <= RECENT_DAYS:
        found.append(
            Reason(_("Had an assignment on %(day)s. Is a rest due?") % {"day": date_format(last)}, False)
        )
    else:
        found.append(Reason(_("Last assignment on %(day)s.") % {"day": date_format(last)}, True))
    if expert.confirmed_on is None or (today - expert.confirmed_on).days > CONFIRM_EVERY_DAYS:
        found.append(Reason(_("The profile has not been gone through with the person for a year."), False))
    return found


def agreed_beside(request: ExpertRequest):
    """What experts have agreed to in other requests. The states are told by what they are not: so the database begins
    with the times that a caller asks for, and not with all that was ever agreed."""
    rows = Assignment.objects.exclude(state__in=frozenset(State) - PROMISED).exclude(request=request)
    return rows.filter(expert__isnull=False).order_by()


def taken_then(request: ExpertRequest) -> set:
    """Ids of experts who have agreed to something else at the time of this request."""
    if not request.starts_at:
        return set()
    end = request.starts_at + timedelta(hours=float(request.hours or 1))
    then = Occurrence.objects.between(request.starts_at, end).filter(
        status=Occurrence.Status.PLANNED, start__gt=request.starts_at - LONGEST_TIME
    )
    agreed = agreed_beside(request).filter(request__event__in=then.values("event_id"))
    return set(agreed.values_list("expert_id", flat=True))


def near_then(request: ExpertRequest, experts: list[ExpertProfile]) -> dict:
    """Ids of experts and the nearest day on which they have agreed to something else, within anyone's rest days."""
    if not request.starts_at or not experts:
        return {}
    window = timedelta(days=1 + max(expert.rest_days for expert in experts))
    agreed = agreed_beside(request).filter(
        request__starts_at__range=(request.starts_at - window, request.starts_at + window)
    )
    start = "request__starts_at"
    nearest = agreed.values("expert_id").annotate(
        before=Max(start, filter=Q(**{f"{start}__lte": request.starts_at})),
        after=Min(start, filter=Q(**{f"{start}__gte": request.starts_at})),
    )
    own = _day_of(request)
    return {
        row["expert_id"]: min(
            (timezone.localdate(moment) for moment in (row["before"], row["after"]) if moment),
            key=lambda day: abs(day - own),
        )
        for row in nearest
    }


def _day_of(request: ExpertRequest) -> date:
    return timezone.localdate(request.starts_at)


def _who_has_met(user) -> dict:
    """Ids of experts, and whether it is this user who has met them (else a colleague)."""
    rows = ExpertProfile.known_by.through.objects.order_by().values_list("expertprofile_id", "user_id")
    met = {}
    for expert_id, user_id in rows:
        met[expert_id] = met.get(expert_id, False) or user_id == user.pk
    return met


def _acquaintance(expert: ExpertProfile, met: dict) -> Reason:
    if met.get(expert.pk):
        return Reason(_("You know them personally."), True)
    if expert.pk in met:
        return Reason(_("A colleague of yours knows them."), True)
    return Reason(_("Nobody here has met them. Get to know them first."), False)


def candidates(request: ExpertRequest, user, filters: Filters) -> list[Candidate]:
    """Everyone in the bank that this member of staff may see, with reasons, in the order of codes.

    ``state`` of a candidate is set when the person is already part of this request, so that nobody is asked twice.
    """
    today = timezone.localdate()
    areas = set()
    if request.area_id:
        areas = {request.area_id} | set(
            Area.objects.filter(parent_id=request.area_id).values_list("id", flat=True)
        )
    taken = dict(
        Assignment.objects.filter(request=request, expert__isnull=False).values_list("expert_id", "state")
    )
    experts = bank(user, filters)
    elsewhere, near = taken_then(request), near_then(request, experts)
    met = _who_has_met(user)
    found = []
    for expert in experts:
        reasons = reasons_for(expert, request, areas, today)
        if expert.pk in elsewhere:
            reasons.append(Reason(_("Has agreed to something else at the same time."), False))
        elif expert.pk in near and abs((near[expert.pk] - _day_of(request)).days) <= expert.rest_days:
            words = {"day": date_format(near[expert.pk]), "n": expert.rest_days}
            reasons.append(
                Reason(_("Has something agreed on %(day)s and wants %(n)d rest days between.") % words, False)
            )
        reasons.append(_acquaintance(expert, met))
        found.append(Candidate(expert, reasons, taken.get(expert.pk, "")))
    return found
