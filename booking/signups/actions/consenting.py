"""Asking an adult for a yes, and writing down what they answered. Answers are rows of their own, never changed."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from booking.calendar.models import FeedKey
from kuulluksi.notices.actions import leave_job, leave_message
from kuulluksi.people.models import Link
from kuulluksi.privacy.access import audit, for_delivery

from .. import consent_words, consents, contacts
from ..letters import CONSENT_PURPOSE
from ..models import ConsentAsk, ConsentRecord, Party, SignUp
from ..states import OPEN, State
from .moving import is_staff, transition
from .own_calendar import PARTICIPANT_SCOPE, end_calendar
from .places import fresh
from .queue import places_of

ASK_JOB = "signups_ask_adults"
Kind, Way = ConsentRecord.Kind, ConsentRecord.Way


def check_others(way: str, channel: str, contact: str, participants: list[dict]) -> None:
    """Whoever says yes is somebody else than the child, and than whoever passes the question on."""
    for one in participants:
        _check_other(one.get("consent") or {}, one["nickname"], way, channel, contact)


def _check_other(adult: dict, nickname: str, way: str, channel: str, own: str) -> None:
    if contacts.is_own(adult.get("contact", ""), way, channel, own):
        raise _own_contact()
    if contacts.same_name(adult.get("name", ""), nickname):
        raise ValidationError(
            _("This is the same name as the child's. Another person has to answer."), code="own_name"
        )


def _own_contact() -> ValidationError:
    return ValidationError(
        _(
            "This is the number or address that you gave as your own. Another person has to answer: write theirs."
        ),
        code="own_contact",
    )


def with_own_contact(party: Party) -> list[str]:
    """Fingerprints of what has been this party's own contact up to now. An adult's through whom a young person is
    reached is not their own."""
    own = for_delivery(party, ["contact"])["contact"]
    if contacts.is_own(own, party.way, party.channel, own):
        return sorted({*party.earlier_contacts, contacts.fingerprint(own)})
    return list(party.earlier_contacts)


def check_not_the_adult(party: Party, channel: str, contact: str) -> None:
    """A new contact of the party is not that of an adult who has answered, or is to answer, for one of its people."""
    asks = ConsentAsk.objects.filter(Q(closed_at__isnull=True) | Q(records__isnull=False), signup__party=party)
    for ask in asks.distinct().order_by("created_at", "pk"):
        if contacts.is_own(for_delivery(ask, ["contact"])["contact"], party.way, channel, contact):
            raise ValidationError(
                _(
                    "The adult who answers has this number or address. Give one that is your own, or none at all."
                ),
                code="adults_contact",
            )


def begin(party: Party, signups: list[SignUp], participants: list[dict], now) -> None:
    """At signing up: a yes given in the form is written down, and other adults are asked. Each child has an adult of
    their own, and no adult sees another child.

    A ``consent`` of a participant: {"giver", "yes": True}, or {"giver", "name", "contact", "channel"}; the channel
    "staff" when nobody knows yet whom to ask.
    """
    records, asks = [], []
    for signup, one in zip(signups, participants, strict=True):
        if not signup.consent_rule:
            continue
        adult = one.get("consent") or {"giver": "", "channel": ConsentAsk.Channel.STAFF}
        if adult.get("yes"):
            records.append(_record(signup, party, Kind.GIVEN, 1, giver=adult["giver"], way=Way.FORM, at=now))
        else:
            asks.append(_ask(signup, adult, party.language, now))
    ConsentRecord.objects.bulk_create(records)
    if asks:
        ConsentAsk.objects.bulk_create(asks)
        leave_job(ASK_JOB, dedupe_key=str(party.pk), payload={"party": str(party.pk)}, is_new=True)


def _ask(signup: SignUp, adult: dict, language: str, now) -> ConsentAsk:
    return ConsentAsk(
        signup=signup,
        rule=signup.consent_rule,
        giver=adult["giver"],
        channel=adult["channel"],
        name=adult.get("name", ""),
        contact=adult.get("contact", ""),
        contact_index=contacts.index_of(adult.get("contact", "")),
        language=language,
        created_at=now,
    )


def _record(signup, party, kind, number, *, giver, way, at, language="", **columns) -> ConsentRecord:
    language = language or party.language
    return ConsentRecord(
        signup=signup,
        number=number,
        kind=kind,
        giver=giver,
        way=way,
        at=at,
        language=language,
        text_hash=consent_words.fingerprint(party.sheet, signup.consent_rule, language),
        **columns,
    )


def tell_adults(payload: dict) -> None:
    """The job that writes to the adults of one party. Once each, however often it runs."""
    asks = ConsentAsk.objects.standing().filter(signup__party=payload["party"]).select_related("signup")
    for ask in asks.order_by("created_at", "pk"):
        if ask.channel != ConsentAsk.Channel.STAFF:
            with transaction.atomic():
                write_to(ask, key="asked")


def write_to(ask: ConsentAsk, *, key: str) -> None:
    leave_message(
        "signup_consent_ask",
        channel=ask.channel,
        address=for_delivery(ask, ["contact"])["contact"],
        language=ask.language,
        link=link_to(ask),
        url_name="signups:consent",
        data={"rule": ask.rule},
        dedupe_key=f"signup_consent_ask:{ask.pk}:{key}",
    )


def link_to(ask: ConsentAsk) -> Link:
    of_this = Link.objects.live().filter(purpose=CONSENT_PURPOSE, subject_id=ask.pk).order_by("created_at")
    return of_this.first() or Link.objects.issue(CONSENT_PURPOSE, ask)


# --- Answers ---


def answer(ask: ConsentAsk, kind: str, *, name: str, language: str, by="adult") -> ConsentRecord:
    """The adult's own answer on the page behind their link. Saying the same again changes nothing."""
    if ask.closed_at:
        raise ValidationError(_("This question has been closed. You need not do anything."), code="closed")
    columns = {"giver": ask.giver, "giver_name": name, "way": Way.LINK, "language": language, "ask": ask}
    return _write(ask.signup, kind, by=by, **columns)


def write_down(
    signup: SignUp, kind: str, *, giver: str, name: str, way: str, language: str, by
) -> ConsentRecord:
    """Staff write down an answer given on paper, on the phone or face to face."""
    if not is_staff(by):
        raise ValidationError(_("Only staff write this down."), code="staff")
    if not name.strip():
        raise ValidationError(_("Write who answered. It is sealed."), code="name")
    columns = {"giver": giver, "giver_name": name.strip(), "way": way, "language": language, "written_by": by}
    return _write(signup, kind, by=by, **columns)


def _write(signup: SignUp, kind: str, *, by, giver_name: str, **columns) -> ConsentRecord:
    record = None
    with places_of(signup.sheet_id) as (
        _sheet,
        now,
    ):  # a wait that is over goes to the next, and then we say so
        signup = fresh(signup)
        lapsed = signup.state == State.PENDING_CONSENT and signup.consent_due_at <= now
        if not lapsed:
            record = _write_row(signup, kind, now, by, giver_name, columns)
    if record is None:
        raise ValidationError(
            _("The time to answer has passed, and the place has gone to the next in the queue."), code="lapsed"
        )
    return record


def _write_row(signup: SignUp, kind: str, now, by, giver_name: str, columns: dict) -> ConsentRecord:
    _check_may_answer(signup, giver_name, now)
    newest = ConsentRecord.objects.newest(signup)
    kind = _kind_after(newest, kind)
    if newest and newest.kind == kind:
        return newest
    party = Party.objects.select_related("sheet").get(pk=signup.party_id)
    number = newest.number + 1 if newest else 1
    record = _record(signup, party, kind, number, at=now, giver_name=giver_name, **columns)
    record.save(force_insert=True)
    audit(f"consent_{kind}", signup, by=by, detail=columns["way"])
    _move(signup, kind, now, by)
    return record


def _kind_after(newest: ConsentRecord | None, kind: str) -> str:
    """A no after a yes takes the yes back; taking back what was never given is a no."""
    stood = newest is not None and newest.kind == Kind.GIVEN
    if kind == Kind.GIVEN:
        return kind
    if newest is not None and not stood:
        return newest.kind
    return Kind.WITHDRAWN if stood else Kind.REFUSED


def _check_may_answer(signup: SignUp, name: str, now) -> None:
    if signup.state not in OPEN:
        raise ValidationError(
            _("This has ended, so no answer is needed. If you are unsure, call us."), code="ended"
        )
    if consents.is_of_age(signup, now):
        raise ValidationError(_("The young person decides about this themselves now."), code="of_age")
    if contacts.same_name(name, for_delivery(signup, ["nickname"])["nickname"]):
        raise ValidationError(
            _("This is the same name as the child's. Another person has to answer."), code="own_name"
        )


def _move(signup: SignUp, kind: str, now, by) -> None:
    """What an answer does to the place. A no waits: somebody talks with the young person before the place goes."""
    if kind == Kind.GIVEN and signup.state == State.PENDING_CONSENT:
        transition(signup, State.CONFIRMED, by=by)
        return
    needed = signup.consent_rule == consents.Rule.CONSENT
    if needed and kind == Kind.WITHDRAWN and signup.state == State.CONFIRMED:
        transition(signup, State.PENDING_CONSENT, by=by, consent_due_at=consents.held_until(now))


# --- Whom to ask ---


def wrong_address(ask: ConsentAsk, *, by="adult") -> None:
    """Whoever got the link is not the adult. The question closes, and staff find out whom to ask."""
    with transaction.atomic():
        if ConsentAsk.objects.standing().filter(pk=ask.pk).update(closed_at=timezone.now()):
            Link.objects.filter(purpose=CONSENT_PURPOSE, subject_id=ask.pk).update(revoked_at=timezone.now())
            adult = {"giver": ask.giver, "channel": ConsentAsk.Channel.STAFF}
            _ask(ask.signup, adult, ask.language, timezone.now()).save()
            audit("consent_wrong_address", ask.signup, by=by)


def ask_another(signup: SignUp, *, giver: str, name: str, contact: str, language: str, by) -> ConsentAsk:
    """Staff ask another adult; whoever was asked before need not answer any more, and the place is held anew."""
    adult = {
        "giver": giver,
        "name": name,
        "contact": contact,
        "channel": ConsentAsk.Channel.EMAIL if contacts.is_email(contact) else ConsentAsk.Channel.SMS,
    }
    if not (contacts.is_email(contact) or contacts.is_phone(contact)):
        raise ValidationError(_("Write the adult's phone number or e-mail address."), code="contact")
    with places_of(signup.sheet_id) as (_sheet, now):
        signup = fresh(signup)
        own = for_delivery(signup.party, ["contact"])["contact"]
        nickname = for_delivery(signup, ["nickname"])["nickname"]
        _check_other(adult, nickname, signup.party.way, signup.party.channel, own)
        if contacts.fingerprint(contact) in signup.party.earlier_contacts:
            raise _own_contact()
        if signup.state not in OPEN:
            raise ValidationError(_("This has ended, so no answer is needed."), code="ended")
        for before in signup.consent_asks.standing():
            ConsentAsk.objects.filter(pk=before.pk).update(closed_at=now)
            Link.objects.filter(purpose=CONSENT_PURPOSE, subject_id=before.pk).update(revoked_at=now)
        ask = _ask(signup, adult, language, now)
        ask.save()
        SignUp.objects.filter(pk=signup.pk).update(consent_due_at=consents.held_until(now))
        write_to(ask, key="asked")
        audit("consent_asked", signup, by=by)
    return ask


def grow_up(*, by="program") -> int:
    """Places that waited for an adult when the young person came of age are theirs. Returns how many."""
    count = 0
    waiting = SignUp.objects.filter(state=State.PENDING_CONSENT, consent_due_at__gt=timezone.now())
    for signup in waiting.order_by("pk"):
        if consents.is_of_age(signup):
            with places_of(signup.sheet_id):
                now = fresh(signup)
                if now.state == State.PENDING_CONSENT:
                    transition(now, State.CONFIRMED, by=by, detail="of age")
                    count += 1
    _close_calendars_of_adults(by)
    return count


def _close_calendars_of_adults(by) -> None:
    """An adult's calendar address shows the meetings of somebody who is 18 now: it ends as their page does."""
    kept = FeedKey.objects.live().filter(scope=PARTICIPANT_SCOPE).values("subject")
    for party in Party.objects.filter(way=Party.Way.ADULT, pk__in=kept).order_by("pk"):
        if consents.is_theirs_now(party):
            end_calendar(party, by=by)
