"""The forms of one request and of each expert in it: what they begin with, whether empty or sent."""

from decimal import Decimal

from django.utils import timezone

from kuulluksi.people.models import User
from kuulluksi.people.roles import PREFIX
from kuulluksi.privacy.access import reveal

from .. import forms
from ..models import Assignment, ExpertRequest
from ..states import ASKED, BEFORE_DELIVERY, State

CHANGEABLE = tuple(forms.ChangeForm.base_fields)
SEALED_CHANGEABLE = [
    name for name in CHANGEABLE if name in ("place", "audience", "audience_adult", "host", "backup_host")
]
ABOUT_EXPERT = ["support_person", "adult"]
OF_REQUEST = ("agree_time", "no_match", "experts", "preparation", "change", "hand_over", "write")
OF_CARD = ("name_support", "prepare", "mark_held", "debrief", "narrow")


def of_request(deed: str, asked: ExpertRequest, *, user, told: dict, rows, data=None):
    """told: the opened words of the request, ``rows`` its assignments with their experts."""
    if deed == "agree_time":
        return forms.AgreeTimeForm(data, initial=_by_the_clock(asked.starts_at))
    if deed == "preparation":
        first = _by_the_clock(asked.preparation_at)
        return forms.AgreeTimeForm(data, initial=first, auto_id="id_preparation_%s")
    if deed == "change":
        return forms.ChangeForm(
            data, initial={name: told.get(name, getattr(asked, name)) for name in CHANGEABLE}
        )
    if deed == "experts":
        return forms.ExpertsWantedForm(data, initial={"number": asked.experts_wanted})
    if deed == "hand_over":
        first = {"to": str(asked.owner_id or user.pk)}
        return forms.HandOverForm(data, colleagues=_colleagues(asked), initial=first)
    if deed == "write":
        return forms.LetterForm(data, people=_writable(rows))
    return forms.NoMatchForm(data)


def may(deed: str, asked: ExpertRequest) -> bool:
    """Whether the form of a deed stands on the page of a request in this state."""
    if deed in ("hand_over", "write"):
        return asked.is_open
    return deed in OF_CARD or asked.state in BEFORE_DELIVERY


def sent_of_request(deed: str, asked: ExpertRequest, *, user, data):
    """The form that was sent, or None for a deed that is only a button."""
    if deed not in OF_REQUEST:
        return None
    told = {}
    if deed == "change":
        told = reveal([asked], SEALED_CHANGEABLE, actor=user, reason=f"desk {asked.code}")[0]
    rows = asked.assignments.select_related("expert") if deed == "write" else ()
    return of_request(deed, asked, user=user, told=told, rows=rows, data=data)


def of_card(deed: str, row: Assignment, *, told: dict, data=None):
    given = {"auto_id": f"id_{deed}_{str(row.pk)[:8]}_%s"}
    if deed == "name_support":
        return forms.SupportForm(data, initial=told, **given)
    if deed == "prepare":
        fee = Decimal(row.fee_cents).scaleb(-2) if row.fee_cents is not None else None
        first = {"orientation_on": row.orientation_on, "fee": fee, "travel_agreed": row.travel_agreed}
        return forms.PrepareForm(data, initial=first, **given)
    if deed == "narrow":
        return forms.NarrowForm(data, initial={"level": row.level}, widest=row.level, **given)
    return {"mark_held": forms.HeldForm, "debrief": forms.DebriefForm}[deed](data, **given)


def sent_of_card(deed: str, row: Assignment, *, user, data):
    if deed not in OF_CARD:
        return None
    told = {}
    if deed == "name_support":
        told = reveal([row], ABOUT_EXPERT, actor=user, reason=f"desk {row.request.code}")[0]
    return of_card(deed, row, told=told, data=data)


def now_on_card(row: Assignment) -> list[str]:
    """The deeds with a form that are possible now."""
    now = []
    if row.state in ASKED or row.is_alone:
        now.append("name_support")
    if row.state == State.CONFIRMED:
        now.append("prepare")
    elif row.state in (State.READY, State.IN_PROGRESS):
        now.append("mark_held")
    elif row.state == State.DEBRIEFING and not row.debrief_kind:
        now.append("debrief")
    if row.is_open and row.expert_id and row.state != State.SHORTLISTED:
        now.append("narrow")
    return now


def _by_the_clock(moment) -> dict:
    if moment is None:
        return {}
    wall = timezone.localtime(moment)
    return {"day": wall.date(), "clock": wall.time().replace(second=0, microsecond=0)}


def _colleagues(asked) -> list[User]:
    """Coordinators of the request's area; all of them while the area is not known."""
    users = User.objects.filter(is_active=True, groups__name=f"{PREFIX}coordinator")
    if asked.area_id:
        users = users.filter(areas__in=[asked.area_id, asked.area.parent_id or asked.area_id])
    return list(users.distinct().order_by("username"))


def _writable(rows) -> list[tuple[str, str]]:
    """Experts of the request one may write to now."""
    open_rows = [row for row in rows if row.is_open and row.expert_id and row.state != State.SHORTLISTED]
    return [(str(row.pk), f"{row.expert.code} {row.expert.alias}") for row in open_rows]
