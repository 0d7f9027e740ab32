"""Costs beside a budget, and figures that an editor takes to the front page."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kuulluksi.pages import actions, offered_figures
from kuulluksi.pages.models import HomePage
from kuulluksi.reports.models import CostLine, ProposedFigure
from tests.cast import make_staff
from tests.groups.helpers import make_group, open_season

pytestmark = pytest.mark.django_db


def desk_of(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_costs_stand_beside_the_budget_by_group_and_year(area, elsewhere, coordinator):
    season = open_season(make_group(area=area))
    desk, address, today = desk_of(coordinator), reverse("costs"), timezone.localdate()
    on = str(season.event_id)
    cost = {"do": "cost", "what": on, "kind": "catering", "sum": "42,50", "day": today}

    assert desk.post(address, cost).status_code == 302
    for budget, status in (("1000000,01", 422), ("25000", 302), ("40", 302)):
        assert desk.post(address, {"do": "budget", "what": on, "sum": budget}).status_code == status
    assert [desk.get(reverse(name) + "?year=²²²²").status_code for name in ("costs", "figures")] == [404, 404]
    for wrong in ({"sum": "0"}, {"sum": "-1"}, {"day": "2999-01-01"}, {"what": "999"}, {"kind": "fee"}):
        assert desk.post(address, {**cost, **wrong}).status_code == 422
    (row,) = desk.get(address).context["rows"]
    other = desk_of(make_staff("coordinator", areas=[elsewhere]))

    assert (row.words, row.catering, row.budget, row.left) == (season.event.title(), 4250, 4000, -250)
    assert ";42,50;" in desk.get(address + "?form=csv").content.decode()
    assert other.get(address).context["rows"] == []
    assert other.post(reverse("cost_remove", args=[CostLine.objects.get().pk])).status_code == 404
    assert desk_of(make_staff("steering")).get(address).status_code in (302, 403)
    desk.post(reverse("cost_remove", args=[CostLine.objects.get().pk]))
    assert CostLine.objects.count() == 0


def test_a_figure_stands_on_the_front_page_only_when_an_editor_takes_it(home, editor, coordinator):
    row = ProposedFigure.objects.create(
        code="x-2026",
        number=41,
        label_fi="tapaamista",
        year=2026,
        as_of=datetime.date(2026, 10, 1),
        proposed_by=coordinator,
    )
    address = reverse("care:figure", args=[row.pk, "take"])

    assert desk_of(coordinator).post(address).status_code in (302, 403)
    assert "41" not in str(list(HomePage.objects.get(pk=home.pk).figures))
    actions.give_rights()
    offered_figures.take(row, by=editor)
    row.refresh_from_db()

    assert (row.state, row.settled_by) == (ProposedFigure.State.TAKEN, editor)
    with pytest.raises(ValidationError):
        offered_figures.take(row, by=editor)
