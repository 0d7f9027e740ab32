"""Pictures with words for those who do not see them, and PDFs that are always saved and never shown."""

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.template import Context, Template
from django.urls import reverse

from kuulluksi.look import pictures
from kuulluksi.notices import worker
from kuulluksi.pages import actions
from kuulluksi.pages.media import SiteDocument, SiteImage, Video
from kuulluksi.pages.models import InfoPage

from ..look.test_media import body_of
from .conftest import make_story, under

pytestmark = pytest.mark.either


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def picture(db):
    made = SiteImage.objects.create(
        title="Ikkuna",
        file=ContentFile(pictures.draw("x"), name="x.png"),
        default_alt_text="Kaksi ikkunalaudalla",
    )
    worker.run_due()
    return made


@pytest.fixture
def leaflet(db):
    file = ContentFile(b"%PDF-1.7\n%%EOF", name="Maijan paperi.pdf")
    return SiteDocument.objects.create(title="Esite ryhmistä", summary="Kaikki ryhmät", file=file)


def test_a_chosen_picture_stands_where_the_drawing_was(client, stories, picture):
    make_story(stories, slug="eka", picture=picture)
    make_story(stories, slug="toka")

    cards = BeautifulSoup(client.get("/fi/tarinat/").content, "html.parser").select(".card")
    head = BeautifulSoup(client.get("/fi/tarinat/eka/").content, "html.parser").select_one(".story-head")

    assert sorted(len(card.select("img")) for card in cards) == [0, 1]
    assert head.img["alt"] == "Kaksi ikkunalaudalla"
    assert head.svg is None


def test_a_picture_that_only_decorates_has_no_words(client, stories, picture):
    SiteImage.objects.filter(pk=picture.pk).update(only_decorates=True)
    make_story(stories, slug="eka", picture=picture)

    head = BeautifulSoup(client.get("/fi/tarinat/eka/").content, "html.parser").select_one(".story-head")

    assert (SiteImage.objects.get().only_decorates, SiteImage.objects.get().alt) == (True, "")
    assert head.img["alt"] == ""


def test_the_editor_is_asked_for_words_and_for_a_consent(client, editor, home, picture):
    actions.give_rights()
    client.force_login(editor)
    address = reverse("wagtailimages:edit", args=[picture.pk])
    data = {"title": "Ikkuna", "default_alt_text": "", "tags": "", "collection": picture.collection_id}

    without = client.post(address, data)
    of_somebody = client.post(address, {**data, "default_alt_text": "x", "shows_people": "on"})

    assert set(without.context["form"].errors) == {"default_alt_text"}
    assert set(of_somebody.context["form"].errors) == {"consent_code"}
    assert client.post(address, {**data, "only_decorates": "on"}).status_code == 302


def test_the_editor_is_asked_what_a_document_holds(client, editor, home, leaflet):
    actions.give_rights()
    client.force_login(editor)
    data = {"title": "Esite", "summary": "", "tags": "", "collection": leaflet.collection_id}

    answer = client.post(reverse("wagtaildocs:edit", args=[leaflet.pk]), data)

    assert set(answer.context["form"].errors) == {"summary"}


def test_a_document_is_saved_under_its_title_and_never_shown(client, home, leaflet):
    block = {"title": "Esite", "document": leaflet, "language": "suomi", "accessible": True}
    under(home, InfoPage(title="Tietoa", slug="tietoa", body=[("download", block)]))

    link = BeautifulSoup(client.get("/fi/tietoa/").content, "html.parser").select_one(".download a")["href"]
    answer = client.get(link)

    assert link.endswith("/esite-ryhmista.pdf")
    assert body_of(answer).startswith(b"%PDF-")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer.cookies == {}
    assert client.post(link).status_code == 405
    renamed = client.get(link.replace("esite", "vanha-nimi"))
    assert body_of(renamed).startswith(b"%PDF-")  # a printed address lasts


def test_a_document_that_is_no_pdf_is_not_handed_out(client, leaflet):
    SiteDocument.objects.filter(pk=leaflet.pk).update(file="documents/x.html")
    leaflet.file.storage.save("documents/x.html", ContentFile(b"<script>1</script>"))

    answer = client.get(reverse("wagtaildocs_serve", args=[leaflet.pk, leaflet.filename]), follow=True)

    assert answer.status_code == 404


def test_a_video_shows_its_own_still_picture(client, home, picture):
    film = Video(title="x", poster=picture)

    address = Template("{% load media %}{% poster_of film %}").render(Context({"film": film}))

    assert address.startswith("/media/")
