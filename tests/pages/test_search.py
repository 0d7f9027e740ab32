"""A reader finds a page by any form of its words."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from booking.calendar.actions import make_event
from groups.models import PeerGroup
from kuulluksi.pages import actions, search, search_index, stems, vocabulary
from kuulluksi.pages.models import GroupSearchWords, InfoPage, SearchPromotion, SearchSynonyms, SearchTerm

from .. import cast
from ..groups.helpers import make_group, make_many
from .conftest import under


@pytest.fixture
def support(home):
    body = [("text", "<p>Suljetut vertaistukiryhmät jälkihuollossa oleville. Palkkion maksaa tilaaja.</p>")]
    return under(
        home, InfoPage(title="Vertaistukea nuorille", slug="tukea", summary="Hämeenlinnassa", body=body)
    )


@pytest.mark.parametrize(
    "words", ["vertaistukea", "palkkio", "palkkiota", "PALKKIOT", "Hämeenlinna", "nuorille palkkio"]
)
def test_inflected_words_find_the_page(support, words):
    assert [page.pk for page in search.find(words, "fi")] == [support.pk]


def test_beginning_of_a_title_is_enough(support):
    assert [page.pk for page in search.find("vertais", "fi")] == [support.pk]


@pytest.mark.parametrize("words", ["avaruus", "", "   ", "'\"*:()-", "%_\\", "🙂", "a" * 5000])
def test_other_words_find_nothing_and_break_nothing(client, support, words):
    response = client.get("/fi/haku/", {"q": words})

    assert response.status_code == 200
    assert response.context["hits"] == []
    assert "noindex" in response["X-Robots-Tag"]


def test_another_language_is_another_search(support, swedish_home):
    assert search.find("palkkio", "sv") == []


@pytest.fixture
def rooms(area):
    make_group("iltaryhma", area=area, name_fi="Jälkihuollon iltaryhmä", summary_fi="Palkkiosta ei puhuta.")
    make_group("piilossa", area=area, name_fi="Palkkioryhmä piilossa", published=False)
    for title, visibility in (("Avoin kahvitilaisuus", "public"), ("Salainen kahvitilaisuus", "members")):
        make_event(
            kind="info",
            titles={"fi": title},
            starts_on=timezone.localdate() + datetime.timedelta(days=3),
            starts_at=datetime.time(17),
            duration=datetime.timedelta(hours=1),
            visibility=visibility,
            by="test",
        )
    actions.wayfinding.forget()
    search_index.rebuild()


def test_groups_and_open_events_are_found_by_any_form_and_hidden_ones_never(client, support, rooms):
    def titles(words):
        return [hit.title for hit in client.get("/fi/haku/", {"q": words}).context["hits"]]

    # in a summary, then in a text
    assert titles("palkkio") == ["Jälkihuollon iltaryhmä", "Vertaistukea nuorille"]
    assert titles("jälkihuollossa") == ["Jälkihuollon iltaryhmä", "Vertaistukea nuorille"]
    assert titles("kahvi") == ["Avoin kahvitilaisuus"]
    assert titles("iltar") == ["Jälkihuollon iltaryhmä"]
    assert titles("salainen") == titles("piilossa") == []


def test_search_takes_the_same_queries(client, home, area):
    def queries():
        search_index.rebuild()
        client.get("/fi/haku/", {"q": "ryhmä"})
        actions.wayfinding.forget()
        with CaptureQueriesContext(connection) as captured:
            client.get("/fi/haku/", {"q": "ryhmä"})
        return len(captured)

    make_many(1, area=area, audience=cast.make_audience())
    one = queries()
    make_many(3, area=area, audience=cast.make_audience("toinen"))

    assert queries() == one <= 16


@pytest.mark.parametrize("hide", ["unpublish", "delete", "close"])
def test_what_is_not_public_is_not_found_nor_is_any_word_of_it_known(support, hide):
    assert SearchTerm.objects.filter(said="palkkion").exists()

    if hide == "close":
        PageViewRestriction.objects.create(page=support, restriction_type="login")
    else:
        getattr(support, hide)()
    actions.wayfinding.forget()

    assert search.answer("palkkion", "fi") == search.Answer()
    assert not SearchTerm.objects.filter(said="palkkion").exists()


def test_a_page_that_was_hidden_past_the_index_is_still_not_shown(support):
    InfoPage.objects.filter(pk=support.pk).update(live=False)

    assert search.find("palkkio", "fi") == []


def test_a_misspelled_word_finds_what_was_meant_and_asks(client, support):
    answer = search.answer("hämenlinna", "fi")

    assert [page.pk for page in answer.hits] == [support.pk]
    assert answer.meant == ["hämeenlinnassa"]
    page = client.get("/fi/haku/", {"q": "hämenlinna"}).content.decode()
    assert 'href="?q=h%C3%A4meenlinnassa"' in page


@pytest.mark.parametrize(
    ("a", "b", "letters"),
    [
        ("ryhma", "ryhma", 0),
        ("ryhma", "rhyma", 1),
        ("ryhma", "ryma", 1),
        ("foorumi", "forrumi", 1),
        ("a", "bcde", 3),
    ],
)
def test_distance_counts_letters_added_lost_changed_and_turned(a, b, letters):
    assert vocabulary.distance(a, b, 2) == letters


def test_editors_search_words_find_a_page_and_a_group(support, rooms, home):
    support.search_words = "rahaa keikasta"
    actions.publish(support)
    group = PeerGroup.objects.get(slug="iltaryhma")
    GroupSearchWords.objects.create(group=group, language="fi", words="itsenäistyvät, omaan asuntoon")
    search_index.see("group", group.pk)

    assert search.find("keikasta rahaa", "fi")[0].pk == support.pk
    assert search.find("oma asunto", "fi")[0].title == "Jälkihuollon iltaryhmä"


def test_what_editors_teach_is_used_at_once(client, support, home):
    assert search.find("tilata", "fi") == []
    SearchSynonyms.objects.create(language="fi", words="tilata, tilaaja")
    SearchPromotion.objects.create(language="fi", words="itsemurha, haluan kuolla", page=home)
    actions.wayfinding.forget()

    assert [page.pk for page in search.find("tilata", "fi")] == [support.pk]
    assert [page.pk for page in search.find("mä haluan kuolla", "fi")] == [home.pk]
    assert search.find("haluan", "fi") == []


def test_finding_nothing_still_leads_somewhere(client, support, swedish_home):
    page = client.get("/sv/haku/", {"q": "palkkio"})

    assert page.context["elsewhere"] == [{"code": "fi", "count": 1}]
    assert 'href="/fi/haku/?q=palkkio"' in page.content.decode()


def test_doors_of_other_rooms_are_found(support):
    search_index.rebuild()

    assert search.find("tapahtumakalenteri", "fi")[0].address == "/fi/kalenteri/"


def test_letters_without_dots_find_those_with_them(support):
    assert [page.pk for page in search.find("hameenlinna", "fi")] == [support.pk]


def test_a_word_finds_the_compounds_that_end_with_it_and_a_new_compound_its_last_part(client, support, rooms):
    def titles(words):
        return [hit.title for hit in search.find(words, "fi")]

    # "ryhmiä", then "iltaryhmä" in a title, then "vertaistukiryhmät"
    assert titles("ryhmä") == ["Etusivu", "Jälkihuollon iltaryhmä", "Vertaistukea nuorille"]
    assert titles("aamukahvitilaisuus") == ["Avoin kahvitilaisuus"]


@pytest.mark.parametrize(
    "forms",
    [
        "huolto huollon huoltoa huollossa",
        "vanhempi vanhemman vanhempien vanhemmille",
        "koti kodin kotia kodeissa",
        "lapsi lapsen lasta lasten lapsille",
        "tuki tuen tukea",
        "järjestö järjestön järjestöjä järjestöille",
        "osallisuus osallisuuden osallisuutta",
    ],
)
def test_forms_of_a_finnish_word_meet_across_its_changing_consonants(forms):
    assert len({stems.stems(form, "fi")[0] for form in forms.split()}) == 1
