"""The demo's pages: every address answers, every type can be previewed and edited, and building twice adds nothing."""

import random
import re

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from kuulluksi.demo import directory, pages
from kuulluksi.demo.cast import Demo

from .. import cast


@pytest.fixture
def demo(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    demo = Demo(today=timezone.localdate(), base=settings.BASE_URL, rng=random.Random(1))
    directory.build(demo)
    demo.staff = {
        role: cast.make_staff(role, username=role) for role in ("ngo_editor", "administrator", "editor")
    }
    pages.build(demo)
    return demo


def one_of_each():
    found = {}
    for page in Page.objects.filter(depth__gt=1).order_by("path").specific():
        found.setdefault(type(page), page)
    return found.values()


def test_every_address_and_every_link_answers(client, demo, settings):
    text = client.get("/sitemap.xml").content.decode()
    addresses = [address.removeprefix(settings.BASE_URL) for address in re.findall(r"<loc>(.*?)</loc>", text)]
    links = set()

    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200, address
        html = answer.content.decode()
        links |= set(re.findall(r'href="(/(?:fi|sv|en|fi-simple)/[^"#?]*)', html[html.index("<main") :]))
    broken = {link for link in links - set(addresses) if client.get(link).status_code not in (200, 302)}

    assert len(addresses) > 40
    assert broken == set()


def test_building_again_adds_nothing(demo):
    before = Page.objects.count()

    pages.build(demo)

    assert Page.objects.count() == before


def test_every_page_type_opens_for_an_editor_and_in_preview(client, demo):
    client.force_login(demo.staff["editor"])

    for page in one_of_each():
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
