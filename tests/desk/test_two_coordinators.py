"""Two coordinators with the same form open: what the second one writes over is told, and what was typed is kept."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils import translation

from booking.experts import actions
from booking.experts.models import ExpertProfile, ExpertRequest
from kuulluksi.privacy.access import for_delivery
from tests.cast import make_staff
from tests.experts.helpers import afternoon_in, confirmed
from tests.experts.stage import make_invited

pytestmark = [pytest.mark.django_db, pytest.mark.either]


@pytest.fixture
def desk(area, coordinator):
    client = Client(HTTP_ACCEPT_LANGUAGE="en")
    client.force_login(make_staff("coordinator", areas=[area]))
    with translation.override("en"):
        yield client


def opened(client, page: str, address: str) -> dict:
    """What a browser would send of the form that leads to an address, as it stands on a page."""
    body = client.get(page).content.decode()
    form = BeautifulSoup(body, "html.parser").find("form", action=None if address == page else address)
    if address == page:
        form = next(
            one for one in BeautifulSoup(body, "html.parser").main.find_all("form") if not one.get("action")
        )
    return sent(form)


def sent(form) -> dict:
    data = {}
    for field in form.find_all(["input", "textarea", "select"]):
        name, kind = field.get("name"), field.get("type")
        if field.name == "select":
            chosen = field.find("option", selected=True) or field.find("option")
            data[name] = [chosen["value"]]
        elif field.name == "textarea":
            data[name] = [field.get_text().removeprefix("\n")]
        elif kind not in ("checkbox", "radio") or field.has_attr("checked"):
            data.setdefault(name, []).append(field.get("value", ""))
    return data


def deed(row, name) -> str:
    kind = "request" if isinstance(row, ExpertRequest) else "assignment"
    return reverse(f"experts_desk:{kind}_deed", args=[row.pk, name])


def told(row, name):
    row = type(row).objects.get(pk=row.pk)
    sealed = {"audience", "support_person", "boundaries"}
    return for_delivery(row, [name])[name] if name in sealed else getattr(row, name)


def cases(row):
    """(page, address, row, column, field, mine, theirs as it is typed): one form of each kind."""
    asked, page = row.request, reverse("experts_desk:request", args=[row.request_id])
    change = reverse("experts_desk:expert_edit", args=[row.expert_id])
    return [
        (page, deed(asked, "change"), asked, "audience", "audience", "Kolme tiimiä", "Koko talo"),
        (page, deed(asked, "experts"), asked, "experts_wanted", "number", "3", "2"),
        (page, deed(row, "name_support"), row, "support_person", "support_person", "Ohjaaja", "Isosisko"),
        (change, change, row.expert, "boundaries", "boundaries", "Ei koulusta", "Ei kodista"),
    ]


def test_what_another_wrote_meanwhile_is_told_and_what_was_typed_stays(area, coordinator, desk):
    for page, address, row, column, field, mine, theirs in cases(make_invited(area, coordinator)):
        form = opened(desk, page, address)
        desk.post(address, {**opened(desk, page, address), field: theirs})
        assert str(told(row, column)) == theirs

        answer = desk.post(address, {**form, field: mine})

        assert (address, answer.status_code) == (address, 422)
        body = answer.content.decode()
        assert f"“{theirs}”" in body
        assert str(told(row, column)) == theirs
        again = next(
            one
            for one in BeautifulSoup(body, "html.parser").main.find_all("form")
            if one.find(attrs={"name": field}) and (one.get("action") or page) == address
        )
        assert sent(again)[field] == [mine]
        desk.post(address, sent(again))
        assert str(told(row, column)) == mine


def test_what_one_did_not_touch_keeps_what_the_other_wrote(area, coordinator, desk):
    row = make_invited(area, coordinator)
    change = reverse("experts_desk:expert_edit", args=[row.expert_id])
    form = opened(desk, change, change)
    actions.change_profile(row.expert, {"travel_km": 40, "languages": ["fi", "sv"]}, by=coordinator)

    answer = desk.post(change, {**form, "boundaries": "Ei koulusta"})

    assert answer.status_code == 302
    expert = ExpertProfile.objects.get(pk=row.expert_id)
    assert (expert.travel_km, expert.languages) == (40, ["fi", "sv"])
    assert told(expert, "boundaries") == "Ei koulusta"


def test_a_deed_that_cannot_be_done_gives_back_what_was_typed(area, coordinator, desk):
    row = make_invited(area, coordinator)
    page = reverse("experts_desk:request", args=[row.request_id])
    time = deed(row.request, "agree_time")
    form = opened(desk, page, time)
    actions.agree_time(row.request, afternoon_in(9), by=coordinator)

    answer = desk.post(time, {**form, "day": str(afternoon_in(12).date()), "clock": "09:00"})

    assert answer.status_code == 422  # a colleague agreed on another time meanwhile
    assert 'value="09:00"' in answer.content.decode()
    prepare = deed(confirmed(row, coordinator), "prepare")
    actions.cancel_request(row.request, by=coordinator)

    answer = desk.post(prepare, {"orientation_on": str(afternoon_in(-1).date()), "fee": "80,00"})

    assert answer.status_code == 422
    assert "Confirm the expert first." in answer.content.decode()
