"""Registering a consent, taking it back, and asking whether it holds. Rooms that publish listen to ``taken_back``."""

import datetime
import secrets

from django.core.exceptions import ValidationError
from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import gettext as _

from . import consent_words
from .access import audit
from .consent_models import ConsentRecord

ALPHABET = "23456789CDFGHJKMNPQRTVWX"  # no vowels that make words, no look-alikes
LETTER = {"story": "T", "picture": "K", "video": "V", "moment": "H"}
LONGEST = datetime.timedelta(days=5 * 366)
KEPT_AFTER_END = datetime.timedelta(days=2 * 366)

# Sent inside the transaction with ``code``: whatever was published by this consent goes, words and files.
taken_back = Signal()


def new_code(purpose: str) -> str:
    """Such as T-4F2K; never one that was used before."""
    while True:
        code = f"{LETTER[purpose]}-" + "".join(secrets.choice(ALPHABET) for _ in range(4))
        if not ConsentRecord.objects.filter(code=code).exists():
            return code


@transaction.atomic
def register(
    *, purpose, identity, area, way, language, valid_until, giver="", relation=ConsentRecord.Relation.SELF, by
) -> ConsentRecord:
    """Write down a consent. identity, giver: plain words, sealed on save; an empty giver is the person themselves.

    valid_until: the last local day it holds. Raises ValidationError with a sentence when something is amiss.
    """
    today = timezone.localdate()
    if not identity.strip():
        raise ValidationError(_("Write who tells or is seen. It is sealed."))
    if valid_until is None or not today <= valid_until <= today + LONGEST:
        raise ValidationError(
            _("Agree on a last day: today at the earliest, five years from now at the latest.")
        )
    if relation != ConsentRecord.Relation.SELF and not giver.strip():
        raise ValidationError(_("Write who gave the consent. It is sealed."))
    record = ConsentRecord.objects.create(
        code=new_code(purpose),
        purpose=purpose,
        area=area,
        identity=identity.strip(),
        giver=giver.strip(),
        relation=relation,
        way=way,
        language=language,
        text_hash=consent_words.fingerprint(purpose, language),
        valid_until=valid_until,
    )
    audit("consent_given", record, by=by, detail=record.code)
    return record


@transaction.atomic
def withdraw(record: ConsentRecord, *, way, by) -> ConsentRecord:
    """Take a consent back, by whichever way the person said so. What it let us publish goes at once, for good."""
    given = ConsentRecord.objects.select_for_update().given().get(code=record.code)
    again = ConsentRecord.objects.withdrawn().filter(code=given.code).first()
    if again:
        return again
    gone = ConsentRecord.objects.create(
        code=given.code,
        kind=ConsentRecord.Kind.WITHDRAWN,
        purpose=given.purpose,
        area_id=given.area_id,
        way=way,
        language=given.language,
        text_hash=given.text_hash,
    )
    audit("consent_taken_back", gone, by=by, detail=given.code)
    taken_back.send(ConsentRecord, code=given.code)
    return gone


def holding(code: str, purpose: str, day=None) -> ConsentRecord | None:
    """The consent behind a code, when it is for this purpose and holds on a local day (today)."""
    if not code:
        return None
    return ConsentRecord.objects.holding(day).filter(code=code, purpose=purpose).first()


def why_not(code: str, purpose: str) -> str:
    """One sentence on why nothing may be published by this code, or an empty text when it may."""
    if not code:
        return _("Write the code of the consent. The coordinator has it.")
    if holding(code, purpose):
        return ""
    if not ConsentRecord.objects.given().filter(code=code, purpose=purpose).exists():
        return _("There is no consent with this code for this purpose. Check the code.")
    return _("This consent does not hold any more. Ask the person again first.")


def end_consents(now: datetime.datetime, dry_run: bool) -> int:
    """Retention: the proof goes two years after the consent ended, and with it anything still kept under its code."""
    limit = now - KEPT_AFTER_END
    over = set(
        ConsentRecord.objects.given().filter(valid_until__lt=limit.date()).values_list("code", flat=True)
    )
    over |= set(ConsentRecord.objects.withdrawn().filter(at__lt=limit).values_list("code", flat=True))
    rows = ConsentRecord.objects.filter(code__in=over)
    if dry_run:
        return rows.count()
    for code in sorted(over):
        taken_back.send(ConsentRecord, code=code)
    return rows.delete()[1].get("privacy.ConsentRecord", 0)
