"""Two presses at the same moment, through a real server with threads of its own, on whichever database the run is on."""

import re
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from types import SimpleNamespace
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from bs4 import BeautifulSoup

from booking.signups.models import SignUp
from kuulluksi.privacy import form_tokens
from tests.cast import make_sheet
from tests.signups import walk

pytestmark = [pytest.mark.load, pytest.mark.django_db(transaction=True)]
ROUNDS = 4


class Browser:
    """What walk.py needs of a client, over HTTP, without cookies."""

    def __init__(self, base: str):
        self.base = base

    def get(self, address):
        return self._ask(Request(self.base + address))

    def post(self, address, data, **_extra):
        headers = {"Origin": self.base, "Sec-Fetch-Site": "same-origin"}
        return self._ask(Request(self.base + address, urlencode(data).encode(), headers))

    def _ask(self, request):
        try:
            with urlopen(request, timeout=30) as answer:
                return SimpleNamespace(status_code=answer.status, headers=answer.headers, content=answer.read())
        except HTTPError as answer:
            return SimpleNamespace(status_code=answer.code, headers=answer.headers, content=answer.read())


@pytest.fixture
def browser(live_server, monkeypatch):
    monkeypatch.setattr(form_tokens, "LEAST_SECONDS", 0)
    return Browser(live_server.url)


def send_at_once(browser, sheet, pages) -> list:
    """Press "send" on each of these check pages at the same moment."""
    barrier = Barrier(len(pages))

    def press(page):
        barrier.wait(timeout=30)
        return walk.post(browser, walk.address(sheet), page)

    with ThreadPoolExecutor(len(pages)) as crowd:
        return list(crowd.map(press, pages))


def words(page) -> str:
    return " ".join(BeautifulSoup(page.content, "html.parser").main.get_text(" ", strip=True).split())


def test_a_double_click_is_one_sign_up_and_shows_the_same_page_twice(browser):
    for _round in range(ROUNDS):
        sheet = make_sheet()
        page = walk.to_check(browser, sheet)

        first, second = send_at_once(browser, sheet, [page, page])

        assert (first.status_code, second.status_code) == (200, 200)
        assert re.fullmatch(r"\d{4} \d{4} \d{4} \d{4}", walk.code_on(first))
        assert words(first) == words(second)
        assert [one.state for one in SignUp.objects.filter(sheet=sheet)] == ["confirmed"]


def test_two_people_press_at_once_for_the_last_place_and_both_are_told_plainly(browser):
    for _round in range(ROUNDS):
        sheet = make_sheet(capacity=1)
        pages = [walk.to_check(browser, sheet) for _person in range(2)]

        answers = send_at_once(browser, sheet, pages)

        assert [one.status_code for one in answers] == [200, 200]
        assert sorted(one.state for one in SignUp.objects.filter(sheet=sheet)) == ["confirmed", "waitlisted"]
        assert len({walk.code_on(one) for one in answers}) == 2
        assert sorted("jonossa" in words(one) for one in answers) == [False, True]
        assert not any("Set-Cookie" in one.headers for one in answers)
