"""An NGO keeps its own listing, and a coordinator lets it through."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection, WorkflowState

from kuulluksi.notices import duties
from kuulluksi.notices.models import Message
from kuulluksi.pages import actions
from kuulluksi.pages.models import NgoPage
from kuulluksi.people.models import User

from .. import cast
from .conftest import make_ngo

CHANGE = {
    "title": "Auttajat",
    "slug": "auttajat",
    "summary": "Uusi kuvaus.",
    "side": "kaikki",
    "ages": "noin 12–20-vuotiaille",
}


@pytest.fixture
def listings(directory, organisation):
    own = make_ngo(directory, organisation, slug="auttajat")
    other = make_ngo(directory, title="Toiset", slug="toiset")
    other.title = "Toisten salainen luonnos"
    other.save_revision()
    actions.give_rights()
    return own, other


@pytest.fixture
def own_editor(listings, organisation):
    user = cast.make_staff("ngo_editor", username="own-editor")
    actions.make_ngo_editor(organisation, user)
    return user


def sent(client, page, **more):
    form = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).context["form"]
    data = {}
    for field in form:
        value = field.value()
        if value is None or value is False:
            continue
        data[field.html_name] = value
    for name in ("responsible", "activity", "services_text", "training_text", "support_text"):
        data[name] = (
            '{"entityMap":{},"blocks":[{"key":"a","text":"Sana","type":"unstyled","depth":0,"inlineStyleRanges":[],"entityRanges":[]}]}'
        )
    for formset in form.formsets.values():
        prefix = formset.prefix
        data |= {
            f"{prefix}-TOTAL_FORMS": 0,
            f"{prefix}-INITIAL_FORMS": 0,
            f"{prefix}-MIN_NUM_FORMS": 0,
            f"{prefix}-MAX_NUM_FORMS": 0,
        }
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {**data, **CHANGE, **more})


def test_editor_changes_only_the_own_listing(client, listings, own_editor):
    own, other = listings
    client.force_login(own_editor)

    assert client.get(reverse("wagtailadmin_pages:edit", args=[own.pk])).status_code == 200
    assert client.get(reverse("wagtailadmin_pages:edit", args=[other.pk])).status_code in (302, 403)
    assert sent(client, own).status_code in (200, 302)
    own.refresh_from_db()
    assert own.summary == "Vanhemmat tukevat vanhempia."  # the public reads the old words
    assert own.get_latest_revision_as_object().summary == "Uusi kuvaus."


def test_change_is_live_after_a_coordinator_approves(client, listings, own_editor, coordinator):
    own, _other = listings
    client.force_login(own_editor)
    sent(client, own, **{"action-submit": "1"})

    state = WorkflowState.objects.get(object_id=str(own.pk))
    assert state.status == WorkflowState.STATUS_IN_PROGRESS
    today = timezone.localdate()
    (waits,) = [duty for duty in duties.all_of(coordinator) if duty.url.endswith(f"/{own.pk}/edit/")]
    assert (waits.about, waits.due) == (
        f"Auttajat, lähetetty {today.day}.{today.month}.",
        today + datetime.timedelta(days=7),
    )
    state.current_task_state.approve(user=coordinator)

    own.refresh_from_db()
    assert own.summary == "Uusi kuvaus."
    assert duties.all_of(coordinator) == []


def test_draft_titles_of_others_do_not_show_in_the_chooser(client, listings, own_editor, directory):
    client.force_login(own_editor)

    answer = client.get(reverse("wagtailadmin_choose_page_child", args=[directory.pk]))
    searched = client.get(reverse("wagtailadmin_choose_page_search"), {"q": "salainen"})

    assert answer.status_code == 200
    assert "salainen" not in answer.content.decode()
    assert "Toisten salainen" not in searched.content.decode()


def test_ngo_without_a_listing_has_no_editor_yet(db, organisation):
    with pytest.raises(ValidationError):
        actions.make_ngo_editor(organisation, cast.make_staff("ngo_editor"))


def test_making_an_editor_twice_changes_nothing(listings, organisation, own_editor):
    before = own_editor.groups.count()

    actions.make_ngo_editor(organisation, own_editor)

    assert own_editor.groups.count() == before


def test_one_press_makes_listing_group_collection_workflow_and_rights(client, directory, coordinator):
    ngo = cast.make_organisation("uusi-jarjesto", name_fi="Uusi järjestö ry")
    person = cast.make_staff(username="uusi-toimittaja")
    client.force_login(coordinator)
    form = {"organisation": ngo.pk, "user": person.pk}

    for _twice in range(2):
        assert client.post(reverse("ngos_desk:add"), form).status_code == 302

    listing = NgoPage.objects.get(organisation=ngo)
    assert (listing.live, listing.get_workflow().name) == (False, actions.NGO_WORKFLOW)
    assert Collection.objects.filter(name="Uusi järjestö ry").count() == 1
    person = User.objects.get(pk=person.pk)
    assert person.roles == {"ngo_editor"}
    client.force_login(person)
    assert client.get(reverse("wagtailadmin_pages:edit", args=[listing.pk])).status_code == 200
    assert client.get(reverse("ngos_desk:list")).status_code == 200

    client.force_login(coordinator)
    assert (
        client.post(reverse("ngos_desk:add"), {"organisation": ngo.pk, "user": coordinator.pk}).status_code
        == 422
    )
    client.post(reverse("ngos_desk:end", args=[ngo.pk, person.pk]))
    assert User.objects.get(pk=person.pk).roles == set()


def test_who_sent_a_change_hears_what_came_of_it(client, listings, own_editor, coordinator):
    own, _other = listings
    waiting = lambda: client.get(reverse("ngos_desk:list")).text  # noqa: E731
    for answer, kind in (("reject", "listing_sent_back_staff"), ("approve", "listing_approved_staff")):
        client.force_login(own_editor)
        sent(client, own, **{"action-submit": "1"})
        client.force_login(coordinator)
        state = WorkflowState.objects.filter(object_id=str(own.pk)).latest("pk").current_task_state
        assert reverse("wagtailadmin_pages:edit", args=[own.pk]) in waiting().split("</ul>")[0]
        url = reverse("wagtailadmin_pages:workflow_action", args=[own.pk, answer, state.pk])
        client.post(url, {"comment": "Lisää vielä puhelinnumero."})
        message = Message.objects.get(kind=kind)
        assert message.url_name == "ngos_desk:list"
        client.force_login(own_editor)
        assert ("Lisää vielä puhelinnumero." in waiting()) == (answer == "reject")
    own.refresh_from_db()
    assert own.summary == "Uusi kuvaus."


def test_a_listing_names_its_volunteer_coordinator_as_a_role(client, directory):
    make_ngo(directory, slug="auttajat", volunteer_role="Vapaaehtoistyön koordinaattori")

    assert "Vapaaehtoistyön koordinaattori" in client.get("/fi/jarjestot/auttajat/").text


def test_an_online_community_is_told_as_a_fact_and_leads_nowhere(client, directory):
    make_ngo(
        directory, slug="a", online_community="Suljettu viestiryhmä", online_by_others=True, online_ages=13
    )

    brief = BeautifulSoup(client.get("/fi/jarjestot/a/").content, "html.parser").select_one(".facts")

    fact = [row for row in brief.select("div") if row.dt.get_text() == "Verkossa"]
    assert fact[0].dd.get_text(" ") == (
        "Suljettu viestiryhmä Ylläpitäjä on muu kuin järjestö, ja sillä on omat ehtonsa. Ikäraja 13 vuotta. "
        "Tällä sivustolla et tarvitse sitä mihinkään."
    )
    assert fact[0].select("a, img, iframe, script") == []
    for way_in in ("Ryhmä: chat.example.com/abc", "Viestiryhmä, 040 123 4567"):
        with pytest.raises(ValidationError):
            make_ngo(directory, slug="b", online_community=way_in)
