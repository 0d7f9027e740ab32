"""The demo is built by the house's own actions, again and again, and every page the papers name opens."""

import datetime
import html
import json
import re
import stat
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings
from django.utils import translation
from wagtail.models import Page

from booking.forum.models import Workshop
from groups.developers.models import Statement
from kuulluksi import page_cache
from kuulluksi.demo import builder
from kuulluksi.demo.management.commands import demo as command
from kuulluksi.demo.models import DemoMark
from kuulluksi.demo.people import TOLD
from kuulluksi.notices.worker import run_due
from kuulluksi.pages import search, wayfinding
from kuulluksi.pages.models import SearchSynonyms
from kuulluksi.pages.models.tellings import Telling
from kuulluksi.people.models import User
from kuulluksi.privacy.access import for_delivery
from kuulluksi.privacy.models import AuditLine
from kuulluksi.privacy.retention import sealed_columns
from tests.pages.search_aside import ASIDE
from tests.pages.search_working import WORKING
from tests.privacy.dumps import unsealed_columns, whole_words_in_clear
from tests.test_docs import requirements

from .words import WORDS

pytestmark = pytest.mark.either

# Names of roles and of teams stand on public pages as well; staff accounts keep their address in clear.
PUBLIC_TOO = {
    "Esittely",
    "Kehittämistiimi",
    "Osallisuuskoordinaattori",
    "Sosiaaliohjaaja",
    "Sosiaalityöntekijä",
    "anything",  # the code of a stock answer
    "koordinaattori@example.test",
    "ohjaaja@example.test",
    "perhehoitaja",  # only among the search's synonyms, as the test below shows
    "sosiaalityöntekijä",
}
ROLES = {"coordinator", "facilitator", "editor", "ngo_editor", "administrator"}


@pytest.fixture(scope="module")
def built(django_db_setup, django_db_blocker, tmp_path_factory):
    """One demo for all tests below: building takes a while. Each test's own changes are taken back as usual."""
    elsewhere = override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media"))
    with django_db_blocker.unblock(), elsewhere, transaction.atomic():
        yield builder.build()
        transaction.set_rollback(True)


@pytest.fixture
def house(built, db):
    return built


def how_many() -> dict[str, int]:
    rooms = ("kuulluksi.", "booking.", "groups.")
    return {
        model._meta.label: model.objects.count()
        for model in apps.get_models()
        if model.__module__.startswith(rooms)
        and model is not AuditLine  # what was done again is written down again
    }


def test_access_tells_logins_feeds_links_and_forms(house):
    access = builder.access(house)

    assert set(access) == {"base", "staff", "feeds", "links", "forms"}
    assert set(access["staff"]) == ROLES
    assert all(set(login) == {"username", "password"} for login in access["staff"].values())
    assert set(access["feeds"]) == {"public", "staff", "participant"}
    assert set(access["links"]) == {"participant", "expert", "requester"}
    assert set(access["forms"]) == {"group_signup", "forum", "request"}
    addresses = [*access["links"].values(), *access["forms"].values(), *access["feeds"]["public"]]
    addresses += [access["feeds"]["staff"], access["feeds"]["participant"]]
    assert all(address.startswith(house.base + "/") for address in addresses)


def test_a_second_building_makes_nothing_twice(house):
    before = how_many()

    builder.build()

    assert how_many() == before


def test_an_old_demo_is_given_new_dates(house):
    later = builder.build(house.today + datetime.timedelta(days=200))

    assert later.today > house.today
    assert DemoMark.objects.get().built_for == later.today


def test_every_address_that_is_told_opens(house, client):
    access = builder.access(house)
    told = [*access["links"].values(), *access["forms"].values(), *access["feeds"]["public"]]
    told += [access["feeds"]["staff"], access["feeds"]["participant"]]

    answers = {address: client.get(address.removeprefix(house.base)).status_code for address in told}

    assert answers == dict.fromkeys(told, 200)


def test_every_page_that_shows_a_requirement_opens(house, client):
    pages = {target for _, _, targets in requirements() for target in targets if target.startswith("/")}

    answers = {page: client.get(page).status_code for page in sorted(pages)}

    assert answers == dict.fromkeys(sorted(pages), 200)


def test_staff_can_sign_in_with_what_is_told(house, client):
    for login in builder.access(house)["staff"].values():
        assert client.login(**login)


def test_a_dump_of_the_whole_demo_holds_nothing_of_what_is_sealed(house):
    """Every sealed value of every table is opened and looked for in the dump, by its own words."""
    run_due()
    opened = {}
    for model, column in sealed_columns():
        for row in model.objects.all():
            for text in words_in(for_delivery(row, [column])[column]):
                opened.setdefault(text, f"{model._meta.label}.{column}")

    assert len(opened) > 50
    assert {column for column in opened.values() if column.startswith(("signups.", "experts.", "groups."))}
    assert set(whole_words_in_clear(opened)) - PUBLIC_TOO - told_by_all() == set()
    assert unsealed_columns() == []
    SearchSynonyms.objects.filter(words__contains="perhehoitaja").delete()
    assert whole_words_in_clear(["perhehoitaja"]) == []


def told_by_all() -> set[str]:
    """What is public by its own right: codes of workshops, addresses of accounts, the words of released statements and
    of published moments, whose tellers said yes to them."""
    columns = [f"{name}_{code}" for name in ("title", "text", "addressed_to") for code in ("fi", "sv", "en")]
    released = Statement.objects.released().values_list(*columns)
    codes = Workshop.objects.values_list("slug", flat=True)
    told = {*codes, *User.objects.values_list("email", flat=True), *(text for row in released for text in row)}
    for moment in Telling.objects.filter(state=Telling.State.OUT):
        opened = for_delivery(moment, ["words", "shown_name", "draft"])
        told |= {text for value in opened.values() for text in words_in(value)}
    return told


def words_in(value) -> list[str]:
    """The texts in a value that are long enough to be somebody's own."""
    if isinstance(value, dict):
        return [text for one in value.values() for text in words_in(one)]
    if isinstance(value, list):
        return [text for one in value for text in words_in(one)]
    return [value] if isinstance(value, str) and len(value) >= 8 else []


def test_the_command_writes_a_file_only_its_owner_reads(house, settings, tmp_path, monkeypatch, capsys):
    settings.MEDIA_ROOT = tmp_path / "media"
    monkeypatch.setattr(command, "ACCESS", tmp_path / "access.json")
    monkeypatch.setattr(command, "WORDS", tmp_path / "access.txt")

    call_command("demo", quiet=True)

    written = Path(tmp_path / "access.json")
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    assert set(json.loads(written.read_text("utf-8"))["staff"]) == set(TOLD)


# --- What the pages say ---


def words_of(answer) -> str:
    """What the content of a page says, in one line, all in small letters."""
    page = answer.content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    main = re.sub(r"<(script|svg)\b.*?</\1>", " ", main, flags=re.DOTALL)
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", main)).replace("\xad", "")).casefold()


def test_every_page_that_shows_a_requirement_says_it(house, client):
    pages = {path: words_of(client.get(path)) for _, path, _ in WORDS}

    missing = [
        (row, path, words) for row, path, said in WORDS for words in said if words.casefold() not in pages[path]
    ]

    assert missing == []


def test_words_are_asked_of_exactly_the_pages_that_show_requirements():
    named = {(row, page) for row, _, targets in requirements() for page in targets if page.startswith("/")}

    assert {(row, path) for row, path, _ in WORDS} == named


@pytest.mark.parametrize(("searches", "share"), [(WORKING, 0.95), (ASIDE, 0.85)], ids=["working", "aside"])
def test_real_searches_find_their_page_among_the_first_five(house, searches, share):
    wayfinding.forget()
    missed = []
    for language, words, answers in searches:
        with translation.override(language):
            first = [hit.address for hit in search.find(words, language)[:5]]
        if not set(first) & set(answers):
            missed.append((words, first))

    print(f"{len(searches) - len(missed)} of {len(searches)} found; missed: {missed}")
    assert len(missed) <= len(searches) * (1 - share), missed


DELIBERATELY_NOT = {"/fi/haku/", "/fi/koodi/", "/fi/n/", "/fi/sivusto/saavutettavuuspalaute/"}


def test_a_page_of_every_kind_is_kept_in_memory_or_says_that_it_must_not_be(house, client, settings):
    settings.PAGE_CACHE_BYTES = 10_000_000
    page_cache.memory.clear()
    with_language = Page.objects.live().filter(locale__language_code="fi", depth__gt=1)
    one_of_each = {page.content_type_id: page for page in with_language.order_by("-depth", "-path").specific()}
    asked = {page.address for page in one_of_each.values()} | DELIBERATELY_NOT
    asked |= {"/fi/kalenteri/", "/fi/tapahtumat/", "/fi/ryhmat/jalkihuolto/", "/fi/syote/stories.atom"}
    answers = {address: client.get(address, follow=True) for address in asked}
    page_cache.memory.clear()

    assert {address for address, answer in answers.items() if "ETag" not in answer} == DELIBERATELY_NOT
    assert {answers[address]["Cache-Control"].split(",")[0] for address in DELIBERATELY_NOT} == {"no-store"}
