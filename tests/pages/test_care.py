"""What somebody should look at again: a listing once a year, a page past its day, a language that lacks."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from kuulluksi.notices.models import Message
from kuulluksi.pages import actions, care
from kuulluksi.pages.models import InfoPage, NgoPage

from .. import cast
from .conftest import make_ngo, under

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate()
DAY = datetime.timedelta(days=1)


@pytest.fixture
def own(directory, organisation):
    return make_ngo(directory, organisation, slug="auttajat", last_checked=TODAY - 340 * DAY)


@pytest.fixture
def keeper(own, organisation):
    actions.give_rights()
    user = cast.make_staff("ngo_editor", username="keeper")
    actions.make_ngo_editor(organisation, user)
    return user


def told():
    return Message.objects.filter(kind=care.KIND).count()


def test_the_keeper_is_reminded_once_and_the_coordinator_only_when_a_year_is_full(own, keeper, coordinator):
    care.remind()
    care.remind()
    assert told() == 1

    NgoPage.objects.filter(pk=own.pk).update(last_checked=TODAY - 366 * DAY)
    care.remind()
    care.remind()
    assert told() == 3  # the keeper and the coordinator
    own.refresh_from_db()
    assert own.live

    care.checked(own, by=keeper)
    care.remind()
    assert told() == 3


def test_one_press_says_that_the_facts_hold_and_no_draft_takes_it_back(client, own, keeper, directory):
    other = make_ngo(directory, title="Toiset", slug="toiset")
    own.save_revision()
    client.force_login(keeper)
    page = client.get(reverse("care:list")).content.decode()
    assert "Auttajat" in page
    assert "Toiset" not in page

    client.post(reverse("care:checked", args=[own.pk]))
    assert client.post(reverse("care:checked", args=[other.pk])).status_code == 404
    own.refresh_from_db()
    assert own.last_checked == TODAY
    own.get_latest_revision().publish()
    own.refresh_from_db()
    assert own.last_checked == TODAY


def test_editors_see_what_lacks_a_language_and_what_is_past_its_day(client, home, swedish_home, editor):
    both = under(home, InfoPage(title="Molemmilla", slug="molemmat"))
    other = InfoPage(title="Båda", slug="bada", translation_key=both.translation_key)
    under(swedish_home, other)
    under(home, InfoPage(title="Vain suomeksi", slug="vain", review_on=TODAY))
    actions.wayfinding.forget()

    assert [(each.page.title, each.languages) for each in care.without_translation()] == [
        ("Vain suomeksi", ("sv",))
    ]
    assert [page.title for page in care.past_their_day(TODAY)] == ["Vain suomeksi"]
    actions.give_rights()
    client.force_login(editor)
    assert client.get(reverse("care:list")).content.decode().count("Vain suomeksi") == 2


@pytest.mark.parametrize("many", [1, 3])
def test_the_page_of_care_takes_the_same_queries(
    client, directory, editor, many, django_assert_max_num_queries
):
    actions.give_rights()
    for n in range(many):
        make_ngo(directory, slug=f"n{n}")
    client.force_login(editor)
    client.get(reverse("care:list"))

    with django_assert_max_num_queries(41) as captured:
        client.get(reverse("care:list"))
    assert len(captured.captured_queries) == 38
