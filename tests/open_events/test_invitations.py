"""Joint events: for members of chosen groups, listed nowhere, entered from one's own page or with a link."""

import pytest
from django.urls import reverse

from booking.open_events import actions
from booking.signups.models import Party, SignUp
from booking.signups.states import State
from kuulluksi.notices.models import Message
from tests.groups.helpers import make_group, open_season
from tests.signups import walk
from tests.signups.helpers import sign_up

from .helpers import make_event, sheet_of

pytestmark = pytest.mark.django_db
TITLE = "Yhteinen kanarialintu"


@pytest.fixture
def group(area, facilitator):
    return make_group(area=area, leader=facilitator, kind="developer")


def make_joint(group, **kw):
    words = {"title_fi": TITLE, "text_fi": "Syödään yhdessä.", "title_sv": "", "title_en": "", "text_en": ""}
    return make_event(
        kind="joint", audience="group_members", invited=[group.code], more_words=words, area=group.area, **kw
    )


def member_of(group, *names, word="kissankello", **kw):
    kw = {"channel": "email", "contact": "lumi@example.test", **kw}
    return sign_up(open_season(group).sheet, *(names or ("Lumi",)), word=word, **kw)


def opened(client, made, key="kissankello"):
    return walk.post(client, reverse("signups:own", kwargs={"token": made.link.token}), do="open", key=key)


def press(client, made, page, **data):
    address = reverse("signups:own", kwargs={"token": made.link.token})
    return walk.post(client, address, open=walk.hidden(page, "open"), **data)


def test_a_member_is_told_once_and_says_yes_on_their_own_page(client, group):
    member = member_of(group, "Lumi", "Kaarna")
    other = sign_up(open_season(make_group(area=group.area)).sheet, word="kissankello")
    made = make_joint(group, places={"here": 5})
    actions.hide(made, by="test")
    actions.publish(made, by="test")
    assert Message.objects.filter(kind="open_event_invited").count() == 1

    page = opened(client, member)
    assert TITLE in page.text
    assert TITLE not in opened(client, other).text
    assert (
        "ei ole enää"
        in press(client, other, page=opened(client, other), do="join", invitation=made.pk.hex).text
    )

    done = press(client, member, page, do="join", invitation=made.pk.hex)
    again = press(client, member, page, do="join", invitation=made.pk.hex)

    assert "olet mukana" in done.text
    assert SignUp.objects.filter(sheet=sheet_of(made), state=State.CONFIRMED).count() == 2
    assert "on paikka" in again.text
    new = Party.objects.get(sheet=sheet_of(made))
    address = reverse(
        "signups:own",
        kwargs={"token": actions.signups.already(f"invited:{made.pk}:{member.party.pk}:0").link.token},
    )
    assert TITLE not in client.get(address).text
    assert TITLE in walk.post(client, address, do="open", key="kissankello").text
    assert new.contact_index == member.party.contact_index


def test_who_has_no_word_gets_a_receipt_code_and_who_withdrew_may_say_yes_again(client, group):
    member = member_of(group, word="")
    made = make_joint(group, places={"here": 5})

    page = opened(client, member, key=member.receipt_code)
    assert "kuittikoodi talteen" in press(client, member, page, do="join", invitation=made.pk.hex).text
    actions.signups.withdraw_party(Party.objects.get(sheet=sheet_of(made)), by="participant")
    press(client, member, page, do="join", invitation=made.pk.hex)

    assert sorted(SignUp.objects.filter(sheet=sheet_of(made)).values_list("state", flat=True)) == [
        "confirmed",
        "withdrawn",
    ]


def test_a_joint_event_is_there_for_nobody_who_is_not_invited(client, group):
    member_of(group)
    made = make_joint(group)
    sheet = sheet_of(made)
    found = walk.post(client, walk.address(sheet), token="", step="who", **{"person-0-nickname": "Vili"})

    assert [
        client.get(path).status_code
        for path in (
            walk.address(sheet),
            f"/fi/tapahtumat/{made.slug}/",
            f"/fi/soitto/{sheet.code}/",
            f"/fi/lahete/{sheet.code}/",
            f"/fi/kalenteri/{made.event.uid}/",
        )
    ] == [404] * 5
    assert found.status_code == 404
    for path in ("/fi/tapahtumat/", "/fi/kalenteri/tapahtumat.ics", "/fi/kalenteri/"):
        assert "kanarialintu" not in client.get(path).text
    with pytest.raises(actions.ValidationError):
        sign_up(sheet)


def test_an_invitation_link_tells_nothing_before_it_is_opened_and_leads_to_a_place(client, group, coordinator):
    made = make_joint(group, places={"here": 2, "remote": 2})
    sheet = sheet_of(made)
    first = actions.new_invitation_link(made, by=coordinator)
    link = actions.new_invitation_link(made, by=coordinator)
    address = reverse("open_events:invited", kwargs={"token": link.token})

    assert client.get(reverse("open_events:invited", kwargs={"token": first.token})).status_code == 404
    closed = client.get(address)
    assert "kanarialintu" not in closed.text
    page = walk.post(client, address)
    assert TITLE in page.text.replace("\xad", "")
    assert "<title>Lomake" in page.text
    page = walk.who(client, sheet, page=page, side=sheet.code)
    page = walk.contact(client, sheet, page)
    with walk.later():
        done = walk.post(client, walk.address(sheet), page)

    assert done.status_code == 200
    assert SignUp.objects.get(sheet=sheet).state == State.CONFIRMED
