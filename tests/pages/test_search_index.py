"""The search's index follows what is shown and hidden, at once, whoever else writes it."""

import random
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection
from wagtail.models import PageViewRestriction

from booking.forum.year import actions as year
from groups import actions as groups
from kuulluksi.directory.models import Area
from kuulluksi.notices import worker
from kuulluksi.notices.models import Job
from kuulluksi.pages import actions, search, search_index, search_renames, stems, wayfinding
from kuulluksi.pages.models import (
    ContactsPage,
    ForumPage,
    InfoPage,
    SearchPromotion,
    SearchSynonyms,
    SearchTerm,
    SearchText,
)

from .. import cast
from ..forum.helpers import make_forum
from ..groups.helpers import make_group
from ..open_events.helpers import make_event
from .conftest import under


def test_two_threads_stem_each_their_own_words():
    parts = [
        "vertaistukiryhmä",
        "jälkihuollo",
        "huostaanoto",
        "kokemusasiantuntijo",
        "palkkio",
        "sijaisperhe",
        "perhekodi",
    ]
    words = [part + end for part in parts for end in ("ssa", "lle", "ista", "kin", "mme", "ni")]
    right = {word: stems.stems(word, "fi") for word in words}

    def wrong(seed):
        some = random.Random(seed).choices(words, k=3000)
        return [word for word in some if stems.stems(word, "fi") != right[word]]

    before = sys.getswitchinterval()
    sys.setswitchinterval(0.00005)
    try:
        with ThreadPoolExecutor(2) as two:
            assert list(two.map(wrong, (1, 2))) == [[], []]
    finally:
        sys.setswitchinterval(before)


def test_a_hidden_group_is_no_guess_any_more_and_a_shown_one_is_found_at_once(
    home, area, coordinator, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        group = make_group("pesa", area=area, name_fi="Kotkanpesä", summary_fi="Kuutamoretkiä")
    assert search.answer("kuutanoretki", "fi").meant == ["kuutamoretkiä"]

    with django_capture_on_commit_callbacks(execute=True):
        groups.hide_group(group, by=coordinator)

    assert search.answer("kuutanoretki", "fi") == search.answer("kotkanpseä", "fi") == search.Answer()
    assert not SearchTerm.objects.filter(head__in=["kot", "kuu"]).exists()

    with django_capture_on_commit_callbacks(execute=True):
        groups.founding._show(group, True, "group_published", coordinator)
    assert [hit.title for hit in search.find("kotkanpesä", "fi")] == ["Kotkanpesä"]


def test_a_renamed_word_of_everyone_is_found_by_its_new_name_at_once(
    home, monkeypatch, django_capture_on_commit_callbacks
):
    """By some texts at a time: a group, an event, and a page whose contact person is of the area."""
    monkeypatch.setattr(search_renames, "AT_ONCE", 2)
    area = Area.objects.create(slug="lahti", name_fi="Tuulilahti", name_sv="Vindviken")
    body = [("person", {"area": area.slug, "role": "Ohjaaja", "about": "Kaikki", "phone": "040"})]
    audience = cast.make_audience("pienet", name_fi="Pikkuväki")
    with django_capture_on_commit_callbacks(execute=True):
        groups_of_it = [make_group(f"pesa{n}", area=area, audiences=[audience]) for n in range(3)]
        event = make_event(area=area)
        page = under(home, ContactsPage(title="Yhteys", slug="y", people=body))
    every = {*(group.pk for group in groups_of_it), event.event_id, page.pk}
    assert {hit.pk for hit in search.find("tuulilahti", "fi")} == every

    area.name_fi, audience.name_fi = "Myrskyniemi", "Jättiläiset"
    area.save()
    audience.save()
    Job.objects.exclude(kind=search_renames.KIND).delete()
    while worker.run_due():
        pass

    assert {hit.pk for hit in search.find("myrskyniemi", "fi")} == every
    assert not SearchTerm.objects.filter(word__startswith="tuulil").exists()
    assert {hit.pk for hit in search.find("jättiläiset", "fi")} == {group.pk for group in groups_of_it}


def test_a_page_moved_below_a_closed_one_is_no_guess_any_more(home):
    closed = under(home, InfoPage(title="Suljettu", slug="suljettu", summary="x", body=[]))
    PageViewRestriction.objects.create(page=closed, restriction_type="login")
    page = under(home, InfoPage(title="Kuutamoretki", slug="retki", summary="x", body=[]))
    assert search.answer("kuutanoretki", "fi").meant == ["kuutamoretki"]

    page.move(closed, pos="last-child")

    assert search.answer("kuutanoretki", "fi") == search.Answer()


def test_the_page_of_a_forum_follows_the_forum_at_once(home, area, django_capture_on_commit_callbacks):
    page = under(home, ForumPage(title="Foorumi", slug="foorumi"))
    with django_capture_on_commit_callbacks(execute=True):
        forum = make_forum(area=area)
        forum.workshops.filter(slug="some").update(name_fi="Kuutamoretki")
        year.keep_words(forum, by="test")
    assert [hit.pk for hit in search.find("kuutamoretki", "fi")] == [page.pk]

    forum.published = False
    with django_capture_on_commit_callbacks(execute=True):
        year.keep_words(forum, by="test")

    assert search.answer("kuutanoretki", "fi") == search.Answer()


@pytest.fixture
def taught(home):
    return under(
        home, InfoPage(title="Vertaistukea", slug="v", summary="x", body=[], search_words="huumekoukku")
    )


def test_editors_search_words_are_looked_for_and_never_shown(taught, home):
    answer = search.answer("humekoukku", "fi")
    assert ([hit.pk for hit in answer.hits], answer.meant) == ([taught.pk], [])

    said = under(home, InfoPage(title="Huumekoukku", slug="s", summary="x", body=[]))
    assert search.answer("humekoukku", "fi").meant == ["huumekoukku"]

    said.unpublish()
    assert search.answer("humekoukku", "fi").meant == []


def test_the_form_that_only_a_hidden_page_had_is_not_shown(home):
    short = under(home, InfoPage(title="Saaristo", slug="a", summary="x", body=[]))
    under(home, InfoPage(title="Saaristossa", slug="b", summary="x", body=[]))
    assert search.answer("saaritso", "fi").meant == ["saaristo"]

    short.unpublish()

    assert search.answer("saaritso", "fi").meant == ["saaristossa"]


@pytest.mark.parametrize(("words", "told"), [("pyytää, –", "–"), ("pyytää, saada käyttöön", "saada käyttöön")])
def test_an_entry_that_is_no_word_is_refused(db, words, told):
    with pytest.raises(ValidationError, match=told):
        SearchSynonyms(language="fi", words=words).full_clean()


def test_an_entry_that_is_no_word_breaks_no_search(client, taught):
    SearchSynonyms.objects.create(language="fi", words="vertaistuki, –")
    SearchPromotion.objects.create(language="fi", words="–, ?", page=taught)
    wayfinding.forget()

    assert [hit.pk for hit in client.get("/fi/haku/", {"q": "vertaistuki"}).context["hits"]] == [taught.pk]


def test_the_night_writes_a_page_whose_words_another_rule_makes(taught, monkeypatch):
    with monkeypatch.context() as older:
        older.setattr(stems, "keys", lambda word, language: (f"x{word}"[:40],))
        search_index.write_page(taught)
    assert search.find("vertaistuki", "fi") == []

    search_index.nightly({})

    assert [hit.pk for hit in search.find("vertaistuki", "fi")] == [taught.pk]


def test_a_fault_of_the_index_stops_no_publishing_and_is_told_in_the_log(taught, monkeypatch, caplog):
    def fail(*args, **kw):
        raise DatabaseError

    with monkeypatch.context() as broken:
        broken.setattr(search_index, "write", fail)
        taught.title = "Kuutamoretki"
        actions.publish(taught)

    assert InfoPage.objects.get(pk=taught.pk).title == "Kuutamoretki"
    assert f"page-{taught.pk}" in caplog.text
    search_index.nightly({})
    assert [hit.pk for hit in search.find("kuutamoretki", "fi")] == [taught.pk]


@pytest.mark.load
@pytest.mark.django_db(transaction=True)
def test_two_write_the_same_text_and_the_same_words_at_the_same_moment(home):
    words = [f"sana{n}" for n in range(200)]

    def write(barrier, key, text):
        try:
            barrier.wait(timeout=30)
            search_index.write("page", key, "fi", f"Otsikko {key}", "", (100, text))
        finally:
            connection.close()

    for n in range(3):
        barrier = Barrier(3)
        there, back = (" ".join(f"{word}x{n}" for word in order) for order in (words, words[::-1]))
        with ThreadPoolExecutor(3) as crowd:
            list(crowd.map(lambda row, b=barrier: write(b, *row), [(900, there), (900, back), (901, back)]))

    assert sorted(SearchText.objects.filter(key__in=[900, 901]).values_list("key", flat=True)) == ["900", "901"]
    assert SearchTerm.objects.filter(word__startswith="sana").exists()
