"""What was chosen for a page may be moved, taken off or deleted: readers meet no dead end, and editors are told."""

import datetime
import json

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Page

from kuulluksi.look import pictures
from kuulluksi.pages import actions, checklist, published_by_consent, wayfinding
from kuulluksi.pages.media import SiteImage, Video
from kuulluksi.pages.models import (
    ContactsPage,
    GroupIndexPage,
    InfoPage,
    NgoPage,
    PublicationIndexPage,
    PublicationPage,
    SiteNotice,
    StoryCategory,
    StoryPage,
    VideoIndexPage,
    VideoPage,
)

from .. import cast
from ..groups.helpers import make_group
from .conftest import make_ngo, make_story, under
from .many import many

pytestmark = pytest.mark.either
FOR_READERS, FOR_WRITERS = 9, 8


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def target(home):
    return under(home, InfoPage(title="Kohde", slug="kohde"))


@pytest.fixture
def page(home, target):
    link = {"label": "Lohkosta kohteeseen", "page": target}
    leaflet = get_document_model().objects.create(
        title="Esite", summary="x", file=ContentFile(b"%PDF-1.7\n", name="x.pdf")
    )
    picture = SiteImage.objects.create(
        title="x", file=ContentFile(pictures.draw("x"), name="x.png"), default_alt_text="Ikkuna"
    )
    words = (
        f'<p><a linktype="page" id="{target.pk}">Tekstistä kohteeseen</a>, <a href="/fi/kohde/">käsin</a></p>'
    )
    body = [
        ("text", words),
        ("action", {"heading": "Lue", "link": link}),
        ("action", {"heading": "Form", "link": {"label": "By hand", "address": "/en/kalenteri/"}}),
        ("download", {"title": "Paperi", "document": leaflet, "page": target}),
        ("picture", {"image": picture}),
    ]
    return under(home, InfoPage(title="Sivu", slug="sivu", body=body))


def seen(client, path="/fi/sivu/"):
    actions.wayfinding.forget()
    answer = client.get(path)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser").main


def addresses(main):
    return [link["href"] for link in main.select(".prose a[href], .note a[href], .download a[href]")]


def told(page):
    actions.wayfinding.forget()
    page = Page.objects.get(pk=page.pk).specific
    return [remark.quote for remark in checklist.remarks(page) if "ei enää ole" in str(remark.words)]


def test_links_follow_a_page_that_moves_and_the_one_written_by_hand_is_told(client, home, page, target):
    new_home = under(home, InfoPage(title="Uusi paikka", slug="uusi"))

    target.move(new_home, pos="last-child")

    assert addresses(seen(client)).count("/fi/uusi/kohde/") == 3
    assert told(page) == ["käsin"]


def test_links_to_a_page_taken_off_become_text_and_the_editor_is_told(client, editor, home, page, target):
    target.unpublish()

    main = seen(client)
    assert [one for one in addresses(main) if "kohde" in one] == ["/fi/kohde/"]  # the one written by hand
    assert "Tekstistä kohteeseen" in main.get_text()
    assert main.select_one(".note span").get_text() == "Lohkosta kohteeseen"
    assert told(page) == ["Tekstistä kohteeseen", "käsin", "Lohkosta kohteeseen", "Ladattava tiedosto: Paperi"]
    client.force_login(editor)
    actions.give_rights()
    assert "Lohkosta kohteeseen" in client.get(reverse("condition:words")).content.decode()


def test_what_is_deleted_leaves_a_page_that_opens_and_can_be_edited(client, editor, home, page, target):
    SiteImage.objects.all().delete()
    get_document_model().objects.all().delete()
    target.delete()

    main = seen(client)
    assert [one for one in addresses(main) if "kohde" in one] == ["/fi/kohde/"]
    assert "Tekstistä kohteeseen" in main.get_text()
    assert {"Ladattava tiedosto: Paperi", "Kuva tekstissä: Kuva"} <= set(told(page))
    client.force_login(editor)
    actions.give_rights()
    assert client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200


@pytest.mark.parametrize("how_many", [1, 3])
def test_links_cost_the_same_few_queries_and_the_site_may_grow(
    client, editor, home, stories, how_many, django_assert_num_queries
):
    many(stories, StoryPage, 30, byline="x", content_note="x")
    targets = many(home, InfoPage, how_many)
    paper = get_document_model().objects.create(
        title="Esite", summary="x", file=ContentFile(b"%PDF-1.7\n", name="x.pdf")
    )
    body = []
    for one in targets:
        body += [
            ("text", f'<p><a linktype="page" id="{one.pk}">Teksti</a> <a href="{one.address}">käsin</a></p>'),
            ("box", {"heading": "x", "text": f'<p><a id="{one.pk}" linktype="page">Laatikko</a></p>'}),
            ("action", {"heading": "x", "link": {"label": "Lohko", "page": one}}),
            ("download", {"title": "Esite", "document": paper, "page": one}),
        ]
    page = under(home, InfoPage(title="Sivu", slug="sivu", body=body))

    assert len(addresses(seen(client))) >= 4 * how_many
    wayfinding.forget()
    client.get("/fi/ei-ole/")  # what every page asks is remembered again
    with django_assert_num_queries(FOR_READERS):
        client.get("/fi/sivu/")
    page = Page.objects.get(pk=page.pk).specific
    with django_assert_num_queries(FOR_WRITERS):
        checklist.remarks(page)


def test_a_hidden_group_under_a_link_by_hand_is_told(home, area):
    under(home, GroupIndexPage(title="Ryhmät", slug="ryhmat"))
    make_group("pesa", area=area)
    make_group("kolo", area=area, published=False)
    words = "".join(f'<p><a href="/fi/ryhmat/{slug}/">{slug}</a></p>' for slug in ("pesa", "kolo", "eiole"))
    page = under(home, InfoPage(title="Sivu", slug="sivu", body=[("text", words)]))

    assert told(page) == ["kolo", "eiole"]


@pytest.mark.parametrize("key", ["0", "-1", "9" * 18, "9" * 19, "4" * 40, "١٢", "abc", "", "1 OR 1=1"])
def test_a_link_with_a_key_of_no_page_is_text_and_everything_opens(client, editor, home, key):
    words = f'<p><a linktype="page" id="{key}">Outo linkki</a> <a linktype="page">Avaimeton</a></p>'
    page = under(home, InfoPage(title="Sivu", slug="sivu", body=[("text", words)]))
    actions.give_rights()

    main = seen(client)
    assert "Outo linkki" in main.get_text()
    assert not addresses(main)
    assert told(page) == ["Outo linkki", "Avaimeton"]
    client.force_login(editor)
    assert "Outo linkki" in client.get(reverse("condition:words")).text
    assert "Outo linkki" in client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text


def test_blocks_whose_chosen_thing_is_gone_leave_a_live_page_that_opens(client, home):
    """Contact persons are words of their own and need nobody; what is chosen may be deleted under a live page."""
    chosen = {
        "film": {"page": 404},
        "picture": {"image": 404},
        "download": {"title": "Paperi", "document": 404, "page": 404},
        "action": {"heading": "Lue", "link": {"label": "Lohko", "page": 404}},
    }
    raw = [{"type": name, "value": value} for name, value in chosen.items()]
    person = [{"type": "person", "value": {"area": "poissa", "role": "Koordinaattori", "about": "Kysy"}}]
    page = under(home, ContactsPage(title="Sivu", slug="sivu", body=json.dumps(raw), people=json.dumps(person)))

    assert "Koordinaattori" in seen(client).get_text()
    assert told(page) == [
        "Oma video: Videon sivu", "Kuva tekstissä: Kuva", "Ladattava tiedosto: Paperi", "Lohko"
    ]  # fmt: skip


def test_a_draft_opens_whatever_it_chose_has_been_deleted_since(client, editor, directory, home):
    """What only a draft has chosen is protected by nothing: an organisation, a video, a publisher, a picture."""
    listing = make_ngo(directory, slug="auttajat")
    mine, other = listing.organisation, cast.make_organisation("toinen")
    listing.organisation = other
    video = Video.objects.create(title="x", duration=3, file=ContentFile(pictures.clip(), name="x.mp4"))
    picture = SiteImage.objects.create(
        title="x", file=ContentFile(pictures.draw("x"), name="x.png"), default_alt_text="Ikkuna"
    )
    films = under(home, VideoIndexPage(title="Videot", slug="videot"))
    papers = under(home, PublicationIndexPage(title="Julkaisut", slug="julkaisut"))
    film = films.add_child(instance=VideoPage(title="Filmi", slug="f", live=False, locale=home.locale))
    paper = papers.add_child(
        instance=PublicationPage(
            title="Paperi", slug="p", live=False, locale=home.locale, published_on="2026-01-02", authors="x"
        )
    )
    film.video, film.picture, paper.publisher = video, picture, other
    for page in (listing, film, paper):
        page.save_revision()
    for gone in (other, video, picture):
        gone.delete()
    actions.give_rights()
    client.force_login(editor)

    for page in (listing, film, paper):
        form = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
        assert form.status_code == 200, page
        draft = type(page).objects.get(pk=page.pk).get_latest_revision_as_object()
        assert draft.make_preview_request(client.get("/fi/").wsgi_request).status_code == 200, page
    assert NgoPage.objects.get().get_latest_revision_as_object().organisation == mine


def test_a_page_goes_out_on_its_day_also_when_the_one_above_has_left(client, home):
    above = under(home, InfoPage(title="Ylempi", slug="ylempi"))
    page = InfoPage(title="Alempi", slug="alempi", live=False, locale=home.locale)
    above.add_child(instance=page)
    page.go_live_at = timezone.now() - datetime.timedelta(days=1)
    page.save_revision(approved_go_live_at=page.go_live_at)
    above.unpublish()

    published_by_consent.keep_times()

    answer = client.get("/fi/ylempi/alempi/")
    assert answer.status_code == 200
    assert "Ylempi" not in answer.content.decode()
    page = InfoPage.objects.get(slug="alempi")
    assert "Ylempi" in [remark.quote for remark in checklist.remarks(page)]


def test_a_deleted_word_of_everyone_takes_no_page_with_it(client, home, stories):
    category = StoryCategory.objects.create(slug="osallisuus", name_fi="Osallisuus")
    story = make_story(stories, slug="eka")
    story.categories.add(category)
    actions.publish(story)

    category.delete()
    SiteNotice.objects.all().delete()

    assert seen(client, "/fi/tarinat/eka/").h1


def test_a_copy_that_follows_is_not_edited_by_itself(client, editor, home, page):
    """Wagtail's alias: its form says what it is, and a revision sent to it is refused."""
    actions.give_rights()
    alias = page.create_alias(update_slug="kopio")
    client.force_login(editor)
    address = reverse("wagtailadmin_pages:edit", args=[alias.pk])

    form = client.get(address)
    sent = client.post(address, {"title": "Muutettu", "slug": "kopio", "action-publish": "1"})

    assert form.status_code == 200
    assert page.title in form.content.decode()
    assert sent.status_code in (302, 403, 405)
    alias.refresh_from_db()
    assert (alias.title, alias.alias_of_id) == ("Sivu", page.pk)
