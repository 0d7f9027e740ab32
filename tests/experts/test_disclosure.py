"""How much of a person is told is their own word: by default, for one time, and on a card that leads nowhere."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from booking.experts import actions, cards
from booking.experts.models import AliasCard, Disclosure
from kuulluksi.notices.signals import public_words_changed

from .helpers import agreed, fresh, make_expert, make_invited
from .test_bank import key_on, own_address
from .test_desk import at_desk
from .test_pages import link_in_mail, offer_path, post

pytestmark = [pytest.mark.django_db, pytest.mark.either]
NAME = "Metsän Väki"


def requester_reads(row) -> str:
    return Client().get(f"/fi/p/{link_in_mail(row.request)}/").text


def test_the_expert_chooses_for_one_time_and_the_requester_reads_exactly_that(client, area, coordinator):
    row = agreed(make_invited(area, coordinator), coordinator)
    actions.confirm(row, by=coordinator)

    nameless = post(client, offer_path(row), {"answer": "appear", "level": "first_name"})
    post(client, offer_path(row), {"answer": "appear", "level": "first_name", "name": NAME})
    told = requester_reads(row)
    post(client, offer_path(row), {"answer": "appear", "level": "group"})

    assert nameless.status_code == 409
    assert NAME in told
    assert row.expert.alias not in told
    hidden = requester_reads(row)
    assert (NAME in hidden, row.expert.alias in hidden) == (False, False)
    assert fresh(row).name_shown.open() == ""


def test_the_desk_tells_less_but_never_more_than_the_persons_yes(area, coordinator):
    expert = make_expert(area, disclosure=Disclosure.PSEUDONYM, by=coordinator)
    row = make_invited(area, coordinator, expert=expert)

    with pytest.raises(ValidationError, match="has not said yes"):
        actions.narrow_disclosure(row, Disclosure.FULL_NAME, by=coordinator)
    address = reverse("experts_desk:assignment_deed", args=[row.pk, "narrow"])
    forged = at_desk(coordinator).post(address, {"level": "full_name"})
    at_desk(coordinator).post(address, {"level": "written"})

    assert forged.status_code == 422
    assert fresh(row).level == Disclosure.WRITTEN


def test_telling_less_in_general_tells_less_at_once_everywhere(area, coordinator):
    expert = make_expert(area, disclosure=Disclosure.FULL_NAME, by=coordinator)
    row = make_invited(area, coordinator, expert=expert)
    actions.choose_disclosure(row, Disclosure.FULL_NAME, name=NAME)

    actions.change_profile(expert, {"disclosure": Disclosure.WRITTEN}, by="expert")

    row = fresh(row)
    assert row.level == Disclosure.WRITTEN
    assert row.name_shown.open() == ""


def test_a_card_shows_only_own_words_after_a_yes_and_a_reading_and_goes_at_once(client, area, coordinator):
    expert = make_expert(area, by=coordinator)
    address = own_address(expert, coordinator)
    key = key_on(post(client, address, {"word": "oma sana"}).text)
    bumps = []
    public_words_changed.connect(lambda **kw: bumps.append(kw["sender"]), weak=False, dispatch_uid="card-test")
    told = {"card_name": "Saniainen", "card_words": "Kysykää meiltä ensin.", "card_language": "fi"}

    unsaid = post(client, address, {"key": key, "do": "card", **told})
    post(client, address, {"key": key, "do": "card", "card_yes": "on", **told})
    before = cards.public_voices()
    card = AliasCard.objects.get()
    at_desk(coordinator).post(reverse("experts_desk:card_deed", args=[card.pk, "show"]))
    shown = cards.public_voices()
    AliasCard.objects.update(
        agreed_until=timezone.localdate() - timezone.timedelta(days=1), agreed_on="2020-01-01"
    )
    lapsed = cards.public_voices()
    post(client, address, {"key": key, "do": "card_away"})
    public_words_changed.disconnect(dispatch_uid="card-test")

    assert (unsaid.status_code, before, lapsed) == (422, [], [])
    assert shown == [cards.Voice("Saniainen", "Kysykää meiltä ensin.", "fi")]
    assert not AliasCard.objects.exists()


def test_two_may_come_together_and_each_decides_alone(client, area, coordinator):
    pair = [
        make_expert(area, by=coordinator, level="new"),
        make_expert(area, by=coordinator, level="experienced"),
    ]
    asked = make_invited(area, coordinator).request
    first, second = actions.invite(asked, pair, together=True, support_person="Tuttu", by=coordinator)

    assert "With another expert by experience" in client.get(offer_path(first).replace("/fi/", "/en/")).text
    actions.step_aside(first)
    assert (
        "With another expert by experience" not in client.get(offer_path(second).replace("/fi/", "/en/")).text
    )
    assert fresh(second).is_open
