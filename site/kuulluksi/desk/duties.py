"""Lines of rooms that have no list of their own to give: how many wait on a sheet, and how many to call."""

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _

from booking.experts.models import FeeClaim
from booking.signups.models import Call, SignUp
from booking.signups.states import State
from kuulluksi.barriers.models import Barrier
from kuulluksi.notices.duties import MOST, Duty


def first_talks(user) -> list[Duty]:
    """Sheets where somebody waits for a first talk. How many, never who."""
    rows = (
        SignUp.objects.visible_to(user)
        .filter(state=State.PENDING_REVIEW)
        .select_related(None)
        .order_by("sheet__code")
        .values("sheet__code", "sheet__heading_fi")
        .annotate(number=Count("pk"))
    )
    return [
        Duty(
            _("%(n)s waiting for a first talk") % {"n": row["number"]},
            row["sheet__heading_fi"],
            reverse("signups_desk:sheet", args=[row["sheet__code"]]),
        )
        for row in rows[:MOST]
    ]


def calls(user) -> list[Duty]:
    number = Call.objects.visible_to(user).to_make().count()
    words = _("Tell them by phone")
    return [Duty(words, _("%(n)s to call") % {"n": number}, reverse("signups_desk:calls"))] if number else []


def fees(user) -> list[Duty]:
    number = FeeClaim.objects.visible_to(user).unsettled().count()
    words = _("Have the fees settled")
    return [Duty(words, _("%(n)s not settled") % {"n": number}, reverse("experts_desk:fees"))] if number else []


def barriers(user) -> list[Duty]:
    """What readers told about accessibility and nobody has closed."""
    rows = Barrier.objects.visible_to(user).without_words().still_open().by_due()[:MOST]
    return [
        Duty(
            _("Answer a reader") if row.waits_for_answer else _("Put right and close"),
            _("Feedback %(code)s") % {"code": row.code},
            reverse("barriers_desk:one", args=[row.pk]),
            row.due_on,
        )
        for row in rows
    ]
