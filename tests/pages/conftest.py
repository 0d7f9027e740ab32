"""A small site: two languages, an NGO directory, stories, questions."""

import datetime

import pytest

from kuulluksi.pages import actions
from kuulluksi.pages.models import HomePage, NgoIndexPage, NgoPage, StoryIndexPage, StoryPage

from .. import cast


def under(parent, page):
    page.locale = parent.locale
    parent.add_child(instance=page)
    return actions.publish(page)


def make_home(language="fi", **kw):
    kw = {"title": "Etusivu", "slug": language, "call": "Tule kuulluksi", "summary": "Täällä on ryhmiä.", **kw}
    return HomePage(locale=actions.locale_of(language), **kw)


def make_ngo(index, organisation=None, **kw):
    kw = {
        "title": "Auttajat",
        "summary": "Vanhemmat tukevat vanhempia.",
        "responsible": "<p>Auttajat ry</p>",
        "activity": "<p>Vertaistukea vanhemmille.</p>",
        "services_text": "<ul><li>Puheenvuorot</li></ul>",
        "training_text": "<p>Koulutus kestää 100 tuntia.</p>",
        "support_text": "<p>Työnohjaus.</p>",
        **kw,
    }
    return under(index, NgoPage(organisation=organisation or cast.make_organisation(), **kw))


def make_story(index, **kw):
    kw = {
        "title": "Joku kysyi",
        "summary": "Mitä minä itse ajattelen.",
        "byline": "Kokemusasiantuntija A",
        "content_note": "Kertoo muutosta. Väkivaltaa ei kuvata.",
        "consent_code": "SUOSTUMUS-1",
        "consent_until": datetime.date.today() + datetime.timedelta(days=400),
        "body": [("text", "<p>Istuin pöydässä, jossa oli seitsemän aikuista.</p>")],
        **kw,
    }
    return under(index, StoryPage(**kw))


@pytest.fixture
def home(db):
    home = make_home()
    actions.open_site(home)
    return actions.publish(home)


@pytest.fixture
def swedish_home(home):
    swedish = home.copy_for_translation(actions.locale_of("sv"))
    swedish.title, swedish.slug, swedish.call = "Startsida", "sv", "Bli hörd"
    return actions.publish(swedish)


@pytest.fixture
def directory(home):
    return under(home, NgoIndexPage(title="Järjestöt", slug="jarjestot"))


@pytest.fixture
def stories(home):
    return under(home, StoryIndexPage(title="Tarinat", slug="tarinat"))
