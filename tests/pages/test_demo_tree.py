"""The demo's pages: every address answers, every type can be previewed and edited, and building twice adds nothing."""

import random
import re

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from kuulluksi.demo import directory, pages
from kuulluksi.demo.cast import Demo
from kuulluksi.pages import checklist, condition, guide
from kuulluksi.pages.media import Video
from kuulluksi.pages.models import BasePage, InfoPage, NgoPage, StoryPage
from kuulluksi.privacy import consents

from .. import cast

pytestmark = pytest.mark.either


@pytest.fixture(scope="module")
def built(django_db_setup, django_db_blocker, tmp_path_factory):
    """One tree for all tests below: building takes a while. Each test's own changes are taken back as usual."""
    elsewhere = override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media"))
    with django_db_blocker.unblock(), elsewhere, transaction.atomic():
        demo = Demo(today=timezone.localdate(), base=settings.BASE_URL, rng=random.Random(1))
        directory.build(demo)
        demo.staff = {
            role: cast.make_staff(role, username=role) for role in ("ngo_editor", "administrator", "editor")
        }
        pages.build(demo)
        yield demo
        transaction.set_rollback(True)


@pytest.fixture
def demo(built, db):
    return built


def one_of_each():
    found = {}
    for page in Page.objects.filter(depth__gt=1).order_by("path").specific():
        found.setdefault(type(page), page)
    return list(found.values())


def test_every_address_and_every_link_answers(client, demo):
    text = client.get("/sitemap.xml").content.decode()
    addresses = [address.removeprefix(settings.BASE_URL) for address in re.findall(r"<loc>(.*?)</loc>", text)]
    links = set()

    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200, address
        html = answer.content.decode()
        links |= set(re.findall(r'href="(/(?:fi|sv|en|fi-simple)/[^"#?]*)', html[html.index("<main") :]))
    others = {link for link in links - set(addresses) if "/foorumi/" not in link}  # no forum is built here
    broken = {link for link in others if client.get(link).status_code not in (200, 302)}

    assert len(addresses) > 70
    assert broken == set()


SAME_IN_ALL = [
    "/fi/", "/fi/ryhmat/", "/fi/nuorten-foorumi/", "/fi/tarinat/", "/fi/jarjestot/", "/fi/nuorille/", "/fi/vanhemmille/",
    "/fi/ammattilaisille/", "/fi/mita-on-kokemusasiantuntijuus/", "/fi/vertaistuki/", "/fi/eettiset-ohjeet/",
    "/fi/usein-kysyttya/", "/fi/saavutettavuusseloste/", "/fi/tietosuojaseloste/", "/fi/tarinat/paperi-isoilla-kirjaimilla/",
    "/fi/pyyda-kokemusasiantuntijaa/", "/fi/apua-heti/", "/fi/videot/",
]  # fmt: skip


def test_swedish_and_english_never_fall_back_to_a_front_page(client, demo):
    for address in SAME_IN_ALL:
        page = BeautifulSoup(client.get(address).content, "html.parser")
        for code in ("sv", "en"):
            link = page.select_one(f'.langs a[hreflang="{code}"]')
            other = BeautifulSoup(client.get(link["href"]).content, "html.parser")
            assert address == "/fi/" or link["href"] != f"/{code}/", (address, code)
            assert other.select_one('.langs a[hreflang="fi"]')["href"] == address

    for code in ("sv", "en"):
        page = BeautifulSoup(client.get(f"/{code}/").content, "html.parser")
        menu = [link["href"] for link in page.select(".site-nav a")]
        assert len(menu) == 6
        assert all(address.startswith(f"/{code}/") for address in menu)
        inside = {link["href"] for link in page.select("main a") if link["href"].startswith("/")}
        assert {address for address in inside if not address.startswith(f"/{code}/")} == set()


def test_plain_finnish_has_its_four_pages(client, demo):
    for slug in ("", "vertaistuki/", "nuorten-foorumi/", "pyyda-soitto/", "pyyda-kokemusasiantuntijaa/"):
        page = BeautifulSoup(client.get(f"/fi-simple/{slug}").content, "html.parser")
        assert page.html["lang"].startswith("fi")
        assert page.h1.get_text(strip=True)


def test_listings_that_an_ngo_wrote_in_finnish_only_say_so(client, demo):
    page = BeautifulSoup(client.get("/en/ngos/").content, "html.parser")

    assert len(page.select(".org")) == 7
    assert len(page.select('.org [lang="fi"]')) == 7
    assert page.select_one(".org h2 a")["href"].startswith("/fi/jarjestot/")


def test_stories_and_the_video_of_the_demo_carry_consents_that_hold(demo):
    for story in StoryPage.objects.live():
        assert consents.holding(story.consent_code, "story").valid_until == story.consent_until
    assert consents.holding(Video.objects.get().consent_code, "video")


def test_building_again_adds_nothing(demo):
    before = Page.objects.count()

    pages.build(demo)

    assert Page.objects.count() == before


def test_every_page_type_opens_for_an_editor_and_in_preview(client, demo):
    client.force_login(demo.staff["editor"])

    pages_of_each_type = one_of_each()
    assert {type(page) for page in pages_of_each_type} == {
        model for model in apps.get_models() if issubclass(model, BasePage)
    }
    for page in pages_of_each_type:
        assert client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200, page
        assert page.make_preview_request(client.get("/fi/").wsgi_request).status_code == 200, page


def test_editor_may_write_everywhere_and_ngo_editor_nowhere_else(demo):
    editor, ngo = demo.staff["editor"], demo.staff["ngo_editor"]
    front = Page.objects.get(depth=2, locale__language_code="fi")

    assert front.permissions_for_user(editor).can_publish()
    assert not front.permissions_for_user(ngo).can_edit()
    own = Page.objects.get(slug="kokemuskumppanit", locale__language_code="fi")
    assert own.permissions_for_user(ngo).can_edit()
    assert not own.permissions_for_user(ngo).can_publish()


def test_the_tone_of_the_demo_is_plain_and_warm(demo):
    """Editors' own checks find nothing to say: no long sentence, empty word or link that leads nowhere in words."""
    found = {
        f"{each.page.locale.language_code} {each.page.slug}": [(one.words, one.quote) for one in each.remarks]
        for each in condition.worded(condition.to_read())
        if not isinstance(each.page, NgoPage)  # in the organisation's own words
    }

    assert found == {}
    assert {checklist.ease_of(page).level for page in InfoPage.objects.live() if checklist.ease_of(page)} <= {
        "easy",
        "ordinary",
    }


def test_the_editors_guide_is_for_those_who_are_signed_in(client, demo):
    address = guide.address()
    assert client.get(address).status_code == 302
    assert address not in client.get("/sitemap.xml").text

    client.force_login(demo.staff["editor"])

    page = client.get(address).text
    assert page.count(f"{address}s") >= 2  # its chapters
    assert "Emme etsi ongelmia" in client.get(f"{address}savy/").text
    assert address in client.get(reverse("wagtailadmin_home")).text
