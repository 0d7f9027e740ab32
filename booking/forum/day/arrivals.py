"""Who is here. A press is a mark with the moment it was made; the latest one holds, however late it comes through."""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from booking.signups.models import SignUp
from booking.signups.states import State
from kuulluksi.privacy.access import audit
from kuulluksi.privacy.crypto import blind_index

from ..models import CheckIn, Forum

LONGEST_WAIT = timedelta(hours=24)  # for which a phone without a network may keep its presses
CODE_LENGTH = 12


def badge_code(signup: SignUp) -> str:
    """What the QR code of a badge carries: opens nothing by itself, and cannot be made without the house's key."""
    return blind_index("forum badge", str(signup.pk))[:CODE_LENGTH].upper()


def by_badge(forum: Forum, code: str) -> SignUp | None:
    """Whose badge it is at this forum, or None."""
    code = code.strip().upper()
    people = SignUp.objects.filter(sheet_id=forum.sheet_id).order_by("number")
    return next((one for one in people if badge_code(one) == code), None)


def pressed_at(text: str, now: datetime) -> datetime:
    """The moment a phone says that its button was pressed (ISO 8601), or now when it says nothing sensible."""
    try:
        moment = datetime.fromisoformat(text.replace("Z", "+00:00"))
    except ValueError:
        return now
    if timezone.is_naive(moment) or not now - LONGEST_WAIT <= moment <= now:
        return now
    return moment


def mark(forum: Forum, signup: SignUp, state: str, *, at: datetime, by) -> CheckIn:
    """Mark one person. The same press twice, or from two phones, is one; an older press never undoes a newer one."""
    if state not in CheckIn.State.values:
        raise ValidationError(_("Choose one of the buttons."))
    if signup.sheet_id != forum.sheet_id:
        raise ValidationError(_("This badge is of another forum."))
    if signup.state != State.CONFIRMED:
        raise ValidationError(_("They have no place any more. Ask the coordinator."))
    with transaction.atomic():
        row, is_new = CheckIn.objects.get_or_create(
            signup=signup, defaults={"state": state, "came_at": at, "marked_at": at}
        )
        newer = {"state": state, "marked_at": at}
        if row.state == CheckIn.State.MISTAKE and state == CheckIn.State.HERE:
            newer["came_at"] = at
        changed = is_new or (
            CheckIn.objects.filter(pk=row.pk, marked_at__lt=at).exclude(state=state).update(**newer)
        )
        if changed:
            audit(f"forum_{state}", signup, by=by)
    row.refresh_from_db()
    return row
