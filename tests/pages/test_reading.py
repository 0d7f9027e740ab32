"""What a reader meets: the page, its languages, and what machines are told."""

import datetime
import json
from zoneinfo import ZoneInfo

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import PageViewRestriction

from booking.calendar.actions import make_event
from kuulluksi.pages import actions, published_by_consent, structured
from kuulluksi.pages.models import FaqPage, InfoPage

from .conftest import make_consent, make_ngo, make_story, under

pytestmark = pytest.mark.either

HELSINKI = ZoneInfo("Europe/Helsinki")


def soup_of(response):
    return BeautifulSoup(response.content, "html.parser")


def test_front_page_greets_in_its_own_language(client, home, swedish_home):
    finnish, swedish = client.get("/fi/"), client.get("/sv/")

    assert soup_of(finnish).h1.get_text(strip=True) == "Tule kuulluksi"
    assert soup_of(swedish).h1.get_text(strip=True) == "Bli hörd"


def test_front_page_tells_what_is_coming_and_keeps_closed_meetings_out(client, home):
    def make(title, visibility):
        make_event(
            kind="info",
            titles={"fi": title},
            starts_on=timezone.localdate() + datetime.timedelta(days=3),
            starts_at=datetime.time(17),
            duration=datetime.timedelta(hours=1),
            visibility=visibility,
            by="test",
        )

    make("Tervetuloa mukaan", "public")
    make("Suljettu ryhmä", "members")

    soup = soup_of(client.get("/fi/"))

    assert [h3.get_text(strip=True) for h3 in soup.select(".event h3")] == ["Tervetuloa mukaan"]


def test_language_without_a_front_page_is_not_answered_in_another_language(client, home):
    assert client.get("/en/").status_code == 404


def test_page_sets_no_cookie_and_does_not_vary_by_one(client, home):
    response = client.get("/fi/")

    assert response.cookies == {}
    assert "Cookie" not in response.headers.get("Vary", "")


def test_unpublished_page_is_gone_at_once(client, home):
    page = under(home, InfoPage(title="Tietoa", slug="tietoa"))
    assert client.get("/fi/tietoa/").status_code == 200

    page.unpublish()

    assert client.get("/fi/tietoa/").status_code == 404


def test_restricted_page_does_not_open_to_the_public(client, home):
    page = under(home, InfoPage(title="Tietoa", slug="tietoa"))
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)

    response = client.get("/fi/tietoa/")

    assert response.status_code == 302
    assert "/tili/" in response["Location"]


def test_translation_is_offered_only_where_it_exists(client, home, swedish_home):
    page = under(home, InfoPage(title="Tietoa", slug="tietoa"))
    alone = soup_of(client.get("/fi/tietoa/")).find("link", hreflang="sv")

    swedish = page.copy_for_translation(actions.locale_of("sv"))
    swedish.title, swedish.slug = "Information", "information"
    actions.publish(swedish)

    assert alone is None
    assert soup_of(client.get("/fi/tietoa/")).find("link", hreflang="sv")["href"].endswith("/sv/information/")
    assert client.get("/sv/information/").status_code == 200


def test_structured_data_cannot_be_broken_out_of(client, home):
    under(home, InfoPage(title="</script><b>moi</b> & \u2028", slug="tietoa"))

    script = soup_of(client.get("/fi/tietoa/")).find("script", type="application/ld+json")

    graph = json.loads(script.string)["@graph"]
    assert graph[0]["itemListElement"][1]["name"] == "</script><b>moi</b> & \u2028"


def test_every_question_has_an_address_and_is_told_to_machines(client, home):
    question = {"question": "Maksaako ryhmä?", "answer": "<p>Ei maksa.</p>"}
    page = FaqPage(title="Kysyttyä", slug="usein-kysyttya", questions=[("question", question)])
    under(home, page)

    soup = soup_of(client.get("/fi/usein-kysyttya/"))

    assert soup.find("details")["id"].startswith("k-")
    told = json.loads(soup.find("script", type="application/ld+json").string)["@graph"]
    assert told[1]["mainEntity"][0]["acceptedAnswer"]["text"] == "Ei maksa."


@pytest.mark.parametrize("code", ["", "T-0000"])
def test_story_needs_a_consent_that_holds(stories, code):
    with pytest.raises(ValidationError, match="consent|suostumu"):
        make_story(stories, consent_code=code)


def test_story_leaves_the_site_when_its_consent_ends(client, stories):
    consent = make_consent(days=3)
    story = make_story(stories, slug="joku-kysyi", consent_code=consent.code)
    story.refresh_from_db()
    day_after = consent.valid_until + datetime.timedelta(days=1)
    assert story.consent_until == consent.valid_until
    assert timezone.localtime(story.expire_at).date() == day_after

    with time_machine.travel(datetime.datetime.combine(day_after, datetime.time(0, 1), HELSINKI), tick=False):
        published_by_consent.keep_times()

    assert client.get("/fi/tarinat/joku-kysyi/").status_code == 404
    story.refresh_from_db()
    assert story.body  # ended, not taken back: it can be asked for again


def test_story_shows_its_note_before_its_words(client, stories):
    make_story(stories, slug="joku-kysyi")

    text = client.get("/fi/tarinat/joku-kysyi/").content.decode()

    assert 0 < text.index("Väkivaltaa ei kuvata") < text.index("seitsemän aikuista")


def test_listing_tells_its_five_sections_and_when_it_was_checked(client, directory):
    make_ngo(directory, slug="auttajat", last_checked=datetime.date(2020, 1, 31))

    soup = soup_of(client.get("/fi/jarjestot/auttajat/"))

    assert len(soup.select("main .ngo section h2")) == 5
    assert "31" in soup.aside.get_text()
    assert soup.aside.find("strong") is not None  # says that it is old


def test_sitemap_lists_every_language(client, home, swedish_home):
    text = client.get("/sitemap.xml").content.decode()

    assert "/fi/</loc>" in text
    assert "/sv/</loc>" in text
    assert 'hreflang="sv"' in text


def test_robots_file_keeps_machines_from_forms(client, db):
    response = client.get("/robots.txt")

    assert response["Content-Type"].startswith("text/plain")
    assert "Disallow: /*/i/" in response.content.decode()


def test_escapes_hide_no_data():
    assert json.loads(BeautifulSoup(structured.script({"a": "<&>"}), "html.parser").script.string) == {
        "a": "<&>"
    }
