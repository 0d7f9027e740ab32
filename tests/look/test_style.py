"""What keeps the look one look: tokens, no inline anything, small files, words without a database."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.template import loader
from django.test import Client

from kuulluksi.look import errors

pytestmark = pytest.mark.either

STATIC = settings.ROOT / "static"
TEMPLATES = settings.ROOT / "templates"
OUR_PAGES = sorted(path.relative_to(TEMPLATES).as_posix() for path in TEMPLATES.rglob("*.html"))
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b(?![\w-]*\s*\{)|\b(?:rgba?|hsla?)\(")
INLINE = re.compile(r"<style\b|\sstyle=|\son[a-z]+=\"|href=\"javascript:|<script(?![^>]*\b(?:src=|type=\"application/(?:ld\+)?json\"))", re.I)  # fmt: skip

TEXT_PAIRS = [
    *[("ink", wall) for wall in ("paper", "paper-2", "paper-3", "mark", "field", "ok-paper", "error-paper")],
    *[("ink-2", wall) for wall in ("paper", "paper-2", "paper-3", "field")],
    *[("link", wall) for wall in ("paper", "paper-2", "paper-3")],
    ("on-action", "action"), ("on-action", "action-hover"),
    ("error", "paper"), ("error", "error-paper"), ("error", "field"), ("ok", "paper"), ("ok", "ok-paper"),
    *[("full", wall) for wall in ("paper", "paper-2", "paper-3")],
    *[("on-wall", f"{wall}{ring}") for wall in ("lakka", "jakala", "kanerva", "huurre") for ring in ("", "-rengas")],
    *[("on-wall-dark", f"{wall}{ring}") for wall in ("mustikka", "sammal") for ring in ("", "-rengas")],
]  # fmt: skip
EDGE_PAIRS = [("edge", "paper"), ("edge", "field"), ("edge", "paper-2"), ("focus", "paper"), ("focus", "focus-halo"), ("action", "paper")]  # fmt: skip


def tokens() -> tuple[dict, dict]:
    """The colours by day and by night."""
    parts = (STATIC / "css/tokens.css").read_text(encoding="utf-8").split("@media")
    day = dict(re.findall(r"--([\w-]+):\s*(#[0-9a-fA-F]{6})", parts[0]))
    return day, day | dict(re.findall(r"--([\w-]+):\s*(#[0-9a-fA-F]{6})", parts[1]))


def light(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    more, less = sorted((light(one), light(other)), reverse=True)
    return (more + 0.05) / (less + 0.05)


@pytest.mark.parametrize("time", [0, 1], ids=["day", "night"])
def test_every_text_can_be_read(time):
    palette = tokens()[time]

    weak = [pair for pair in TEXT_PAIRS if contrast(palette[pair[0]], palette[pair[1]]) < 7]
    faint = [pair for pair in EDGE_PAIRS if contrast(palette[pair[0]], palette[pair[1]]) < 3]

    assert (weak, faint) == ([], [])


def test_rings_stay_faint():
    """Strong stripes cause visual stress."""
    palette = tokens()[0]

    for wall in ("lakka", "jakala", "kanerva", "huurre", "mustikka", "sammal"):
        assert contrast(palette[wall], palette[f"{wall}-rengas"]) <= 1.6


def test_colours_are_written_in_tokens_alone():
    found = []
    for path in sorted((STATIC / "css").glob("*.css")):
        if path.name in ("tokens.css", "desk.css"):  # the desk sets the tokens of Wagtail's own look
            continue
        words = re.sub(r"/\*.*?\*/|url\([^)]*\)", "", path.read_text(encoding="utf-8"), flags=re.S)
        found += [f"{path.name}: {match.group()}" for match in COLOUR.finditer(words)]
    for name in OUR_PAGES:
        words = (TEMPLATES / name).read_text(encoding="utf-8")
        words = re.sub(r'<meta name="theme-color"[^>]*>|href="[^"]*"|&#\d+;', "", words)
        found += [f"{name}: {match.group()}" for match in COLOUR.finditer(words)]

    assert found == []


@pytest.mark.parametrize("name", OUR_PAGES)
def test_a_template_compiles_and_holds_no_inline_script_or_style(name):
    loader.get_template(name)
    words = (TEMPLATES / name).read_text(encoding="utf-8")

    assert [match.group() for match in INLINE.finditer(words)] == []


def test_the_theme_colours_are_the_papers():
    base = (TEMPLATES / "base.html").read_text(encoding="utf-8")
    day, night = tokens()

    assert re.findall(r'theme-color" content="(#\w+)"', base) == [day["paper"], night["paper"]]


def test_fonts_that_are_preloaded_are_the_ones_the_page_uses():
    base = (TEMPLATES / "base.html").read_text(encoding="utf-8")
    css = (STATIC / "css/base.css").read_text(encoding="utf-8")

    preloaded = re.findall(r"fonts/[\w-]+\.woff2", base)

    assert len(preloaded) == 1
    for font in preloaded:
        assert (STATIC / font).exists()
        assert f"../{font}" in css


def packed(path: Path) -> int:
    raw = path.read_bytes()
    return len(raw) if path.suffix == ".woff2" else len(gzip.compress(raw, 9))


def test_a_first_view_of_the_frame_weighs_less_than_sixty_kilobytes(db):
    html = Client().get("/fi/sivusto/poistuminen/").content
    files = set(re.findall(rb'(?:src|href)="/static/([^"#]+)', html))

    weight = len(gzip.compress(html, 6)) + sum(packed(Path(finders.find(name.decode()))) for name in files)

    assert weight < 60_000
    assert len(files) <= 9


def test_the_script_is_small():
    assert (STATIC / "js/kuulluksi.js").stat().st_size < 5_000


# --- Error pages ---


@pytest.mark.parametrize("status", [400, 403, 404, 410, 429, 500, 503])
@pytest.mark.parametrize(("code", "lang"), [("fi", "fi"), ("sv", "sv"), ("en", "en"), ("fi-simple", "fi")])
def test_an_error_speaks_the_language_of_the_address_and_offers_a_next_step(db, rf, status, code, lang):
    answer = errors.error_page(rf.get(f"/{code}/somewhere/"), status)

    words = answer.content.decode()
    assert answer.status_code == status
    assert f'<html lang="{lang}">' in words
    assert f'href="/{code}/"' in words
    assert 'href="tel:112"' in words
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("status", [500, 503])
def test_the_pages_for_a_broken_house_ask_the_database_nothing(rf, status):
    """This test has no database at all."""
    answer = errors.error_page(rf.get("/sv/somewhere/"), status)

    assert b"112" in answer.content


def test_when_even_the_error_page_breaks_there_is_a_sentence_left(rf, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr(errors, "render_to_string", broken)

    answer = errors.server_error(rf.get("/fi/"))

    assert (answer.status_code, b"112" in answer.content) == (500, True)


def test_a_form_without_a_token_is_told_what_to_do(db):
    answer = Client(enforce_csrf_checks=True).post("/tili/login/", {"login": "x"})

    assert answer.status_code == 403
    assert b"tel:112" in answer.content


@pytest.mark.parametrize(("code", "exit_word"), [("fi", "Poistu"), ("sv", "Lämna"), ("en", "Leave")])
def test_every_page_has_the_exit_the_help_and_the_languages(db, code, exit_word):
    words = Client().get(f"/{code}/sivusto/palaute/").content.decode()

    assert f"<span>{exit_word}" in words
    assert words.index('class="skip"') < words.index('class="exit"') < words.index('class="langs"')
    for number in ("112", "116111", "0925250111", "0925250112", "0400000001"):
        assert f'href="tel:{number}"' in words
    assert f'href="/{code}/sivusto/palaute/" lang="{code}" hreflang="{code}" aria-current="true"' in words


def test_pages_for_readers_set_no_cookie_and_vary_by_no_cookie(db):
    answer = Client().get("/fi/sivusto/palaute/")

    assert not answer.cookies
    assert "cookie" not in answer.get("Vary", "").lower()
