"""Lines of rooms that have no list of their own to give: how many wait on a sheet, how many to call, whose yes ends."""

from datetime import timedelta

from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from booking.experts.models import FeeClaim
from booking.signups.models import Call, SignUp
from booking.signups.states import State
from kuulluksi.barriers.models import Barrier
from kuulluksi.notices.duties import MOST, Duty
from kuulluksi.privacy.consent_models import ConsentRecord

YES_ENDS_WITHIN = timedelta(days=30)


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


def consents(user) -> list[Duty]:
    """Stories, pictures and videos whose yes ends within a month: they go from the site on that day. Codes only."""
    rows = (
        ConsentRecord.objects.visible_to(user)
        .holding()
        .filter(valid_until__lte=timezone.localdate() + YES_ENDS_WITHIN)
        .order_by("valid_until", "code")
    )
    return [
        Duty(
            _("Ask whether it may stay on the site"),
            f"{row.get_purpose_display()} {row.code}",
            reverse("privacy:consent", args=[row.pk]),
            row.valid_until,
        )
        for row in rows[:MOST]
    ]
