"""The public list of groups: what is shown, what is not, and at what cost."""

import pytest
from django.http import QueryDict
from django.template.loader import render_to_string
from django.test import RequestFactory

from groups import listing, order
from groups.models import PeerGroup
from kuulluksi import page_cache
from tests.cast import make_area, make_audience
from tests.groups.helpers import make_group, make_many, open_season
from tests.signups.helpers import sign_up

pytestmark = pytest.mark.django_db


def page_of(query="", template="groups/list.html", language="fi"):
    params = QueryDict(query)
    context = listing.groups_page(params, language)
    return context, render_to_string(template, context, RequestFactory().get(f"/{language}/ryhmat/?{query}"))


@pytest.mark.parametrize("count", [1, 3, 30])
def test_the_list_takes_the_same_queries_however_many_groups(
    count, area, facilitator, django_assert_num_queries
):
    make_many(count, area=area, audience=make_audience("aftercare"))

    listing.address_of("", "fi")  # where the page is, remembered from the first request on

    with django_assert_num_queries(
        6
    ):  # four for the order, which is remembered where pages are; two for the page
        listing.groups_page(QueryDict(""), "fi")

    context, html = page_of()
    assert context["count"] == count
    assert html.count('<article class="card">') == min(count, 12)


def test_the_order_is_remembered_until_public_words_change_and_cards_are_read_afresh(
    area, settings, django_assert_num_queries, django_capture_on_commit_callbacks
):
    settings.PAGE_CACHE_BYTES = 1_000_000
    order.forget()
    page_cache.clock.forget()
    [group] = make_many(1, area=area, audience=make_audience("aftercare"))
    page_of()

    with django_assert_num_queries(2):
        context = listing.groups_page(QueryDict(""), "fi")
    sign_up(group.seasons.get().sheet, "A", "B", "C", "D", "E", together="any")
    assert [card.state.code for card in context["cards"]] == ["open"]
    assert [card.state.code for card in page_of()[0]["cards"]] == ["full"]

    with django_capture_on_commit_callbacks(execute=True):
        later = make_group(area=area)
        page_cache.bump()
    assert [card.group.pk for card in page_of()[0]["cards"]] == [group.pk, later.pk]
    order.forget()


def test_the_thirteenth_group_is_on_the_next_page(area):
    make_many(13, area=area, audience=make_audience("aftercare"))

    _context, first = page_of()
    _context, second = page_of("page=2")

    assert first.count('<article class="card">') == 12
    assert second.count('<article class="card">') == 1
    assert "page=2" in first


def test_filters_narrow_by_area_audience_kind_and_room(area, elsewhere):
    young, parents = make_audience("aftercare"), make_audience("client_parent")
    here = make_group(area=area, audiences=[young])
    there = make_group(area=elsewhere, audiences=[parents], kind=PeerGroup.Kind.PARENTS)
    full = open_season(here, capacity=1)
    open_season(there)
    sign_up(full.sheet)

    def slugs(query):
        return [card.group.slug for card in page_of(query)[0]["cards"]]

    assert slugs("area=forssa") == [there.slug]
    assert slugs("audience=aftercare") == [here.slug]
    assert slugs("kind=parents") == [there.slug]
    assert slugs("room=on") == [there.slug]
    assert slugs("area=hameenlinna&room=on") == []
    assert slugs("audience=zzz&area=zzz&kind=zzz") == slugs("")
    assert slugs("audience=zzz&audience=aftercare") == [here.slug]
    assert "errorlist" not in page_of("audience=zzz&area=zzz")[1]


def test_an_empty_list_offers_a_next_step(area):
    make_group(area=area, kind=PeerGroup.Kind.PEER)

    _context, html = page_of("room=on")

    assert "poista" in html or "remove" in html
    assert f'href="{listing.address_of()}"' in html


def test_a_choice_that_does_not_exist_is_left_out_instead_of_an_error(area):
    make_group(area=area)

    context, _html = page_of("area=%3Cscript%3E&kind=nothing&page=x&audience=none")

    assert context["count"] == 1


def test_a_card_never_tells_how_many_people_there_are(area):
    group = make_group(area=area)
    season = open_season(group, capacity=7)
    empty = page_of()[1]
    sign_up(season.sheet, "Vili", "Alma")
    two_more = page_of()[1]

    assert empty == two_more


def test_a_group_that_is_not_published_or_has_ended_is_not_listed(area):
    make_group(area=area, published=False)
    make_group(area=area, standing=PeerGroup.Standing.ENDED)

    assert page_of()[0]["count"] == 0


def test_groups_one_can_join_come_first(area):
    paused = make_group(area=area, standing=PeerGroup.Standing.PAUSED, name_fi="Aamuryhmä")
    joinable = make_group(area=area, name_fi="Yöryhmä")
    open_season(joinable)

    assert [card.group for card in page_of()[0]["cards"]] == [joinable, paused]


def test_an_area_and_its_name_follow_the_language(db):
    area = make_area("hml", name_fi="Hämeenlinna", name_sv="Tavastehus")
    make_group(area=area)

    from django.utils.translation import override

    with override("sv"):
        assert "Tavastehus" in page_of(language="sv")[1]
