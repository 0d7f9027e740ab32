"""Who is told: the requester by e-mail, an expert by the channel they chose, the desk by a neutral note."""

import uuid

from kuulluksi.notices.actions import leave_message
from kuulluksi.people.models import Link, User
from kuulluksi.people.roles import PREFIX
from kuulluksi.privacy.access import for_delivery

from ..models import Assignment, ExpertProfile, ExpertRequest

OFFER_LINK = "offer"
SUPPORT_LINK = "support_no"
OWN_LINK = "expert"
REQUESTER_LINK = "request"
_CHANNELS = {
    ExpertProfile.Channel.SMS: "sms",
    ExpertProfile.Channel.ADULT: "sms",
    ExpertProfile.Channel.EMAIL: "email",
}


def tell_requester(request: ExpertRequest, kind: str) -> None:
    link = Link.objects.live().filter(pk=request.mailed_link).first()
    address = for_delivery(request, ["requester_email"])["requester_email"]
    if link and address:
        leave_message(
            kind,
            channel="email",
            address=address,
            language=request.language,
            link=link,
            url_name="experts:requester",
            data={"code": request.code},
            dedupe_key=f"{kind}:{uuid.uuid4()}",
        )


def tell_expert(assignment: Assignment, kind: str, *, with_link: bool) -> bool:
    """Leave a neutral message by the channel the person chose; False when the desk must call instead.

    The key of the row says nothing: who was asked for what must not be read from the outbox.
    """
    expert = assignment.expert
    channel = _CHANNELS.get(expert.channel) if expert else None
    address = for_delivery(expert, ["contact"])["contact"] if channel else ""
    if not address:
        return False
    link = None
    if with_link:
        link = Link.objects.live().filter(purpose=OFFER_LINK, subject_id=assignment.pk).first()
    leave_message(
        kind,
        channel=channel,
        address=address,
        language=expert.language,
        link=link,
        url_name="experts:offer" if link else "",
        dedupe_key=f"{kind}:{uuid.uuid4()}",
    )
    return True


def own_link(expert: ExpertProfile) -> Link:
    """The live link to the person's own page, or a first one."""
    found = Link.objects.live().filter(purpose=OWN_LINK, subject_id=expert.pk).first()
    return found or Link.objects.issue(OWN_LINK, expert)


def tell_person(expert: ExpertProfile, kind: str, *, link: Link | None = None) -> bool:
    """A neutral message about the person's own page, by the channel they chose; False when the desk must call."""
    channel = _CHANNELS.get(expert.channel)
    address = for_delivery(expert, ["contact"])["contact"] if channel else ""
    if not address:
        return False
    leave_message(
        kind,
        channel=channel,
        address=address,
        language=expert.language,
        link=link,
        url_name="experts:own" if link else "",
        dedupe_key=f"{kind}:{uuid.uuid4()}",
    )
    return True


def tell_desk(request: ExpertRequest) -> None:
    """Ask the coordinators of the area to look at the desk; the message itself says nothing."""
    coordinators = User.objects.filter(is_active=True, groups__name=f"{PREFIX}coordinator").exclude(email="")
    if request.area_id:
        area = request.area
        coordinators = coordinators.filter(areas__in=[area.pk, area.parent_id or area.pk])
    for user in coordinators.distinct():
        tell_colleague(user)


def coordinators_of(expert: ExpertProfile):
    """Coordinators of a person's areas."""
    areas = {pk for area in expert.areas.all() for pk in (area.pk, area.parent_id or area.pk)}
    users = User.objects.filter(is_active=True, groups__name=f"{PREFIX}coordinator", areas__in=areas)
    return users.exclude(email="").distinct()


def tell_colleague(user: User) -> None:
    """A neutral note to one member of staff: look at the desk."""
    if user.email:
        leave_message(
            "staff_notice",
            channel="email",
            address=user.email,
            language="fi",
            url_name="wagtailadmin_home",
            dedupe_key=f"desk:{uuid.uuid4()}",
        )
