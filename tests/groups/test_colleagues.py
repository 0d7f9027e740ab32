"""Those who lead find each other, hand their group on, and hear once a month of open groups."""

import pytest
import time_machine
from django.urls import reverse
from wagtail.users.models import UserProfile

from groups.digest import send_digest, want_digest
from groups.listing import address_of
from groups.models import NoDigest
from kuulluksi.notices.models import Message
from tests.cast import make_area, make_staff
from tests.groups.helpers import make_group, open_season

pytestmark = [pytest.mark.django_db, pytest.mark.either]


def test_leaders_of_the_same_kind_or_area_find_each_other(client, area, facilitator):
    far = make_area()
    same_kind, same_area, other = (make_staff("facilitator") for _n in range(3))
    make_group(area=area, leader=facilitator, kind="peer")
    make_group(area=far, leader=same_kind, kind="peer")
    make_group(area=area, leader=same_area, kind="activity")
    make_group(area=far, leader=other, kind="parents")
    client.force_login(facilitator)

    page = client.get(reverse("groups_desk:colleagues")).content.decode()

    assert same_kind.email in page
    assert same_area.email in page
    assert other.email not in page
    assert facilitator.email not in page
    client.force_login(make_staff("editor"))
    assert client.get(reverse("groups_desk:colleagues"))["Location"] == "/hallinta/"


def test_a_short_address_leads_to_the_group_and_says_nothing_of_it(client, area, facilitator):
    group = make_group("sijaissisarukset", area=area, leader=facilitator)
    short = reverse("groups:short", kwargs={"code": group.code})
    client.force_login(facilitator)

    page = client.get(reverse("groups_desk:hand_out", args=[group.pk])).content.decode()
    client.logout()
    led = client.get(short)

    assert short in page
    assert "<svg" in page
    assert group.slug not in short
    assert led["Location"] == address_of(group.slug, "fi")
    group.published = False
    group.save()
    assert client.get(short).status_code == 404


def test_staff_hear_of_open_groups_once_a_month_unless_they_have_said_no(client, area):
    group = make_group(area=area)
    glad, tired, far = (make_staff("supervisor", areas=[one]) for one in (area, area, make_area()))
    swedish = make_staff("facilitator", areas=[area])
    UserProfile.objects.create(user=swedish, preferred_language="sv")
    with time_machine.travel("2027-03-02T10:00:00+02:00"):
        open_season(group)
        want_digest(tired, False)
        send_digest()
        send_digest()
    with time_machine.travel("2027-03-09T10:00:00+02:00"):
        assert send_digest() == 0

    told = Message.objects.filter(kind="groups_open_staff")
    assert {row.dedupe_key.rpartition(":")[2]: row.language for row in told} == {
        str(glad.pk): "fi",
        str(swedish.pk): "sv",
    }
    assert not told.filter(dedupe_key__endswith=f":{far.pk}").exists()
    leader = make_staff("facilitator")
    client.force_login(leader)
    client.post(reverse("groups_desk:digest"), {"wanted": "no"})
    assert NoDigest.objects.filter(user=leader).exists()
    client.post(reverse("groups_desk:digest"), {"wanted": "yes"})
    assert not NoDigest.objects.filter(user=leader).exists()
