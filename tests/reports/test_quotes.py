"""What people said is told by their own yes, read first, shortened at most, and never of fewer than three."""

import datetime
from importlib import import_module
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from booking.experts import actions
from booking.experts.models import Feedback
from booking.experts.models.messages import Side
from groups.actions import give_feedback
from groups.models import Feedback as SeasonFeedback
from groups.models import FeedbackSlip
from kuulluksi.privacy.models import AccessLog
from kuulluksi.reports import quotes
from kuulluksi.reports.actions import add_cost
from kuulluksi.reports.leaving_out import is_shortened
from kuulluksi.reports.models import Quote
from tests.cast import make_staff
from tests.experts.helpers import held, make_expert, make_invited, make_request, offer_address
from tests.groups.helpers import make_group, open_season

pytestmark = [pytest.mark.django_db, pytest.mark.either]


def client_of(user=None) -> Client:
    client = Client(headers={"sec-fetch-site": "same-origin", "accept-language": "fi"})
    if user is not None:
        client.force_login(user)
    return client


def quotable(area, coordinator, number: int, words: str, *, side=Side.REQUESTER, by=None, mail="") -> Feedback:
    """Words of another requester each time, or of ``mail``; with a side, of the expert ``by``."""
    asked = make_request(area, nonce=f"q{number}", requester_email=mail or f"tiimi{number}@example.test")
    who = [by or make_expert(area)]
    (row,) = actions.invite(asked, who, support_person="Tuttu", fee_cents=8000, by=coordinator)
    row = held(row, coordinator)
    told = {"felt": "good", "worked": words, "may_quote": True}
    own = row if side == Side.EXPERT else None
    return actions.give_feedback(row.request, told, side=side, assignment=own)


def show_all(coordinator) -> None:
    for one in quotes.offered(coordinator):
        quotes.settle(one.source, words=one.words, language="fi", show=True, by=coordinator)


def test_only_words_with_the_givers_own_yes_are_offered_and_three_of_a_voice_are_needed(area, coordinator):
    row = held(make_invited(area, coordinator), coordinator)
    form = client_of()
    page = form.get(offer_address(row)).text
    assert ('name="may_quote"' in page, "checked" in page.split('name="may_quote"')[1][:60]) == (True, False)
    form.post(offer_address(row), {"answer": "feedback", "felt": "good", "worked": "En halua tätä sivustolle"})
    assert quotes.offered(coordinator) == []

    said = ["Saimme uutta ajateltavaa", "Rohkea puhe", "Meri kertoi niin, että ymmärsimme"]
    for number, words in enumerate(said):
        quotable(area, coordinator, number, words)
    desk, address = client_of(coordinator), reverse("quotes")
    shown = desk.get(address).text
    assert all(words in shown for words in said)
    assert "En halua" not in shown
    assert AccessLog.objects.filter(subject_type="experts.feedback", reason="quotes").exists()

    sources = {one.words: one.source for one in quotes.offered(coordinator)}
    invented = {"source": sources[said[2]], "words": "Paras talo maassa", "language": "fi", "do": "show"}
    answer = desk.post(address, invented)
    assert (answer.status_code, "Paras talo maassa" in answer.text, Quote.objects.count()) == (422, True, 0)
    for words, stands in zip(said, (said[0], said[1], "kertoi niin, että ymmärsimme"), strict=True):
        assert quotes.told("fi", timezone.localdate()) == []
        desk.post(address, {"source": sources[words], "words": stands, "language": "fi", "do": "show"})
    (voices,) = quotes.told("fi", timezone.localdate())
    assert sorted(voices.words) == sorted([said[0], said[1], "kertoi niin, että ymmärsimme"])
    assert quotes.told("sv", timezone.localdate()) == []
    with pytest.raises(ValidationError, match="jo päättänyt"):
        quotes.settle(sources[said[0]], words=said[0], language="fi", show=True, by=coordinator)

    desk.post(reverse("quote_away", args=[Quote.objects.first().pk]))
    assert quotes.told("fi", timezone.localdate()) == []
    assert quotes.offered(coordinator) == []


def test_three_people_are_three_voices_and_one_who_spoke_three_times_is_one(area, coordinator):
    one = make_expert(area)
    for number in range(3):
        quotable(area, coordinator, number, f"Sanoin {number}", side=Side.EXPERT, by=one)
        quotable(area, coordinator, 10 + number, f"Tiimi {number}", mail=f"Tiimi+{number}@example.test")
    show_all(coordinator)
    assert (Quote.objects.count(), quotes.told("fi", timezone.localdate())) == (6, [])
    assert {len(row.giver) for row in Quote.objects.all()} == {32}

    for number in (20, 21):
        quotable(area, coordinator, number, f"Joku {number}", side=Side.EXPERT)
    show_all(coordinator)
    days = [timezone.localdate() + datetime.timedelta(days=number) for number in range(3)]
    told = [quotes.told("fi", day) for day in days]
    assert {voices.voice for (voices,) in told} == {Quote.Voice.EXPERT.label}
    for (voices,) in told:
        assert sorted(words.split()[0] for words in voices.words) == ["Joku", "Joku", "Sanoin"]
    assert len({words for (voices,) in told for words in voices.words}) == 5

    quotes.take_away(Quote.objects.filter(voice="expert").first(), by=coordinator)
    assert Quote.objects.get(voice="expert", state="left").giver == ""


def test_quotes_of_before_learn_their_givers_from_the_answers_that_are_left(area, coordinator):
    one = make_expert(area)
    said = [quotable(area, coordinator, number, "Sana", side=Side.EXPERT, by=one) for number in range(2)]
    said.append(quotable(area, coordinator, 2, "Sana"))
    show_all(coordinator)
    right = dict(Quote.objects.values_list("source", "giver"))
    Quote.objects.create(source="groups.feedback:1", voice="took_part", words="Sana", state="shown")
    Quote.objects.create(source=f"experts.feedback:{uuid4()}", voice="worker", words="Sana", state="shown")
    migration = import_module("kuulluksi.reports.migrations.0004_quotes_of_one_giver")
    migration.forget_givers(apps, None)
    migration.know_givers(apps, None)

    now = dict(Quote.objects.values_list("source", "giver"))
    assert {source: now[source] for source in right} == right
    assert (len(set(right.values())), now["groups.feedback:1"]) == (2, "")
    assert len(set(now.values())) == 4


KEPT = [
    ("En pidin tästä", "Pidin tästä", "fi", False),
    ("Ette kuulleet minua", "kuulleet minua", "fi", False),
    ("Enkä pelännyt", "pelännyt", "sv", False),
    ("Selvisin ilman tukea", "Selvisin tukea", "fi", False),
    ("Det var inte bra", "Det var bra", "sv", False),
    ("I don’t like this", "I like this", "en", False),
    ("I don't like this", "I don like this", "en", False),
    ("It was never too long", "It was too long", "fi", False),
    ("Oliko hyvä? Ei. Tuki oli.", "Oliko hyvä?", "fi", False),
    ("Pidin tästä. En tule enää.", "Pidin tästä.", "fi", True),
    ("En tiedä. Pidin hyvin paljon tästä", "Pidin … tästä", "fi", True),
    ("En pidin ruoasta. Pidin puheesta.", "Pidin ruoasta. Pidin puheesta", "fi", False),
    ("En pelännyt, en yhtään", "En pelännyt", "fi", False),
    ("En pelännyt yhtään", "En pelännyt", "fi", True),
    ("Vi hade en bra dag", "Vi hade bra dag", "sv", True),
    ("No niin, hyvä oli", "hyvä oli", "fi", True),
]


@pytest.mark.parametrize(("said", "stands", "language", "may"), KEPT)
def test_a_not_is_never_left_out_of_a_sentence_that_stands(said, stands, language, may):
    assert is_shortened(stands, said, language) is may


def test_leaving_out_a_not_is_refused_with_a_sentence_and_other_answers_are_sentences(area, coordinator):
    row = quotable(area, coordinator, 1, "En pelännyt puhua")
    row.better = "Ei mitään"
    row.save()
    desk, address = client_of(coordinator), reverse("quotes")
    given = {"source": f"experts.feedback:{row.pk}", "language": "fi", "do": "show"}
    refused = desk.post(address, {**given, "words": "pelännyt puhua"})
    assert (refused.status_code, "jotain muuta" in refused.text, Quote.objects.count()) == (422, True, 0)
    assert desk.post(address, {**given, "words": "En pelännyt puhua"}).status_code == 302


def test_words_of_a_season_come_by_threes_and_never_from_a_leaders_phone(area, elsewhere, coordinator):
    season = open_season(make_group(area=area))
    for number in range(5):
        slip = FeedbackSlip.objects.create(season=season, by_hand=number == 0)
        give_feedback(slip, face="good", word=f"Sana {number}", may_quote=number < 4)
        if number == 2:
            assert quotes.offered(coordinator) == []

    assert [one.words for one in quotes.offered(coordinator)] == ["Sana 1", "Sana 2", "Sana 3"]
    assert SeasonFeedback.objects.filter(may_quote=True).count() == 3
    assert quotes.offered(make_staff("coordinator", areas=[elsewhere])) == []
    for role in ("facilitator", "steering", "finance", "editor"):
        assert client_of(make_staff(role, areas=[area])).get(reverse("quotes")).status_code in (302, 403)


def test_sums_are_those_of_the_protected_report_and_quotes_end(area, coordinator):
    row = held(make_invited(area, coordinator), coordinator)
    last_year = timezone.now().replace(year=timezone.now().year - 1, month=2, day=10)

    def told_so_far():
        found = quotes.in_sum(timezone.localdate())
        return found and (found.all, [number for _words, number in found.parts])

    def feel(felt: str, times: int):
        for _one in range(times):
            Feedback.objects.create(request=row.request, side=Side.DESK, felt=felt, created_at=last_year)

    feel("good", 4)
    assert told_so_far() is None
    feel("good", 5)
    assert told_so_far() == (9, [9])
    feel("hard", 1)  # the one cannot be told, nor reckoned from the rest
    assert told_so_far() == (10, [])
    quotable(area, coordinator, 1, "Kiitos")
    (one,) = quotes.offered(coordinator)
    quotes.settle(one.source, words="Kiitos", language="fi", show=True, by=coordinator)
    assert quotes.end_quotes(timezone.now() + datetime.timedelta(days=700), False) == 0
    assert quotes.end_quotes(timezone.now() + datetime.timedelta(days=731), False) == 1


QUERIES = {"quotes": 22, "costs": 17}


@pytest.mark.parametrize("name", QUERIES)
def test_desk_pages_take_the_same_queries_with_one_row_and_with_three(
    area, coordinator, name, django_assert_num_queries
):
    desk, address = client_of(coordinator), reverse(name)

    def one_more(number: int):
        quotable(area, coordinator, number, f"Sana {number}")
        said = quotable(area, coordinator, number + 10, f"Toinen {number}")
        source = f"experts.feedback:{said.pk}"
        quotes.settle(source, words=f"Toinen {number}", language="fi", show=True, by=coordinator)
        add_cost(area=area, kind="catering", cents=100, day=timezone.localdate(), by=coordinator)

    one_more(1)
    desk.get(address)
    with django_assert_num_queries(QUERIES[name]):
        desk.get(address)
    one_more(2)
    one_more(3)
    with django_assert_num_queries(QUERIES[name]):
        desk.get(address)
