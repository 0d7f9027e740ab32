"""The calendar's own pages: lists, months and odd addresses."""

from datetime import date, datetime, time, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from .fetching import soon
from .test_actions import HELSINKI, make


@pytest.mark.parametrize(
    "path",
    [
        "/fi/kalenteri/",
        "/sv/kalenteri/",
        "/fi/kalenteri/?area=hameenlinna&kind=group",
        "/fi/kalenteri/{month}/",
    ],
)
def test_the_calendar_asks_as_much_with_one_event_as_with_thirty(client, db, area, path):
    day = timezone.localdate() + timedelta(days=3)
    path = path.format(month=f"{day:%Y-%m}")

    def queries():
        client.get(path)  # the way to the front page is remembered until words change
        with CaptureQueriesContext(connection) as found:
            assert client.get(path).status_code == 200
        return len(found)

    soon(area=area, starts_on=day)
    one = queries()
    for number in range(29):
        soon(area=area, starts_on=day + timedelta(days=number % 5))

    assert one == queries() <= 8


@pytest.mark.parametrize(
    "path",
    [
        "/fi/kalenteri/?area=olematon&kind=%27&time=x&page=-3",
        "/fi/kalenteri/?page=9999",
        "/fi/kalenteri/2000-01/",
        "/fi/kalenteri/2099-12/",
        "/fi-simple/kalenteri/",
    ],
)
def test_an_odd_address_of_the_calendar_still_opens(client, db, path):
    assert client.get(path).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/fi/kalenteri/1999-01/",
        "/fi/kalenteri/2026-13/",
        "/fi/kalenteri/laji/olematon.ics",
        "/fi/kalenteri/alue/olematon.ics",
        "/fi/kalenteri/kerta/00000000-0000-4000-8000-000000000000.ics",
    ],
)
def test_an_address_of_nothing_is_not_found(client, db, path):
    assert client.get(path).status_code == 404


def test_the_past_is_listed_latest_first(client, db):
    make(starts_on=date(2026, 1, 5), titles={"fi": "Vanhin"})
    make(starts_on=date(2026, 2, 5), titles={"fi": "Uudempi"})
    with time_machine.travel(datetime(2026, 3, 1, 12, tzinfo=HELSINKI), tick=False):
        page = client.get("/fi/kalenteri/?time=past").content.decode()

    assert 0 < page.index("Uudempi") < page.index("Vanhin")


def test_a_whole_day_of_several_days_stands_on_each_of_them(client, db):
    make(starts_on=date(2026, 3, 10), starts_at=None, duration=timedelta(days=3), titles={"fi": "Leiri"})
    make(starts_on=date(2026, 3, 20), starts_at=time(23), duration=timedelta(hours=1), titles={"fi": "Ilta"})
    page = client.get("/fi/kalenteri/2026-03/").content.decode()
    table = page[page.index("<table") : page.index("</table>")]

    assert (table.count("Leiri"), table.count("Ilta")) == (3, 1)
