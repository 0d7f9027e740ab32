"""Every page the demo links to answers, and one page of every kind passes axe, wide and narrow, light and dark."""

from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from kuulluksi.demo import builder

NOT_FOR_READERS = ("/hallinta/", "/tili/", "/poistu/", "/media/", "/static/", "/posti/")
ENOUGH = 600


def links_of(address: str, html: bytes) -> set[str]:
    """Addresses of our own that the page leads to, without fragments."""
    found = set()
    for anchor in BeautifulSoup(html, "html.parser").select("a[href]"):
        parts = urlsplit(urljoin(f"http://testserver{address}", anchor["href"]))
        if parts.netloc == "testserver" and parts.scheme == "http":
            found.add(parts.path + (f"?{parts.query}" if parts.query else ""))
    return found


def wander(starts) -> tuple[dict[str, str], list[str]]:
    """Follow every link from the starts. Returns {address: its template} and what did not answer 200."""
    reader, waiting, seen, kinds, broken = Client(), list(starts), set(starts), {}, []
    while waiting and len(seen) < ENOUGH:
        address = waiting.pop(0)
        if address.startswith(NOT_FOR_READERS):
            continue
        answer = reader.get(address, follow=True)
        answer.close()  # a video is an open file
        if answer.status_code != 200 or answer.cookies:
            broken.append(f"{answer.status_code} {dict(answer.cookies)} {address}")
            continue
        if not answer.headers["Content-Type"].startswith("text/html"):
            continue
        kinds[address] = answer.templates[0].name if answer.templates else "?"
        for link in sorted(links_of(address, answer.content) - seen):
            seen.add(link)
            waiting.append(link)
    return kinds, broken


def one_of_each(kinds: dict[str, str]) -> dict[str, str]:
    """{template: the first address drawn by it}."""
    chosen = {}
    for address, template in kinds.items():
        chosen.setdefault(template, address)
    return chosen


@pytest.fixture
def demo(transactional_db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return builder.build()


def starts(demo) -> list[str]:
    access = builder.access(demo)
    private = [*access["links"].values(), *access["forms"].values()]
    return ["/fi/", "/sv/", "/en/", *(urlsplit(address).path for address in private)]


# The test server leaves a file open when the browser stops listening in the middle of a video.
@pytest.mark.filterwarnings("ignore:Exception ignored in. <_io.FileIO:pytest.PytestUnraisableExceptionWarning")
def test_every_page_answers_and_every_kind_of_page_is_accessible(demo, open_page, axe):
    kinds, broken = wander(starts(demo))

    assert broken == []
    assert len(one_of_each(kinds)) > 15

    found = {}
    for template, address in one_of_each(kinds).items():
        page = open_page(address)
        for width, scheme in ((390, "light"), (1280, "dark")):
            page.set_viewport_size({"width": width, "height": 844})
            page.emulate_media(color_scheme=scheme)
            too_wide = page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            faults = axe(page) + ([f"{too_wide} px too wide"] if too_wide > 0 else [])
            if faults:
                found[f"{template} {address} {width} {scheme}"] = faults
        page.context.close()
    assert found == {}
