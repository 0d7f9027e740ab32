"""Two areas with a full cast each, and a visitor who asks without the test client's ceremony."""

import pytest
from django.test import Client
from django.test.client import RequestFactory

from kuulluksi.directory.models import Audience
from kuulluksi.pages import actions as pages
from kuulluksi.pages.models import NgoIndexPage, StoryCategory

from ..notices.conftest import gateway, postbox  # noqa: F401  fixtures
from ..pages.conftest import make_home, under
from .stage import everything, make_side, on_its_way, plant


@pytest.fixture
def index(db, settings, tmp_path):
    """The list page of NGOs on a small site, and the words that every area shares."""
    settings.MEDIA_ROOT = tmp_path
    home = make_home()
    pages.open_site(home)
    pages.publish(home)
    index = under(home, NgoIndexPage(title="Järjestöt", slug="jarjestot"))
    pages.give_rights()
    Audience.objects.create(slug="nuoret", name_fi="Nuoret")
    StoryCategory.objects.create(slug="muutto", name_fi="Muutto")
    return index


@pytest.fixture
def two_areas(index):
    """(own, other, {canary: "Model.column"}): only the other area's rows hold canaries."""
    own = make_side("hameenlinna", index, days=70)
    on_its_way(own)
    before = everything()
    other = make_side("forssa", index, days=500)
    planted = plant(before)
    on_its_way(other)
    return own, other, planted


class Visitor:
    """Somebody signed in, who asks for thousands of pages (the test client keeps every template's context)."""

    def __init__(self, user):
        client = Client()
        client.force_login(user)
        cookies = "; ".join(f"{one.key}={one.value}" for one in client.cookies.values())
        self.handler = client.handler
        self.requests = RequestFactory(HTTP_COOKIE=cookies)

    def ask(self, method: str, address: str, data: dict | None = None):
        return self.handler(getattr(self.requests, method.lower())(address, data).environ)
