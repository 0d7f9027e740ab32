"""Links that a worker passes on unopened, and the worker's own page of states."""

from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from kuulluksi.notices.actions import leave_message
from kuulluksi.people.models import Link
from kuulluksi.privacy.access import audit, for_delivery

from .contacts import index_of, is_email
from .letters import REFERRAL_PURPOSE, REFERRER_PURPOSE
from .models import Referral, Referrer, Sheet
from .states import ACCEPTED, HOLDS, QUEUES


def host_fits(email: str) -> bool:
    """Whether the address is one of a workplace. No list in the settings: any address will do in a demo, and none in a
    house that is open to people."""
    hosts = settings.REFERRER_HOSTS
    if not hosts:
        return settings.DEMO or settings.DEBUG
    return email.strip().casefold().rpartition("@")[2] in [host.strip().casefold() for host in hosts]


def ask_for_page(sheet: Sheet, *, contact: str, name: str, language: str) -> Referrer:
    """A worker asks for their own page: its address goes to the work address and nowhere else, so that nobody makes
    links in another's name. Raises ValidationError for an address that is not one of a workplace."""
    if not is_email(contact) or not host_fits(contact):
        raise ValidationError(_("Write your work e-mail address."), code="host")
    with transaction.atomic():
        referrer, made = Referrer.objects.get_or_create(
            contact_index=index_of(contact),
            defaults={"contact": contact.strip(), "name": name.strip(), "language": language},
        )
        if made:
            audit("referrer_added", referrer, by="worker")
        leave_message(
            "signup_referrer",
            channel="email",
            # not to what was typed just now: it may only look like the address that was written down
            address=for_delivery(referrer, ["contact"])["contact"],
            language=language,
            link=page_link(referrer),
            url_name="signups:referrer",
            dedupe_key=f"signup_referrer:{referrer.pk}:{sheet.pk}:{timezone.now():%Y%m%d%H}",
        )
    return referrer


def page_link(referrer: Referrer) -> Link:
    """The live link to a worker's page of states, made when there is none."""
    found = _links(REFERRER_PURPOSE, referrer).first()
    return found or Link.objects.issue(REFERRER_PURPOSE, referrer)


def _links(purpose, row):
    return (
        Link.objects.live()
        .filter(purpose=purpose, subject_type=row._meta.label_lower, subject_id=row.pk)
        .order_by("created_at")
    )


def make_referral(sheet: Sheet, referrer: Referrer, *, by="worker") -> tuple[Referral, Link]:
    """One blank form to pass on. Its link lives thirty days, and dies when the form is sent."""
    now = timezone.now()
    if not (sheet.is_open(now) or sheet.opens_later(now)):
        raise ValidationError(_("Sign-up has closed. Nothing was sent."), code="closed")
    with transaction.atomic():
        Referrer.objects.filter(pk=referrer.pk).update(language=models.F("language"))  # one at a time
        unused = referrer.referrals.usable(now).count()
        if unused >= settings.REFERRALS_UNUSED_AT_ONCE:
            raise ValidationError(
                _("You have many links that nobody has used yet. Use those first."), code="too_many"
            )
        last = referrer.referrals.aggregate(last=models.Max("number"))["last"] or 0
        referral = Referral.objects.create(
            sheet=sheet,
            referrer=referrer,
            number=last + 1,
            created_at=now,
            expires_at=now + timedelta(days=settings.REFERRAL_DAYS),
        )
        link = Link.objects.issue(REFERRAL_PURPOSE, referral)
        audit("referral_made", referral, by=by)
    return referral, link


def address_of(referral: Referral) -> str:
    """Where the blank form is."""
    link = _links(REFERRAL_PURPOSE, referral).first()
    return reverse("signups:referred", kwargs={"token": link.token}) if link else ""


def in_words(referral: Referral, states: list[str], now=None) -> str:
    """How far one referral is: all that the worker is told. Why something ended is the young person's own matter."""
    if referral.used_at is None:
        unused = referral.expires_at > (now or timezone.now())
        return _("The link has not been used yet.") if unused else _("The link was not used, and it has ended.")
    if any(state in ACCEPTED for state in states):
        return _("There is a place.")
    if any(state in HOLDS for state in states):
        return _("The form has come. We talk with the person who sent it.")
    if any(state in QUEUES for state in states):
        return _("The form has come. They are in the queue.")
    return _("This has ended.")
