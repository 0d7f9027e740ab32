"""Those who asked to be told or called, and those who wish for a group that there is not yet."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kuulluksi.notices.actions import leave_message
from kuulluksi.notices.addresses import normal
from kuulluksi.people.models import Link
from kuulluksi.privacy.access import audit, for_delivery
from kuulluksi.privacy.crypto import blind_index

from ..models import Interest, PeerGroup, Season

INTEREST_LINK = "interest"


def leave_interest(
    group: PeerGroup, *, wish: str, channel: str, contact: str, language: str, form_nonce: str, by="participant"
) -> Interest:
    """Write one contact down. The same form sent twice, or the same contact again, is the first one."""
    about = {"group": group, "wish": wish}
    return _write_down(about, channel, contact, language, form_nonce, by)


def leave_wish(
    *, audience, area, channel: str, contact: str, language: str, form_nonce: str, by="participant"
) -> Interest:
    """Somebody would like a group of a kind that there is not near them. Wishes together suggest founding one."""
    about = {"group": None, "audience": audience, "area": area, "wish": Interest.Wish.NEXT}
    return _write_down(about, channel, contact, language, form_nonce, by)


class _Again(Exception):
    """This contact waits already: what was just written is taken back."""


def _write_down(about: dict, channel, contact, language, form_nonce, by) -> Interest:
    """The same work whether or not the contact waits already, so that the time of the answer tells nobody."""
    index = blind_index("groups:interest", normal(contact))
    with transaction.atomic():
        same_form = Interest.objects.filter(form_nonce=form_nonce).first()
        if same_form:
            return same_form
        waits = Interest.objects.filter(**about, contact_index=index, answered_at=None).order_by("created_at")
        there = waits.first()
        try:
            with transaction.atomic():
                interest = Interest.objects.create(
                    **about,
                    contact_index=blind_index("groups:again", form_nonce) if there else index,
                    channel=channel,
                    contact=contact.strip(),
                    language=language,
                    form_nonce=form_nonce,
                )
                _tell("interest_received", interest, contact=contact.strip())
                audit("interest_left", interest, by=by)
                if there:
                    raise _Again
        except _Again:
            return there
        except IntegrityError:  # the same contact at the same moment
            return waits.get()
    return interest


def take_up_wishes(group: PeerGroup, *, by) -> int:
    """A group has been founded: those who wished for such a one now wait for its first season. Gives how many.

    Somebody who already waits for this group is not written down twice."""
    with transaction.atomic():
        wishes = Interest.objects.waiting().filter(
            group=None, area=group.area, audience__in=group.audiences.all()
        )
        there = set(group.interests.waiting().values_list("contact_index", flat=True))
        taken = 0
        for wish in wishes.order_by("created_at"):
            if wish.contact_index in there:
                continue
            there.add(wish.contact_index)
            wish.group = group
            wish.save(update_fields=["group"])
            audit("wish_taken_up", wish, by=by)
            taken += 1
    return taken


def forget_interest(interest: Interest, *, by) -> None:
    """Erase a contact at once, when the person asks or the facilitator has called."""
    with transaction.atomic():
        audit("interest_forgotten", interest, by=by)
        Link.objects.filter(purpose=INTEREST_LINK, subject_id=interest.pk).delete()
        interest.delete()


def answer_interest(interest: Interest, *, by) -> None:
    """Mark as answered: someone has called back."""
    with transaction.atomic():
        hit = Interest.objects.filter(pk=interest.pk, answered_at=None).update(answered_at=timezone.now())
        if not hit:
            raise ValidationError(_("Someone has answered this already."))
        audit("interest_answered", interest, by=by)


def tell_interested(season: Season) -> int:
    """A season's sign-up has opened: tell those who asked. Calls are left for a person. Gives the number told."""
    told = 0
    waiting = Interest.objects.waiting().filter(group=season.group, wish=Interest.Wish.NEXT)
    for interest in waiting.exclude(channel=Interest.Channel.CALL):
        with transaction.atomic():
            _tell("interest_season_opened", interest, key=str(season.pk))
            Interest.objects.filter(pk=interest.pk).update(answered_at=timezone.now())
            audit("interest_told", interest, by="program")
        told += 1
    return told


def _tell(kind: str, interest: Interest, *, key: str = "", contact: str | None = None) -> None:
    if interest.channel == Interest.Channel.CALL:
        return
    link = Link.objects.live().filter(
        purpose=INTEREST_LINK, subject_id=interest.pk
    ).first() or Link.objects.issue(INTEREST_LINK, interest)
    leave_message(
        kind,
        channel=interest.channel,
        address=contact or for_delivery(interest, ["contact"])["contact"],
        language=interest.language,
        link=link,
        url_name="groups:interest_link",
        dedupe_key=f"{kind}:{interest.pk}:{key}",
    )
