"""Every type of page takes the same queries with 1 and 3, with 3 and 300 pages of its type: the page and the list it is in."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, get_page_models

from kuulluksi.directory.models import Area, Audience, EngagementType, SupportForm
from kuulluksi.pages import models, wayfinding
from kuulluksi.pages.media import Video

from .. import cast
from .many import many, tie

pytestmark = pytest.mark.either

TODAY = datetime.date(2026, 11, 22)
ARTICLE = 8
# What a type must be given besides a title, and the type its pages stand under when that is not the front page.
FIELDS = {
    models.HomePage: {"call": "Tule"},
    models.StoryPage: {"byline": "Kokemusasiantuntija", "content_note": "Ei kuvata väkivaltaa."},
    models.NewsPage: {"author": "Koordinaattori", "dated": TODAY},
    models.PublicationPage: {"published_on": TODAY, "authors": "Kehittäjäryhmä"},
    models.StatementPage: {"kind": "cookies", "updated_on": TODAY, "responsible": "Hyvinvointialue"},
}
UNDER = {
    models.StoryPage: models.StoryIndexPage,
    models.NewsPage: models.NewsIndexPage,
    models.PublicationPage: models.PublicationIndexPage,
    models.NgoPage: models.NgoIndexPage,
    models.VideoPage: models.VideoIndexPage,
}
ALSO = {models.NgoPage: [models.ServicePackagePage], models.StoryPage: [models.HomePage]}


@pytest.fixture
def fields(home):
    """FIELDS and what has to stand in the database."""
    video = Video(title="Video", duration=15, type="video", file="x.mp4", transcript_fi="Tervetuloa.")
    Video.objects.bulk_create([video])
    ngo = cast.make_organisation("jarjesto", name_fi="Järjestö ry")
    return {
        **FIELDS,
        models.NgoPage: {"organisation": ngo, "responsible": "<p>Järjestö ry</p>"},
        models.VideoPage: {"video": video},
    }


@pytest.fixture
def words(db):
    """Field -> what every page of a type is tied to by it: rows that a careless list would ask for page by page."""
    area = Area.objects.create(slug="turku", name_fi="Turku")
    return {
        "categories": [models.StoryCategory.objects.create(slug="oma", name_fi="Oma")],
        "areas": [area],
        "audiences": [Audience.objects.create(slug="kaikki", name_fi="Kaikki")],
        "services": [EngagementType.objects.create(slug="puhe", name_fi="Puhe")],
        "support": [SupportForm.objects.create(slug="tuki", name_fi="Tuki")],
    }


def queries(client, address: str, *, first: bool) -> int:
    if first:
        assert client.get(address).status_code == 200, address  # fills what the process remembers
    with CaptureQueriesContext(connection) as found:
        client.get(address)
    return len(found)


@pytest.mark.parametrize(
    ("first", "then"), [(1, 2), pytest.param(3, 297, marks=pytest.mark.full)], ids=["1-and-3", "3-and-300"]
)
def test_no_type_of_page_takes_a_query_more_however_many_there_are(
    client, home, fields, words, monkeypatch, first, then
):
    monkeypatch.setattr(wayfinding, "SECONDS", 600)  # what is remembered is so also on a slow machine
    types = [model for model in get_page_models() if model is not Page]
    lists = {index: many(home, index, 1)[0] for index in {*UNDER.values(), models.ServicePackagePage}}
    lists[models.HomePage] = home
    seen = {}
    for model in types:
        parent = lists.get(UNDER.get(model), home) if model is not models.HomePage else home.get_parent()
        pages = []
        for number in (first, then):
            pages += many(parent, model, number, **fields.get(model, {}))
            for field, rows in words.items():
                if any(each.name == field for each in model._meta.local_many_to_many):
                    tie(pages[-number:], field, rows)
            itself = pages[0] if model is not models.HomePage else home
            for where in (UNDER.get(model), *ALSO.get(model, ())):
                if where:
                    seen.setdefault((model, where), []).append(
                        queries(client, lists[where].address, first=number == first)
                    )
            seen.setdefault((model, model), []).append(queries(client, itself.address, first=number == first))

    assert {pair: found for pair, found in seen.items() if found[-1] > found[0]} == {}
    assert len(types) > 20
    assert max(found[0] for found in seen.values()) <= ARTICLE
