"""What a shared link shows, and what is printed: pictures by the worker, brochures with a short address, nothing that tells."""

from io import BytesIO

import pypdfium2
import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image
from wagtail.models import PageViewRestriction

from kuulluksi.look import pictures as drawings
from kuulluksi.look import share
from kuulluksi.notices import worker
from kuulluksi.pages import brochures, pictures, sharing
from kuulluksi.pages.media import SiteImage
from kuulluksi.pages.models import GroupIndexPage, InfoPage
from tests.groups.helpers import make_group, open_season

from .conftest import make_story, under

pytestmark = [pytest.mark.django_db, pytest.mark.either]


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def head_of(client, address):
    soup = BeautifulSoup(client.get(address).content, "html.parser")
    return {
        tag.get("property") or tag.get("name"): tag.get("content") for tag in soup.head.find_all("meta")
    } | {
        "canonical": soup.head.find("link", rel="canonical")["href"],
        "hosts": {tag["src"] for tag in soup.find_all(["script", "img", "iframe"], src=True)},
    }


def test_a_shared_page_has_a_picture_of_its_own_made_by_the_worker(client, home, swedish_home):
    page = under(home, InfoPage(title="Tietoa", slug="tietoa", summary="Mitä täällä on.", side="nuoret"))
    twin = InfoPage(title="Fakta", slug="fakta", summary="Vad.", translation_key=page.translation_key)
    under(swedish_home, twin)

    before = head_of(client, "/fi/tietoa/?utm_source=x")
    worker.run_due()
    finnish, swedish = head_of(client, "/fi/tietoa/"), head_of(client, "/sv/fakta/")

    assert before["og:image"].endswith("/static/img/share.png")
    assert before["canonical"] == finnish["canonical"] == finnish["og:url"]
    assert f"/images/share/{page.pk}-" in finnish["og:image"]
    assert (finnish["og:title"], finnish["og:description"]) == ("Tietoa", "Mitä täällä on.")
    assert (finnish["og:locale"], swedish["og:locale"]) == ("fi_FI", "sv_FI")
    assert finnish["og:image"] != swedish["og:image"]
    assert all(address.startswith("/") for address in finnish["hosts"])
    answer = client.get("/media/images" + finnish["og:image"].split("/media/images")[1])
    picture = Image.open(BytesIO(b"".join(answer.streaming_content)))
    assert (picture.size, picture.format) == ((1200, 630), "PNG")


def test_a_picture_follows_its_title_and_leaves_with_the_page(client, home, stories):
    page = under(home, InfoPage(title="Ensin", slug="tietoa"))
    story = make_story(stories, slug="eka")
    worker.run_due()
    first = sharing.name_of(page)
    assert default_storage.exists(first)

    page.title = "Sitten"
    page.save_revision().publish()
    assert not default_storage.exists(first)
    worker.run_due()
    assert default_storage.exists(sharing.name_of(page))

    shut = make_story(stories, slug="toka", title="Suljettu tarina")
    worker.run_due()
    assert "Suljettu tarina" in client.get(stories.address).text
    PageViewRestriction.objects.create(page=shut, restriction_type=PageViewRestriction.LOGIN)
    assert "Suljettu tarina" not in client.get(stories.address).text + client.get(story.address).text

    page.unpublish()
    story.delete()
    gone = {page.pk, story.pk, shut.pk}
    assert [name for name in sharing.files() if sharing.number_in(name) in gone] == []


def test_what_would_tell_gets_no_picture(client, home):
    neutral = under(home, InfoPage(title="Vaikea asia", slug="vaikea", neutral_title=True))
    shut = under(home, InfoPage(title="Opas", slug="opas"))
    PageViewRestriction.objects.create(page=shut, restriction_type=PageViewRestriction.LOGIN)

    worker.run_due()
    sharing.make_missing()

    numbers = {sharing.number_in(name) for name in sharing.files()}
    assert numbers.isdisjoint({neutral.pk, shut.pk})
    head = head_of(client, "/fi/vaikea/")
    assert (head["og:title"], head["og:image"].endswith("share.png")) == ("Kuulluksi", True)


@pytest.mark.parametrize(
    "title", ["", "🦊", "Kokemusasiantuntijakoulutuspäivä", "a" * 250, "<b>Ääni</b> & \u202ekuulluksi\u00ad"]
)
def test_any_title_can_be_drawn(title):
    assert Image.open(BytesIO(share.draw(title, side="kaikki", seed="x"))).size == (1200, 630)


def sheet(answer) -> tuple[int, int, str]:
    """(pages, width in mm, words) of a PDF file."""
    with pypdfium2.PdfDocument(answer.content) as file:
        first = file[0]
        words = " ".join(first.get_textpage().get_text_bounded().split())
        return len(file), round(first.get_width() / 72 * 25.4), words


@pytest.mark.parametrize(("language", "free"), [("fi", "Maksuton"), ("sv", "Gratis"), ("en", "Free")])
def test_a_group_has_a_brochure_of_one_small_page_in_each_language(client, area, language, free):
    group = make_group(area=area, name_fi="Kanervikko", name_sv="Kanervikko", name_en="Kanervikko")
    open_season(group)

    answer = client.get(f"/{language}/esite/ryhma/{group.code}/")
    pages, width, words = sheet(answer)

    assert (pages, width) == (1, 148)
    assert b"/MarkInfo" in answer.content
    assert f"/{language}/g/{group.code}/" in words
    assert free in words
    assert "Kanervikko" in words


def test_a_brochure_tells_nothing_of_a_group_that_is_not_public(client, area):
    hidden = make_group(area=area, published=False)

    assert client.get(f"/fi/esite/ryhma/{hidden.code}/").status_code == 404
    assert client.get("/fi/esite/ryhma/eiole/").status_code == 404
    assert "/fi/pyynto/" in sheet(client.get("/fi/esite/kokemusasiantuntija/"))[2]


@pytest.mark.parametrize("many", [1, 3])
def test_the_library_of_brochures_renews_itself_in_the_same_queries(
    client, home, area, many, django_assert_num_queries
):
    under(home, GroupIndexPage(title="Ryhmät", slug="ryhmat"))
    for n in range(many):
        make_group(area=area, name_fi=f"Ryhmä {n}")

    with django_assert_num_queries(2):
        shelves = brochures.shelves()

    assert len(shelves[-1]["items"]) == many
    assert {one["code"] for one in shelves[-1]["items"][0]["files"]} == {"fi", "sv", "en"}


def test_a_reader_without_a_translation_is_told_so_in_their_own_language(client, home, swedish_home):
    under(home, InfoPage(title="Vain suomeksi", slug="vain"))
    soup = BeautifulSoup(client.get("/fi/vain/").content, "html.parser")
    link = soup.select_one('.langs a[hreflang="sv"]')["href"]

    assert soup.find("link", hreflang="sv") is None
    assert "finns inte på svenska" in client.get(link).text
    assert "finns inte på svenska" not in client.get("/sv/").text


def test_every_size_is_made_in_each_format_and_old_pictures_get_what_is_new(home):
    image = SiteImage.objects.create(
        title="Ikkuna",
        file=ContentFile(drawings.draw("x"), name="x.png"),
        only_decorates=True,
        credit="Viestintä",
    )
    worker.run_due()
    kinds = {code: set(pictures.renditions_of(image, code)) for code in pictures.SPECS}
    assert kinds["wide"] == {"image/avif", "image/webp", "image/jpeg"}
    assert kinds["card"] == {"image/webp", "image/jpeg"}

    image.renditions.filter(filter_spec__contains="jpeg").delete()
    assert pictures.renditions_of(image, "card") == {}  # drawn until it is whole again
    pictures.make_missing()
    worker.run_due()
    assert set(pictures.renditions_of(image, "card")) == kinds["card"]


def test_a_hundred_pages_are_drawn_in_some_nights_and_never_twice(home, monkeypatch):
    pages = [under(home, InfoPage(title=f"Sivu {n}", slug=f"s{n}")) for n in range(3)]
    monkeypatch.setattr(sharing, "A_NIGHT", 2)
    assert sharing.files() == []

    sharing.make_missing()
    assert len(sharing.files()) == 2
    sharing.make_missing()
    sharing.make_missing()

    assert {sharing.number_in(name) for name in sharing.files()} == {home.pk, *(page.pk for page in pages)}
