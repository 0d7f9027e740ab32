"""A small site: two languages, an NGO directory, stories, questions."""

import datetime

import pytest
from django.utils import timezone

from kuulluksi.directory.models import Area
from kuulluksi.pages import actions
from kuulluksi.pages.models import HomePage, NgoIndexPage, NgoPage, StoryIndexPage, StoryPage
from kuulluksi.privacy import consents

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


def make_consent(purpose="story", *, identity="Tiina Testaaja", days=400, **kw):
    area = Area.objects.filter(slug="consents").first() or cast.make_area("consents")
    until = timezone.localdate() + datetime.timedelta(days=days)
    kw = {"area": area, "way": "paper", "language": "fi", "valid_until": until, "by": "test", **kw}
    return consents.register(purpose=purpose, identity=identity, **kw)


def make_story(index, **kw):
    kw = {
        "title": "Joku kysyi",
        "summary": "Mitä minä itse ajattelen.",
        "byline": "Kokemusasiantuntija A",
        "content_note": "Kertoo muutosta. Väkivaltaa ei kuvata.",
        "body": [("text", "<p>Istuin pöydässä, jossa oli seitsemän aikuista.</p>")],
        **kw,
    }
    if "consent_code" not in kw:
        kw["consent_code"] = make_consent().code
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
