"""What was chosen for a page may be moved, taken off or deleted: readers meet no dead end, and editors are told."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.models import Page

from kuulluksi.look import pictures
from kuulluksi.pages import actions, checklist
from kuulluksi.pages.media import SiteImage
from kuulluksi.pages.models import InfoPage, SiteNotice, StoryCategory

from .conftest import make_story, under

pytestmark = pytest.mark.either


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
