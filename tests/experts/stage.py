"""What the tests of this room put on the stage."""

from booking.experts import actions
from booking.experts.models import ExpertProfile
from booking.experts.topics import Topic
from kuulluksi.directory.models import EngagementType
from tests.cast import make_staff

NAME = "Nimetön Testaaja"
EMAIL = "pyytaja@example.test"


def make_type(slug="talk") -> EngagementType:
    return EngagementType.objects.get_or_create(slug=slug, defaults={"name_fi": "Puheenvuoro"})[0]


def make_expert(area, **kw) -> ExpertProfile:
    by = kw.pop("by", None) or make_staff("coordinator", areas=[area])
    details = {
        "alias": "Kokemusasiantuntija A",
        "contact": "0400000001",
        "channel": ExpertProfile.Channel.SMS,
        "birth_year": "1999",
        "languages": ["fi"],
        "topics": [Topic.PLACEMENT],
        "stage": ExpertProfile.Stage.ACTIVE,
        **kw,
    }
    return actions.add_expert(details, areas=[area], engagement_types=[make_type()], by=by)


def answers(area, **kw) -> dict:
    return {
        "engagement_type": make_type(),
        "aim": "Kuulemme, mikä auttoi.",
        "audience": "Kahden tiimin työntekijät",
        "host": "Johtava sosiaalityöntekijä",
        "organisation_name": "Avohuolto",
        "requester_name": NAME,
        "requester_email": EMAIL,
        "area": area,
        "wishes": ["2027-01-20T13:00"],
        **kw,
    }


def make_request(area, nonce="nonce-1", **kw):
    return actions.send_request(answers(area, **kw), nonce=nonce, language="fi").request


def make_invited(area, coordinator, *, nonce="nonce-1", expert=None, **kw):
    """One request and one expert invited to it."""
    asked = make_request(area, nonce)
    expert = expert or make_expert(area)
    kw = {"support_person": "Tuttu työntekijä", "fee_cents": 8000, **kw}
    (row,) = actions.invite(asked, [expert], by=coordinator, **kw)
    return row
