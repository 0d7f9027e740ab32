"""A coordinator plans a weekly series with the keyboard alone: the holidays left out, one meeting moved, one cancelled,
the rule edited, and what will change looked at before it is saved. Then the same without JavaScript."""

import re

import pytest

from booking.calendar.models import Event
from tests.cast import make_area, make_staff

NEW = "/hallinta/kalenteri/uusi/"


@pytest.fixture
def coordinator(db):
    return make_staff("coordinator", areas=[make_area("hameenlinna", name_fi="Hämeenlinna")])


def reach(page, selector, *, most=200):
    """Press Tab until the focus is there."""
    for _press in range(most):
        if page.evaluate("s => document.activeElement?.matches(s)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} cannot be reached with Tab")


def write(page, selector, text):
    reach(page, selector)
    page.keyboard.press("Control+A")
    page.keyboard.type(text)


def day(page, selector, text):
    """A date field is typed as the browser's own language wants it: here the value is set, as its picker would."""
    reach(page, selector)
    page.locator(selector).fill(text)


def press(page, selector):
    reach(page, selector)
    page.locator(":focus").press("Enter")


def tick(page, selector):
    reach(page, selector)
    page.keyboard.press("Space")


def seen(page, axe, within=".desk"):
    assert axe(page, within=within) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_series_is_planned_with_the_keyboard_alone(open_page, axe, coordinator):
    page = open_page(NEW, user=coordinator, width=1280)
    page.locator("h1").wait_for()
    seen(page, axe)
    write(page, "[name=title_fi]", "Info omaisille")
    day(page, "[name=starts_on]", "2090-11-27")
    day(page, "[name=starts_at]", "17:00")
    write(page, "[name=hours]", "2")
    reach(page, "[name=repeats]:checked")
    page.keyboard.press("ArrowDown")  # by the week
    tick(page, "[name=weekdays][value=MO]")
    tick(page, "[name=weekdays][value=WE]")
    day(page, "[name=until]", "2090-12-20")
    reach(page, "[name=area]")
    page.keyboard.press("ArrowDown")
    page.locator("[data-dates]").get_by_text("Itsenäisyyspäivä").wait_for()  # shown live, nothing pressed yet
    press(page, "[name=holidays]")
    page.locator("#left-2090-12-06:checked").wait_for()
    seen(page, axe)
    press(page, "[name=save]")
    page.get_by_role("heading", name="Info omaisille").wait_for()
    event = Event.objects.get()
    assert event.occurrences.count() == 7

    press(page, "tbody tr:nth-child(1) a")
    page.locator("form [name=starts_on]").wait_for()
    seen(page, axe)
    day(page, "[name=starts_on]", "2090-11-28")
    press(page, "[name=show]")
    page.locator("[name=save]").wait_for()
    press(page, "[name=save]")
    page.get_by_text(re.compile("siirretty päivästä 27.11.2090", re.IGNORECASE)).wait_for()
    press(page, "tbody tr:nth-child(2) a")
    page.locator("form [name=starts_on]").wait_for()
    press(page, ".button.no")
    page.get_by_text("peruttu", exact=True).wait_for()
    seen(page, axe)

    press(page, "a[href$='/muokkaa/']")
    page.locator("[data-schedule]").wait_for()
    day(page, "[name=starts_at]", "18:00")
    day(page, "[name=until]", "2090-12-13")
    page.get_by_role("heading", name="2 tapaamista jää pois").wait_for()
    page.get_by_role("heading", name="1 tapaamista on muutettu erikseen, ja se säilyy").wait_for()
    assert event.occurrences.count() == 7
    seen(page, axe)
    press(page, "[name=save]")
    page.get_by_text("Muutokset on tallennettu.").wait_for()

    rows = list(event.occurrences.order_by("start"))
    assert [(row.start.astimezone(event.tz).strftime("%d.%m. %H"), row.is_cancelled) for row in rows] == [
        ("28.11. 17", False),  # moved by hand: its own time stays
        ("29.11. 18", True),
        ("04.12. 18", False),
        ("11.12. 18", False),
        ("13.12. 18", False),
    ]


def test_the_dates_are_shown_before_saving_without_javascript_too(open_page, coordinator):
    page = open_page(NEW, user=coordinator, javascript=False, width=390)
    page.locator("[name=title_fi]").fill("Avoimet ovet")
    page.locator("[name=starts_on]").fill("2090-12-06")
    page.locator("[name=starts_at]").fill("03:15")
    page.locator("[name=hours]").fill("2")
    page.locator("[name=area]").select_option(index=1)
    page.locator("[name=save]").click()
    assert "kello 3:n ja 4:n välillä" in page.locator(".errors").inner_text()
    assert page.locator("[name=title_fi]").input_value() == "Avoimet ovet"

    page.locator("[name=starts_at]").fill("13:15")
    page.locator("[name=save]").click()
    assert "1 tapaaminen" in page.locator("[data-dates]").inner_text()
    assert not Event.objects.exists()
    page.locator("[name=save]").click()
    assert page.locator("h1").inner_text() == "Avoimet ovet"
    assert Event.objects.get().occurrences.count() == 1
