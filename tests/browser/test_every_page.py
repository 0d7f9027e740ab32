"""Every page the demo links to answers, and one page of every kind passes axe, wide and narrow, light and dark, and is light
to load. The long test asks every kind in every language."""

import gzip
import html
import re
from urllib.parse import urljoin, urlsplit

import pytest
from django.conf import settings
from django.test import Client

from kuulluksi.demo import builder
from kuulluksi.pages import wayfinding

NOT_FOR_READERS = ("/hallinta/", "/tili/", "/poistu/", "/media/", "/static/", "/posti/")
ENOUGH = 600
LINK = re.compile(r"<a\b[^>]*?\shref=\"([^\"]*)\"")
PACKED = ("text/", "application/javascript", "application/json", "image/svg+xml")
MOST = {"bytes": 36_000, "script": 5_000, "requests": 10}  # the gates are 60, 15 and 10: what was won stays won
WITH_PICTURES = {
    "pages/home.html": 60_000,
    "pages/video.html": 60_000,
    "pages/forum.html": 60_000,
    "look/style.html": 50_000,
}
LANGUAGES = [code for code, _name in settings.LANGUAGES]


def links_of(address: str, page: str) -> set[str]:
    """Addresses of our own that the page leads to, without fragments."""
    found = set()
    for target in LINK.findall(page):
        parts = urlsplit(urljoin(f"http://testserver{address}", html.unescape(target)))
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
        for link in sorted(links_of(address, answer.text) - seen):
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
def demo(transactional_db, settings, tmp_path, monkeypatch):
    monkeypatch.setattr(wayfinding, "SECONDS", 600)  # nothing is published while we wander
    settings.MEDIA_ROOT = tmp_path
    return builder.build()


def starts(demo) -> list[str]:
    access = builder.access(demo)
    private = [*access["links"].values(), *access["forms"].values()]
    return [*(f"/{code}/" for code in LANGUAGES), *(urlsplit(address).path for address in private)]


# --- What a first view weighs ---


def on_the_wire(answer) -> int:
    """Bytes of an answer's body as a server sends them that packs what can be packed. Headers are not counted."""
    body = answer.body()
    kind = answer.headers.get("content-type", "")
    return len(gzip.compress(body, 6)) if kind.startswith(PACKED) else len(body)


def weight_of(answers) -> dict[str, int]:
    """Bytes, bytes of script and number of the answers that a page asked for."""
    came = [(answer, on_the_wire(answer)) for answer in answers if answer.status == 200]
    return {
        "bytes": sum(size for _answer, size in came),
        "script": sum(size for answer, size in came if answer.request.resource_type == "script"),
        "requests": len(answers),
    }


def too_heavy(template: str, found: dict[str, int]) -> list[str]:
    most = {**MOST, "bytes": WITH_PICTURES.get(template, MOST["bytes"])}
    return [f"{found[what]} {what}" for what in most if found[what] > most[what]]


def write_down(weights: dict[str, dict[str, int]]) -> None:
    """For people: what each kind of page weighs, heaviest first."""
    lines = [f"{'page':45} {'kB':>6} {'script':>6} requests"]
    for template, found in sorted(weights.items(), key=lambda pair: -pair[1]["bytes"]):
        kilobytes = f"{found['bytes'] / 1000:6.1f} {found['script'] / 1000:6.1f}"
        lines.append(f"{template:45} {kilobytes} {found['requests']:8}")
    (settings.VAR / "page-weights.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


# --- What is wrong with a page ---


def faults_of(page, axe, width: int, scheme: str) -> list[str]:
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme=scheme)
    too_wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    faults = axe(page) + ([f"{too_wide} px too wide"] if too_wide > 0 else [])
    return [f"{width} {scheme}: {fault}" for fault in faults]


# The test server leaves a file open when the browser stops listening in the middle of a video.
unfinished_video = pytest.mark.filterwarnings(
    "ignore:Exception ignored in. <_io.FileIO:pytest.PytestUnraisableExceptionWarning"
)


@unfinished_video
def test_every_page_answers_and_every_kind_of_page_is_accessible_and_light(demo, open_page, axe):
    kinds, broken = wander(starts(demo))

    assert broken == []
    assert len(one_of_each(kinds)) > 15

    found, weights = {}, {}
    for template, address in one_of_each(kinds).items():
        page, answers = open_page("about:blank"), []
        page.on("response", lambda answer, answers=answers: answers.append(answer))
        page.goto(address)
        faults = faults_of(page, axe, 390, "light")
        weights[template] = weight_of(list(answers))  # axe takes a while: what loads late has come too
        faults += too_heavy(template, weights[template]) + faults_of(page, axe, 1280, "dark")
        if faults:
            found[f"{template} {address}"] = faults
        page.context.close()
    write_down(weights)
    assert found == {}


@pytest.mark.full
@unfinished_video
def test_every_kind_of_page_in_every_language_is_accessible_by_day_and_by_night(demo, open_page, axe):
    kinds, _broken = wander(starts(demo))
    found, asked = {}, set()
    for language in LANGUAGES:
        own = {address: kind for address, kind in kinds.items() if address.startswith(f"/{language}/")}
        for template, address in one_of_each(own).items():
            asked.add((template, language))
            page = open_page(address)
            faults = []
            for shape in ((390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")):
                faults += faults_of(page, axe, *shape)
            if faults:
                found[f"{template} {address}"] = faults
            page.context.close()

    lacking = {template for template, _language in asked} - {name for name, code in asked if code != "fi"}
    print(f"{len(asked)} pages in four shapes; only in Finnish: {sorted(lacking)}")
    assert found == {}
    assert len(asked) > 100
