"""What was published by somebody's consent is gone when they take it back, from wherever it was kept."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.models import Comment, ModelLogEntry, PageLogEntry, Revision

from kuulluksi.look import pictures
from kuulluksi.pages import actions, published_by_consent, search
from kuulluksi.pages.media import SiteImage, Video
from kuulluksi.pages.models import InfoPage, StoryPage, VideoIndexPage, VideoPage
from kuulluksi.privacy import consents
from kuulluksi.privacy.models import AccessLog, ConsentRecord

from .. import cast
from ..privacy.dumps import found_in_clear
from .conftest import make_consent, make_story, under

CANARY = "kanarialintu"


def telling(**kw):
    """Story fields where every word a person wrote holds the canary."""
    words = ("title", "summary", "byline", "content_note", "quote", "seo_title", "search_description")
    body = [("text", f"<p>{CANARY} teksti</p>"), ("quote", {"text": CANARY, "who": CANARY})]
    return {**{name: f"{CANARY} {name}" for name in words}, "slug": CANARY, "body": body, **kw}


@pytest.fixture
def told(stories, editor):
    """A story with a history: published, changed, commented, and translated."""
    code = make_consent(identity=f"{CANARY} Kertoja").code
    story = make_story(stories, consent_code=code, **telling())
    story.title = f"{CANARY} toinen"
    story.save_revision(user=editor, log_action=True)
    Comment.objects.create(page=story, user=editor, text=CANARY, contentpath="body")
    return story


def test_a_taken_back_story_leaves_no_word_anywhere(client, told, stories, coordinator):
    address = f"/fi/tarinat/{CANARY}/"
    assert client.get(address).status_code == 200
    assert search.find(CANARY, "fi")

    consents.withdraw(ConsentRecord.objects.given().get(code=told.consent_code), way="phone", by=coordinator)

    assert client.get(address).status_code == 404
    assert CANARY not in client.get("/fi/tarinat/").content.decode()
    assert search.find(CANARY, "fi") == []
    assert not Revision.objects.filter(object_id=str(told.pk)).exists()
    assert not PageLogEntry.objects.filter(label__icontains=CANARY).exists()
    assert not Comment.objects.exists()
    emptied = StoryPage.objects.get(pk=told.pk)
    assert (emptied.live, emptied.title, emptied.consent_code) == (False, told.consent_code, told.consent_code)
    assert found_in_clear([CANARY]) == []


def test_an_emptied_page_still_opens_for_an_editor_and_cannot_go_out(client, told, editor, coordinator):
    actions.give_rights()
    consents.withdraw(ConsentRecord.objects.given().get(code=told.consent_code), way="paper", by=coordinator)
    emptied = StoryPage.objects.get(pk=told.pk)
    client.force_login(editor)

    assert client.get(reverse("wagtailadmin_pages:edit", args=[emptied.pk])).status_code == 200
    with pytest.raises(ValidationError):
        actions.publish(emptied)


def test_every_language_of_a_story_goes(told, swedish_home, stories, coordinator):
    swedish_stories = stories.copy_for_translation(actions.locale_of("sv"))
    actions.publish(swedish_stories)
    swedish = told.copy_for_translation(actions.locale_of("sv"))
    actions.publish(swedish)

    consents.withdraw(ConsentRecord.objects.given().get(code=told.consent_code), way="link", by=coordinator)

    assert not StoryPage.objects.live().exists()
    assert found_in_clear([CANARY]) == []


def test_taking_back_twice_is_the_same_as_once(told, coordinator):
    record = ConsentRecord.objects.given().get(code=told.consent_code)

    first = consents.withdraw(record, way="phone", by=coordinator)

    assert consents.withdraw(record, way="paper", by=coordinator) == first


@pytest.fixture
def film(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return Video.objects.create(
        title=CANARY,
        file=ContentFile(pictures.clip(), name="clip.webm"),
        captions_fi=pictures.clip_captions("fi").decode(),
        transcript_fi=f"{CANARY} puhuu",
    )


def test_a_video_needs_a_consent_and_goes_with_it(
    film, home, coordinator, client, django_capture_on_commit_callbacks
):
    index = under(home, VideoIndexPage(title="Videot", slug="videot"))
    with pytest.raises(ValidationError, match="consent|suostumu"):
        under(index, VideoPage(title="Ensin", slug="ensin", video=film))
    record = make_consent("video")
    film.consent_code = record.code
    film.save()
    page = under(index, VideoPage(title=CANARY, slug=CANARY, video=film))
    address, stored = film.url, film.file.path
    assert client.head(address).status_code == 200

    with django_capture_on_commit_callbacks(execute=True):
        consents.withdraw(record, way="phone", by=coordinator)

    assert client.head(address).status_code == 404
    assert client.get(f"/fi/videot/{CANARY}/").status_code == 404
    page.refresh_from_db()
    assert (page.live, page.video) == (False, None)
    assert not Video.objects.exists()
    with pytest.raises(FileNotFoundError):
        open(stored, "rb").close()


@pytest.fixture
def portrait(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    record = make_consent("picture")
    return SiteImage.objects.create(
        title=CANARY,
        file=ContentFile(pictures.draw("x"), name="x.png"),
        default_alt_text=CANARY,
        shows_people=True,
        consent_code=record.code,
    )


def test_a_picture_of_somebody_goes_and_the_page_stays(portrait, home, coordinator, client):
    page = under(home, InfoPage(title="Tietoa", slug="tietoa", picture=portrait))
    ModelLogEntry.objects.log_action(portrait, "wagtail.edit")

    consents.withdraw(
        ConsentRecord.objects.given().get(code=portrait.consent_code), way="phone", by=coordinator
    )

    assert client.get("/fi/tietoa/").status_code == 200
    page.refresh_from_db()
    assert page.picture is None
    assert found_in_clear([CANARY]) == []


def test_a_picture_whose_consent_has_ended_comes_off_and_cannot_be_put_on(portrait, home):
    page = under(home, InfoPage(title="Tietoa", slug="tietoa", picture=portrait))
    yesterday = datetime.date.today() - datetime.timedelta(days=1)
    ConsentRecord.objects.filter(code=portrait.consent_code).update(valid_until=yesterday)

    published_by_consent.keep_times()

    page.refresh_from_db()
    assert page.picture is None
    page.picture = portrait
    with pytest.raises(ValidationError, match="consent|suostumu"):
        actions.publish(page)


def test_a_row_is_never_changed(db):
    record = make_consent()
    record.valid_until = record.valid_until + datetime.timedelta(days=30)

    with pytest.raises(ValidationError):
        record.save()


def test_the_proof_goes_two_years_after_its_end(db):
    record = make_consent(days=10)
    end = datetime.datetime.combine(record.valid_until, datetime.time(), datetime.UTC)

    assert consents.end_consents(end + datetime.timedelta(days=700), False) == 0
    assert consents.end_consents(end + datetime.timedelta(days=740), True) == 1
    assert consents.end_consents(end + datetime.timedelta(days=740), False) == 1
    assert not ConsentRecord.objects.exists()


FORM = {
    "purpose": "story",
    "identity": f"{CANARY} Kertoja, 040",
    "relation": "guardian",
    "giver": f"{CANARY} Huoltaja",
    "way": "paper",
    "language": "fi",
}


def test_the_desk_registers_opens_and_takes_back(client, coordinator, area):
    client.force_login(coordinator)
    until = (datetime.date.today() + datetime.timedelta(days=90)).isoformat()

    wrong = client.post(reverse("privacy:consent_new"), {**FORM, "valid_until": "2001-01-01", "area": area.pk})
    assert wrong.status_code == 422
    assert CANARY in wrong.content.decode()  # what was typed is kept
    sent = client.post(reverse("privacy:consent_new"), {**FORM, "valid_until": until, "area": area.pk})
    record = ConsentRecord.objects.get()
    assert sent["Location"] == reverse("privacy:consent", args=[record.pk])
    assert found_in_clear([CANARY]) == []

    page = client.get(sent["Location"]).content.decode()
    assert record.code in page
    assert CANARY not in page
    opened = client.post(reverse("privacy:consent_open", args=[record.pk]), {"reason": "asks for a copy"})
    assert f"{CANARY} Huoltaja" in opened.content.decode()
    assert AccessLog.objects.get().reason == "asks for a copy"

    client.post(reverse("privacy:consent_withdraw", args=[record.pk]), {"way": "phone"})
    assert consents.holding(record.code, "story") is None
    assert client.get(reverse("privacy:consents")).status_code == 200


def test_an_editor_sees_code_and_end_date_and_opens_nobody(client, editor, coordinator, area):
    record = make_consent(identity=CANARY, area=area)
    client.force_login(editor)

    page = client.get(reverse("privacy:consent", args=[record.pk])).content.decode()

    assert record.code in page
    assert reverse("privacy:consent_open", args=[record.pk]) not in page
    answer = client.post(reverse("privacy:consent_open", args=[record.pk]), {"reason": "x"})
    assert answer.status_code in (302, 403)  # Wagtail sends the refused back to the desk
    assert not AccessLog.objects.exists()


def test_another_area_and_an_administrator_find_nothing(client, administrator, elsewhere, area):
    record = make_consent(area=area)
    client.force_login(cast.make_staff("coordinator", areas=[elsewhere]))
    assert client.get(reverse("privacy:consent", args=[record.pk]), follow=True).status_code == 404

    client.force_login(administrator)
    assert client.get(reverse("privacy:consents")).status_code in (302, 403)
