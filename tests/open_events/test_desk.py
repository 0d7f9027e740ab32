"""The desk of open events: what a coordinator and an editor make, and what they do not see."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from booking.open_events import actions
from booking.open_events.models import OpenEvent
from tests.groups.helpers import make_group

from .helpers import LINK, make_event

pytestmark = [pytest.mark.django_db, pytest.mark.either]


def filled(area, **kw):
    day = timezone.localdate() + timedelta(days=20)
    return {
        "kind": "info",
        "audience": "professionals",
        "how": "both",
        "places_here": "12",
        "places_remote": "",
        "starts_on": day.isoformat(),
        "starts_at": "13:00",
        "hours": "1",
        "minutes": "0",
        "repeats": "weekly",
        "interval": "1",
        "ends": "count",
        "count": "3",
        "per_date": "on",
        "title_fi": "Info uusille",
        "text_fi": "Kerromme tunnissa kaiken.",
        "area": area.pk if area else "",
        "venue": "Esimerkkitalo",
        "venue_is_public": "on",
        "remote_link": LINK,
        "asks": ["wishes", "diet"],
        **kw,
    }


def save(client, data):
    """Look at the dates, then save what was looked at."""
    page = client.post(reverse("open_events_desk:new"), data)
    return client.post(
        reverse("open_events_desk:new"), {**data, "seen": page.context.get("seen", ""), "save": "1"}
    )


def test_a_coordinator_makes_shows_and_changes_a_hybrid_info_session(client, coordinator, area):
    client.force_login(coordinator)

    done = save(client, filled(area))
    made = OpenEvent.objects.get()
    assert done.url == reverse("open_events_desk:event", args=[made.pk])
    assert (made.published, made.per_date, made.entrances.count()) == (False, True, 6)
    assert made.entrances.filter(how="here").first().sheet.asks == ["diet", "wishes"]
    assert client.get(f"/fi/tapahtumat/{made.slug}/").status_code == 404

    client.post(reverse("open_events_desk:show", args=[made.pk, "nayta"]))
    assert client.get(f"/fi/tapahtumat/{made.slug}/").status_code == 200
    page = client.get(done.url)
    form = client.get(reverse("open_events_desk:change", args=[made.pk]))
    assert "0 / 12" in page.text
    assert not any("kanarialintu" in one.text for one in (page, form))

    data = {"title_fi": "Info kaikille", "text_fi": "Uusi teksti.", "area": area.pk, "venue": "Toinen talo"}
    client.post(reverse("open_events_desk:change", args=[made.pk]), data)
    made.refresh_from_db()
    made.event.refresh_from_db()
    assert (made.title_fi, made.event.title_fi, made.event.venue) == (
        "Info kaikille",
        "Info kaikille",
        "Toinen talo",
    )
    assert actions.remote_link_of(made) == LINK
    assert made.entrances.first().sheet.heading_fi == "Info kaikille"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"remote_link": "javascript:alert(1)"}, "https://"),
        ({"text_fi": f"Tule: {LINK}"}, "Etälinkki"),
        ({"title_fi": ""}, "suomeksi"),
        ({"audience": "group_members"}, "ainakin yksi ryhmä"),
        ({"places_here": "-4"}, "1"),
        ({"starts_on": "3.13.2026"}, "24.12.2026"),
        ({"kind": "x' OR 1=1", "asks": ["nothing"]}, "virhe"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(client, coordinator, area, wrong, said):
    make_group(area=area)
    client.force_login(coordinator)

    page = save(client, filled(area, for_whom_fi="Säilyvä sana", **wrong))

    assert page.status_code == 200
    assert said.casefold() in page.text.casefold()
    assert "Säilyvä sana" in page.text
    assert not OpenEvent.objects.exists()


def test_an_editor_makes_open_ones_of_any_area_and_never_sees_joint_ones(client, editor, coordinator, area):
    group = make_group(area=area)
    joint = make_event(kind="joint", audience="group_members", invited=[group.code], area=area, by=coordinator)
    client.force_login(editor)

    save(client, filled(None))
    page = save(client, filled(None, audience="group_members", invited=[group.code]))

    assert OpenEvent.objects.visible_to(editor).count() == 1
    assert page.status_code == 200
    assert client.get(reverse("open_events_desk:event", args=[joint.pk])).status_code == 404
    assert client.post(reverse("open_events_desk:invitation", args=[joint.pk])).url == "/hallinta/"


def test_another_areas_coordinator_sees_none_of_it_and_the_calendars_desk_changes_only_dates(
    client, coordinator, area, elsewhere
):
    ours, theirs = make_event(area=area, by=coordinator), make_event(area=elsewhere)
    client.force_login(coordinator)

    assert [one.pk for one in OpenEvent.objects.visible_to(coordinator)] == [ours.pk]
    for name in ("event", "change"):
        assert client.get(reverse(f"open_events_desk:{name}", args=[theirs.pk])).status_code == 404
    assert client.post(reverse("open_events_desk:show", args=[theirs.pk, "piilota"])).status_code == 404
    form = client.get(reverse("schedule_desk:change", args=[ours.event.uid]))
    assert 'name="visibility"' not in form.text
    assert 'name="starts_on"' in form.text
