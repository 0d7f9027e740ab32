"""Journey d: the desk's own pages are calm by day and by night, and every message has words in every language.

The way from a request to a fee that is paid: test_story_request_to_paid.py.
"""

import pytest

from booking.experts import actions
from kuulluksi.notices.delivery import words_of
from kuulluksi.notices.models import Message
from tests.cast import make_area, make_staff
from tests.experts.stage import make_expert, make_request, make_type


@pytest.fixture
def house(transactional_db):
    area = make_area("hameenlinna", name_fi="Hämeenlinna")
    coordinator = make_staff("coordinator", areas=[area], username="koordinaattori")
    make_type()
    experts = [make_expert(area, alias=f"Kokemusasiantuntija {letter}", by=coordinator) for letter in "AB"]
    return area, coordinator, experts


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_desks_other_pages_are_calm_too(open_page, axe, house, scheme):
    _area, coordinator, experts = house
    desk = open_page("/hallinta/valitys/", user=coordinator, scheme=scheme, width=1280)
    for path in (
        "/hallinta/valitys/",
        "/hallinta/valitys/pankki/",
        f"/hallinta/valitys/pankki/{experts[0].pk}/",
        "/hallinta/valitys/pankki/uusi/",
        "/hallinta/valitys/puhelimessa/",
        "/hallinta/valitys/palkkiot/",
        "/hallinta/luvut/",
    ):
        desk.goto(path)
        assert (path, axe(desk, within=".desk")) == (path, [])


def test_every_message_has_words_in_every_language(house):
    """The messages of this room have words in every language."""
    area, coordinator, experts = house
    asked = make_request(area)
    actions.invite(asked, experts, by=coordinator, support_person="Tuttu")
    for message in Message.objects.all():
        for language in ("fi", "sv", "en", "fi-simple"):
            message.language = language
            assert "lastensuojelu" not in words_of(message).body.lower()
