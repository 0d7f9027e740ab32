"""What stands on a person's own page, part by part. The same number of queries, however much there is."""

from django.utils import timezone

from booking.calendar.own_address import own_address
from kuulluksi.people.models import Link
from kuulluksi.privacy.access import own, who_looked

from . import actions
from .fees.own import money_of
from .forms.bank import SEALED, initial_of
from .forms.own import BreakForm, CardForm, OwnProfileForm
from .models import AliasCard, ExpertProfile, Opportunity, SupervisionBooking, SupervisionTime
from .models.supervision import TARGET
from .states import State

SHOWN = 12


def page_of(expert: ExpertProfile, outcome) -> dict:
    told = own(expert, [*SEALED, "notes"])
    sealed = {name: told[name] for name in SEALED}
    forms = {
        "form": lambda: OwnProfileForm(initial=initial_of(expert, sealed)),
        "break_form": BreakForm,
        "card_form": lambda: CardForm(initial={"card_language": expert.language}),
    }
    part = outcome.part
    return {
        "expert": expert,
        "outcome": outcome,
        "part": part,
        "rests": expert.rests(timezone.localdate()),
        "support_person": told["support_person"],
        "notes": told["notes"],
        "check_ins": [(row, own(row, ["note"])["note"]) for row in expert.check_ins.all()[:6]],
        "looked": who_looked(expert)[:10],
        "card": card_of(expert),
        "calendar": own_address(actions.EXPERT_SCOPE, expert.pk, outcome.calendar_path),
        "money": money_of(expert),
        **assignments_of(expert),
        **supervision_of(expert),
        **opportunities_of(expert),
        **{name: outcome.forms.get(name) or make() for name, make in forms.items()},
    }


def assignments_of(expert) -> dict:
    """What was asked and what is agreed, each with the address of its own page."""
    rows = list(
        expert.assignments.open()
        .exclude(state=State.SHORTLISTED)
        .select_related("request__engagement_type")
        .order_by("answer_by", "created_at")
    )
    links = Link.objects.live().filter(purpose=actions.OFFER_LINK, subject_id__in=[row.pk for row in rows])
    tokens = {str(link.subject_id): link.token for link in links}
    found = [(row, tokens.get(str(row.pk), "")) for row in rows if not row.has_expired()]
    return {
        "asked_now": [pair for pair in found if pair[0].state == State.INVITED],
        "coming": [pair for pair in found if pair[0].state not in (State.INVITED, State.DEBRIEFING)],
        "to_tell": [pair for pair in found if pair[0].state == State.DEBRIEFING],
    }


def card_of(expert) -> dict | None:
    card = AliasCard.objects.filter(expert=expert).first()
    if card is None:
        return None
    return {"row": card, **own(card, ["name", "words"])}


def supervision_of(expert) -> dict:
    """Times one can book, and those that are one's own, where they are included."""
    mine = set(SupervisionBooking.objects.filter(expert=expert).values_list("time_id", flat=True))
    rows = (
        SupervisionTime.objects.for_expert(expert)
        .coming()
        .with_taken()
        .select_related("series__giver", "series__area")
    )
    times = []
    for row in rows[:SHOWN]:
        booked = row.pk in mine
        where = own(row.series, ["where"])["where"] if booked else ""
        times.append({"row": row, "booked": booked, "full": row.taken >= row.series.places, "where": where})
    year = timezone.localdate().year
    held = SupervisionBooking.objects.filter(
        expert=expert, time__starts_at__year=year, time__cancelled_at__isnull=True
    ).values_list("time__series__mode", flat=True)
    modes = list(held)
    return {
        "times": times,
        "supervised": [(mode, modes.count(mode), TARGET[mode]) for mode in TARGET],
    }


def opportunities_of(expert) -> dict:
    rows = Opportunity.objects.for_expert(expert).select_related("area")
    wished = set(expert.interests.values_list("opportunity_id", flat=True))
    return {"opportunities": [(row, row.pk in wished) for row in rows[:SHOWN]]}
