"""Lists that editors keep: what changed, publications, news, words explained, contact persons, the service package."""

import datetime
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail import blocks

from booking.forum.models import Outcome
from groups.developers import actions as developers
from kuulluksi import page_cache
from kuulluksi.directory.models import Area, EngagementType
from kuulluksi.pages import actions, notice, results
from kuulluksi.pages.blocks import ChangeBlock, DownloadBlock
from kuulluksi.pages.models import (
    GlossaryPage,
    InfoPage,
    NewsIndexPage,
    NewsPage,
    PublicationIndexPage,
    PublicationPage,
    ResultsPage,
    ServicePackagePage,
    SiteNotice,
    StatementPage,
)

from ..forum.helpers import make_forum
from ..groups.helpers import make_group
from .conftest import make_ngo, under

pytestmark = pytest.mark.either

TODAY = timezone.localdate()
DAY = datetime.timedelta(days=1)
ATOM = "{http://www.w3.org/2005/Atom}"


def read(client, path, **asked):
    answer = client.get(path, asked)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser").main


def change(**kw):
    return {
        "theme": "Kyyti ryhmään", "raised_by": "Kehittäjäryhmä", "raised_on": TODAY - 90 * DAY, "addressed_to": "Johto",
        "promised_by": TODAY + DAY, "status": "heard", "answer": "Selvitetään.", "evidence": "", "evidence_link": "", **kw,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"promised_by": None}, "promised_by"), ({"status": "done"}, "evidence"), ({"answer": ""}, "answer")],
)
def test_a_matter_is_promised_a_day_and_shown_when_done(wrong, field):
    block = ChangeBlock()

    with pytest.raises(blocks.StructBlockValidationError) as refused:
        block.clean(block.to_python(change(**wrong)))
    assert field in refused.value.block_errors


def test_late_answers_stand_first_and_say_so(client, home):
    rows = [
        change(theme="Ajoissa"),
        change(theme="Myöhässä", promised_by=TODAY - DAY),
        change(theme="Ei käy", status="not_possible", promised_by=None),
    ]
    under(home, ResultsPage(title="Tulokset", slug="tulokset", changes=[("change", row) for row in rows]))

    page = read(client, "/fi/tulokset/")
    themes = [row.h2.get_text() for row in page.select(".change")]
    assert themes == ["Myöhässä", "Ajoissa", "Ei käy"]
    assert "Vastaus on myöhässä" in page.select_one(".change").get_text()
    assert page.get_text().count("Vastaus on myöhässä") == 1

    only = read(client, "/fi/tulokset/", status="not_possible")
    assert [row.h2.get_text() for row in only.select(".change")] == ["Ei käy"]
    assert len(read(client, "/fi/tulokset/", status="<script>").select(".change")) == 3


@pytest.mark.parametrize("many", [1, 3])
def test_what_came_of_the_forum_is_in_the_register_too(client, home, area, many, django_assert_num_queries):
    forum = make_forum(area=area, days=-30)
    due = TODAY - DAY
    for number in range(many):
        Outcome.objects.create(forum=forum, said_fi=f"Sana {number}", owner_fi="Johto", due_on=due)
    Outcome.objects.create(forum=forum, said_fi="Piilossa", owner_fi="Johto", published=False)
    page = under(home, ResultsPage(title="Tulokset", slug="tulokset"))

    with django_assert_num_queries(2):
        assert len(results.every_row(page)) == many

    told = read(client, "/fi/tulokset/").get_text()
    assert f"Nuorten foorumi {forum.year}" in told
    assert "Vastaus on myöhässä" in told
    assert "Piilossa" not in told


@pytest.fixture
def words(home):
    terms = [
        {
            "term": "vertaistuki",
            "meaning": "Samaa kokeneet tukevat <toisiaan>.",
            "elsewhere": "",
            "in_texts": True,
        },
        {"term": "systeeminen tiimi", "meaning": "Miettii yhdessä.", "elsewhere": "", "in_texts": True},
        {"term": "osallisuus", "meaning": "Kuunnellaan.", "elsewhere": "", "in_texts": False},
    ]
    made = under(
        home, GlossaryPage(title="Käsitteet", slug="kasitteet", terms=[("term", term) for term in terms])
    )
    actions.wayfinding.forget()
    return made


def test_a_word_is_explained_where_it_is_first_met_in_any_form(client, home, words):
    text = (
        '<p><a href="/fi/">Vertaistukea</a> ja osallisuutta. Vertaistukeen tullaan, vertaistuesta lähdetään.</p>'
        "<p>Systeemisessä tiimissä &lt;b&gt;vertaistukea&lt;/b&gt;.</p>"
    )
    under(home, InfoPage(title="Sivu", slug="sivu", body=[("heading", "Vertaistuki"), ("text", text)]))

    page = read(client, "/fi/sivu/")
    links = page.select("a.term")
    assert [(link.get_text(), link["href"]) for link in links] == [
        ("Vertaistukeen", "#sana-vertaistuki"),
        ("Systeemisessä tiimissä", "#sana-systeeminen-tiimi"),
    ]
    assert page.select_one("#sana-vertaistuki dd").get_text() == "Samaa kokeneet tukevat <toisiaan>."
    assert "<b>vertaistukea</b>" in page.get_text()

    glossary = read(client, "/fi/kasitteet/")
    assert [dt.get_text() for dt in glossary.select("dt")] == ["osallisuus", "systeeminen tiimi", "vertaistuki"]


def test_a_recommendation_says_who_asks_whom_and_what_came_of_it(client, home):
    index = under(home, PublicationIndexPage(title="Julkaisut", slug="julkaisut"))
    fields = {"published_on": TODAY, "authors": "Kehittäjäryhmä", "body": [("text", "<p>Kuusi kohtaa.</p>")]}

    nobody = PublicationPage(title="Kenelle?", slug="a", **fields)
    assert [field for field, _words in nobody.missing_before_publishing()] == ["addressed_to"]
    fields |= {"addressed_to": "Johto", "happened_next": "<p>Ei vielä mitään.</p>"}
    under(index, PublicationPage(title="Suositus", slug="suositus", **fields))

    assert "Ei vielä mitään." in read(client, "/fi/julkaisut/suositus/").get_text()
    assert len(read(client, "/fi/julkaisut/", kind="recommendation").select(".hits > li")) == 1
    assert len(read(client, "/fi/julkaisut/", kind="guide").select(".hits > li")) == 0


@pytest.mark.parametrize("how_many", [3, 30])
def test_lists_take_the_same_queries_for_few_and_for_many(
    client, home, directory, how_many, django_assert_max_num_queries
):
    talk = EngagementType.objects.create(slug="talk", name_fi="Puheenvuoro")
    area = Area.objects.create(slug="turku", name_fi="Turku")
    news = under(home, NewsIndexPage(title="Ajankohtaista", slug="ajankohtaista"))
    index = under(home, PublicationIndexPage(title="Julkaisut", slug="julkaisut"))
    under(home, ServicePackagePage(title="Palvelupaketti", slug="palvelupaketti"))
    for n in range(how_many):
        make_ngo(directory, slug=f"n{n}", services=[talk], areas=[area])
        under(news, NewsPage(title=f"Uutinen {n}", slug=f"u{n}", author="Koordinaattori"))
        under(index, PublicationPage(title=f"Opas {n}", slug=f"j{n}", kind="guide", published_on=TODAY, authors="Ryhmä",
                                     body=[("text", "<p>Sana.</p>")]))  # fmt: skip

    taken = []
    for path in ("/fi/ajankohtaista/", "/fi/julkaisut/", "/fi/palvelupaketti/"):
        read(client, path)
        with django_assert_max_num_queries(8) as captured:
            read(client, path)
        taken.append(len(captured.captured_queries))
    assert taken == [4, 4, 6]


def test_the_service_package_is_made_of_the_same_listings(client, home, directory):
    talk = EngagementType.objects.create(slug="talk", name_fi="Puheenvuoro")
    make_ngo(directory, slug="auttajat", services=[talk], ages="noin 12–20 v", nationwide=True)
    under(home, ServicePackagePage(title="Palvelupaketti", slug="palvelupaketti"))

    cells = [
        cell.get_text(" ", strip=True) for cell in read(client, "/fi/palvelupaketti/").select("tbody tr > *")
    ]

    assert cells[1:] == ["noin 12–20 v", "Puheenvuoro", "Koko maa"]


def test_a_privacy_notice_without_what_the_law_wants_is_not_published(home):
    kind = StatementPage.Kind.PRIVACY
    page = StatementPage(
        title="Tietosuoja", slug="tietosuoja", kind=kind, updated_on=TODAY, responsible="Alue", feedback="a@b.test",
        authority="Valtuutettu",
    )  # fmt: skip

    assert [field for field, _words in page.missing_before_publishing()] == list(StatementPage.BY_LAW[kind])


def test_a_file_stands_behind_a_page_unless_it_was_checked():
    block = DownloadBlock()

    with pytest.raises(blocks.StructBlockValidationError) as refused:
        block.clean(block.to_python({"title": "Esite", "document": None, "accessible": False}))
    assert "page" in refused.value.block_errors or "document" in refused.value.block_errors


def test_a_notice_stands_on_every_page_for_its_time_and_in_the_readers_language(client, home, swedish_home):
    now = timezone.now()
    before = page_cache.Edition.objects.number()
    told = SiteNotice(
        words_fi="Puhelin <on> kiinni.", words_sv="Telefonen är stängd.", words_en="Closed.", ends_at=now + DAY
    )
    told.full_clean()
    told.save()

    assert "Puhelin <on> kiinni." in read(client, "/fi/").get_text()
    assert "Telefonen är stängd." in read(client, "/sv/").get_text()
    assert page_cache.Edition.objects.number() >= before

    told.starts_at, told.ends_at = now - 2 * DAY, now - DAY
    told.save()
    assert notice.now_in("fi") is None
    told.ends_at = told.starts_at
    with pytest.raises(ValidationError):
        told.full_clean()


def test_what_groups_say_aloud_is_pulled_and_leaves_again(client, home, area):
    group = make_group(kind="developer", area=area, name_fi="Kehittäjät")
    under(home, ResultsPage(title="Tulokset", slug="tulokset"))
    under(home, PublicationIndexPage(title="Julkaisut", slug="julkaisut"))
    issue = developers.raise_issue(group, matter={"fi": "Ovi auki"}, details="Salattu tausta", by="test")
    words = {"title_fi": "Ovi <auki>", "text_fi": "Haluamme, että ovi on auki.", "title_sv": "", "text_sv": ""}
    statement = developers.write_statement(None, words=words, group=group, by="test")
    developers.say_stand(statement.voices.get(), stand="agreed", remark="", said_on=TODAY, by="test")
    assert read(client, "/fi/tulokset/").select(".change") == []

    developers.make_public(issue, True, by="test")
    developers.release(statement, by="test")

    row = read(client, "/fi/tulokset/").select_one(".change")
    assert row["id"] == f"k-{issue.code.lower()}"
    assert "Kehittäjät" in row.get_text()
    assert "Salattu" not in row.get_text()
    told = read(client, "/fi/julkaisut/").select_one(".statements details")
    assert told.summary.get_text(strip=True) == "Ovi <auki>"
    assert len(read(client, "/fi/julkaisut/", kind="guide").select("details")) == 0


def test_news_can_be_followed_as_atom(client, home, swedish_home, django_assert_max_num_queries):
    index = under(home, NewsIndexPage(title="Ajankohtaista", slug="ajankohtaista"))
    for n in range(3):
        under(
            index,
            NewsPage(title=f"Uutinen & {n}", slug=f"u{n}", author="Koordinaattori", dated=TODAY - n * DAY),
        )
    actions.wayfinding.forget()
    client.get("/fi/syote/news.atom")

    with django_assert_max_num_queries(4):
        feed = entries(client.get("/fi/syote/news.atom"))
    assert [entry.findtext(f"{ATOM}title") for entry in feed] == ["Uutinen & 0", "Uutinen & 1", "Uutinen & 2"]
    assert feed[0].find(f"{ATOM}link").get("href").endswith("/fi/ajankohtaista/u0/")
    assert entries(client.get("/sv/syote/news.atom")) == []
    assert client.get("/fi/syote/kaikki.atom").status_code == 404
    assert "/fi/syote/news.atom" in client.get("/fi/ajankohtaista/").content.decode()


def entries(answer):
    return ElementTree.fromstring(answer.content).findall(f"{ATOM}entry")
