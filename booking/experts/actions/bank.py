"""The expert bank: profiles, breaks, contact, and the yearly question. The person chooses what stands there."""

from datetime import date, timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models.functions import Length
from django.utils import timezone
from django.utils.translation import gettext as _

from booking.signups import receipts
from kuulluksi.people.models import Link
from kuulluksi.privacy.access import audit, for_delivery

from ..models import CheckIn, ExpertProfile, FeeClaim, LegalIdentity, ProofSeen
from .ages_again import lock_with_open_requests, look_at_age_again
from .disclosing import narrow_with_profile
from .telling import OWN_LINK, own_link, tell_person

MANY = ("areas", "engagement_types", "experience")


@transaction.atomic
def add_expert(details: dict, *, areas, engagement_types=(), experience=(), by) -> ExpertProfile:
    """A new profile under a working name. details: columns of ExpertProfile, and ``legal_name`` if the person wants.

    The code is made here. The person gets a link to their own page when they have a channel for it.
    """
    details = dict(details)
    legal_name = details.pop("legal_name", "")
    old_enough(details.get("birth_year", ""))
    expert = _with_the_next_code(details)
    expert.areas.set(areas)
    expert.engagement_types.set(engagement_types)
    expert.experience.set(experience)
    if by is not None and hasattr(by, "roles"):
        expert.known_by.add(by)
    if legal_name:
        set_identity(expert, legal_name, by=by)
    audit("added", expert, by=by)
    return expert


def _with_the_next_code(details: dict) -> ExpertProfile:
    """Codes count upwards and are never given twice: a payroll reference outlives its profile. Two who come at the same
    moment get one each: who was later counts once more."""
    for _attempt in range(5):
        number = max(_highest(ExpertProfile, "code"), _highest(FeeClaim, "payroll_reference")) + 1
        try:
            with transaction.atomic():
                return ExpertProfile.objects.create(code=f"KA-{number:03}", **details)
        except IntegrityError:
            continue
    raise ValidationError(_("Something went wrong on our side. Please send it again."))


def _highest(model, name: str) -> int:
    """KA-1000 comes after KA-999: the longer code is the higher one."""
    codes = model.objects.exclude(**{name: ""}).order_by(Length(name).desc(), f"-{name}")
    return int((codes.values_list(name, flat=True).first() or "KA-0")[3:])


def old_enough(birth_year: str) -> None:
    """Nobody below the set age is in the bank: children take part in groups. Raises ValidationError."""
    year = str(birth_year or "")
    if year.isdigit() and timezone.localdate().year - int(year) < settings.EXPERT_MIN_AGE:
        raise ValidationError(
            _("In the bank people are at least %(age)d years old. Children take part in groups.")
            % {"age": settings.EXPERT_MIN_AGE}
        )


@transaction.atomic
def change_profile(expert: ExpertProfile, details: dict, *, by) -> ExpertProfile:
    """Write what was chosen. A new support person has to be accepted anew, by both; a year of birth may change who is
    under 18 in what is still ahead."""
    if "birth_year" in details:
        expert = lock_with_open_requests(expert)
    else:
        expert = ExpertProfile.objects.select_for_update().get(pk=expert.pk)
    details = dict(details)
    many = {name: details.pop(name) for name in MANY if name in details}
    old_enough(details.get("birth_year", ""))
    if "support_person" in details:
        before = for_delivery(expert, ["support_person"])["support_person"]
        if before != details["support_person"]:
            details["support_agreed_on"] = None
            by_person = by == "expert" and details["support_person"]
            details["support_accepted_on"] = timezone.localdate() if by_person else None
    for name, value in details.items():
        setattr(expert, name, value)
    if details:
        expert.save(update_fields=list(details))
    if "disclosure" in details:
        narrow_with_profile(expert)
    if "birth_year" in details:
        look_at_age_again(expert, by=by)
    for name, rows in many.items():
        getattr(expert, name).set(rows)
    audit("profile_changed", expert, by=by)
    return expert


@transaction.atomic
def take_break(expert: ExpertProfile, *, until: date | None = None, by) -> ExpertProfile:
    """A break needs no reason and has no history: the profile says only whether it is on now."""
    if until and until < timezone.localdate():
        raise ValidationError(_("The day has already been. Choose a day ahead, or leave it open."))
    expert.on_break, expert.break_until = True, until
    expert.save(update_fields=["on_break", "break_until"])
    return expert


@transaction.atomic
def end_break(expert: ExpertProfile, *, by) -> ExpertProfile:
    expert.on_break, expert.break_until = False, None
    expert.save(update_fields=["on_break", "break_until"])
    return expert


@transaction.atomic
def confirm_profile(expert: ExpertProfile, *, by) -> ExpertProfile:
    """The profile is right and the person stays: said on their own page, or to the coordinator today."""
    expert.confirmed_on, expert.asked_on = timezone.localdate(), None
    expert.confirmed_by_person = by == "expert"
    expert.save(update_fields=["confirmed_on", "asked_on", "confirmed_by_person"])
    audit("profile_confirmed", expert, by=by)
    return expert


@transaction.atomic
def support_agreed(expert: ExpertProfile, *, by) -> ExpertProfile:
    """The support person said yes to the coordinator. The expert's own yes is given on their page."""
    expert = ExpertProfile.objects.select_for_update().get(pk=expert.pk)
    if not for_delivery(expert, ["support_person"])["support_person"]:
        raise ValidationError(_("Write first who supports the expert."))
    expert.support_agreed_on = timezone.localdate()
    expert.save(update_fields=["support_agreed_on"])
    audit("support_agreed", expert, by=by)
    return expert


@transaction.atomic
def support_accepted(expert: ExpertProfile, *, by="expert") -> ExpertProfile:
    expert.support_accepted_on = timezone.localdate()
    expert.save(update_fields=["support_accepted_on"])
    return expert


# --- The person's own page ---


@transaction.atomic
def open_own_page(expert: ExpertProfile, *, by) -> Link:
    """A new link to the person's own page, sent by the channel they chose. An earlier link and word end."""
    Link.objects.live().filter(purpose=OWN_LINK, subject_id=expert.pk).update(revoked_at=timezone.now())
    expert.word_hash = ""
    expert.save(update_fields=["word_hash"])
    link = Link.objects.issue(OWN_LINK, expert)
    tell_person(expert, "expert_page", link=link)
    audit("own_page_opened", expert, by=by)
    return link


@transaction.atomic
def choose_word(expert: ExpertProfile, word: str) -> ExpertProfile:
    """The word that opens the own page, chosen once by whoever got the first message."""
    expert = ExpertProfile.objects.select_for_update().get(pk=expert.pk)
    if expert.word_hash:
        raise ValidationError(_("A word has already been chosen. If it was not you, call the coordinator."))
    if len(receipts.word_of(word)) < 4:
        raise ValidationError(_("Choose a word of at least four letters."))
    expert.word_hash = receipts.seal_secret("word", receipts.word_of(word))
    expert.save(update_fields=["word_hash"])
    return expert


# --- Contact ---


@transaction.atomic
def check_in(expert: ExpertProfile, *, on: date, channel: str, note: str = "", by) -> CheckIn:
    """Somebody asked how it goes. The next time stands in the rhythm agreed with the person."""
    if on > timezone.localdate():
        raise ValidationError(_("The day is still ahead."))
    row = CheckIn.objects.create(expert=expert, on=on, channel=channel, note=note.strip(), by=by)
    expert.next_check_in = on + timedelta(days=expert.check_in_days)
    expert.save(update_fields=["next_check_in"])
    expert.known_by.add(by)
    audit("checked_in", expert, by=by)
    return row


@transaction.atomic
def saw_proof(expert: ExpertProfile, kind: str, *, by) -> ProofSeen:
    """A paper was shown today. Only that it was seen is written down."""
    if kind not in ProofSeen.Kind.values:
        raise ValidationError(_("Choose one."))
    try:
        with transaction.atomic():
            row = ProofSeen.objects.create(expert=expert, kind=kind, seen_on=timezone.localdate(), seen_by=by)
    except IntegrityError:
        raise ValidationError(_("This has already been noted today.")) from None
    audit("proof_seen", expert, by=by, detail=kind)
    return row


@transaction.atomic
def know_personally(expert: ExpertProfile, *, by) -> ExpertProfile:
    """The coordinator has met them: a proposal then comes from a person who knows."""
    if expert.known_by.filter(pk=by.pk).exists():
        expert.known_by.remove(by)
    else:
        expert.known_by.add(by)
    return expert


@transaction.atomic
def asked_by_phone(expert: ExpertProfile, *, by) -> ExpertProfile:
    """The yearly question was asked on the phone, and the person wants to think."""
    expert.asked_on = timezone.localdate()
    expert.save(update_fields=["asked_on"])
    audit("asked_to_stay", expert, by=by)
    return expert


def ask_to_stay(payload: dict | None = None) -> int:
    """The yearly question to whoever can be written to; the desk calls the others. Asked once, then 60 days to answer."""
    today, asked = timezone.localdate(), 0
    for expert in ExpertProfile.objects.to_be_asked(today).exclude(channel=ExpertProfile.Channel.CALL):
        with transaction.atomic():
            if not ExpertProfile.objects.filter(pk=expert.pk, asked_on__isnull=True).update(asked_on=today):
                continue  # another worker asked at the same moment
            if not tell_person(expert, "expert_stay", link=own_link(expert)):
                ExpertProfile.objects.filter(pk=expert.pk).update(asked_on=None)
                continue
            audit("asked_to_stay", expert, by="program")
            asked += 1
    return asked


# --- Who it is by law ---


@transaction.atomic
def set_identity(expert: ExpertProfile, legal_name: str, *, by) -> LegalIdentity | None:
    """Keep or take out the legal name. Empty takes it out at once."""
    expert = ExpertProfile.objects.select_for_update().get(pk=expert.pk)
    LegalIdentity.objects.filter(expert=expert).delete()
    row = (
        LegalIdentity.objects.create(expert=expert, legal_name=legal_name.strip())
        if legal_name.strip()
        else None
    )
    audit("identity_set" if row else "identity_removed", expert, by=by)
    return row
