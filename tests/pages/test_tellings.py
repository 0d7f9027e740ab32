"""A story or a good moment: offered without an account, written together, published by a yes, gone in one press."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from kuulluksi.look import pictures
from kuulluksi.notices.models import Message
from kuulluksi.pages import actions, published_by_consent, search
from kuulluksi.pages.comments import actions as comments
from kuulluksi.pages.media import SiteImage
from kuulluksi.pages.models import Moment, StoryComment, StoryPage, Telling
from kuulluksi.pages.stories import actions as tellings
from kuulluksi.people.models import Link
from kuulluksi.privacy import consents, form_tokens
from kuulluksi.privacy.models import AccessLog, AuditLine, ConsentRecord

from ..privacy.dumps import found_in_clear
from .conftest import make_consent

CANARY = "kanarialintu"
OFFER = {
    "words": f"{CANARY} istui pöydässä.\n\nKukaan ei kysynyt.",
    "shown_name": f"{CANARY} Usva",
    "way": "self",
    "channel": "email",
    "contact": f"{CANARY}@example.test",
}


@pytest.fixture
def client(client):
    """A browser: it says that its forms come from our own pages."""
    client.defaults["HTTP_SEC_FETCH_SITE"] = "same-origin"
    return client


def token_for(kind, monkeypatch):
    monkeypatch.setattr(form_tokens, "LEAST_SECONDS", 0)
    return form_tokens.issue("telling", kind)


def offered(kind="story", **kw) -> tuple[Telling, Link]:
    link = tellings.offer(kind=kind, language="fi", nonce=f"n-{kind}", **{**OFFER, **kw})
    return link.subject(Telling), link


@pytest.fixture
def begun(stories, area, editor):
    """A draft page begun from an offered story, and the link of its teller, who has chosen a word."""
    actions.give_rights()
    telling, link = offered()
    tellings.choose_word(telling, "lumihiutale")
    page = tellings.begin_story(telling, stories, area=area, by=editor)
    page.content_note, page.title = "Kertoo palaverista.", f"{CANARY} pöydässä"
    page.save_revision(user=editor)
    telling.refresh_from_db()
    return telling, link, page


def opened(client, link):
    page = client.post(reverse("pages:telling", kwargs={"token": link.token}), {"word": "Lumihiutale "})
    return page, page.context["key"]


def put_out(page, by) -> StoryPage:
    actions.publish(StoryPage.objects.get(pk=page.pk).get_latest_revision_as_object(), by=by)
    return StoryPage.objects.get(pk=page.pk)


def press(client, link, key, what, **more):
    url = reverse("pages:telling", kwargs={"token": link.token})
    return client.post(url, {"key": key, "do": what, **more})


def test_a_story_is_offered_without_an_account_and_lies_sealed(client, editor, db, monkeypatch):
    url, token = reverse("pages:offer"), token_for("story", monkeypatch)

    wrong = client.post(url, {**OFFER, "contact": "ei ole osoite", "token": token})
    assert wrong.status_code == 422
    assert f"{CANARY} istui" in wrong.text  # what was typed is kept
    sent = client.post(url, {**OFFER, "token": token})
    again = client.post(url, {**OFFER, "token": token})

    telling = Telling.objects.get()
    assert sent["Location"] == again["Location"]
    assert not sent.cookies
    assert found_in_clear([CANARY]) == []
    door = client.get(sent["Location"])
    assert CANARY not in door.text
    assert door.headers["Cache-Control"] == "no-store, private"
    assert [message.kind for message in Message.objects.order_by("kind")] == [
        "staff_notice",
        "telling_received",
    ]

    client.force_login(editor)
    assert telling.code in client.get(reverse("stories_desk:list")).text
    assert f"{CANARY} istui" in client.get(reverse("stories_desk:telling", args=[telling.pk])).text
    assert AccessLog.objects.filter(subject_type="pages.telling").exists()
    assert f"{CANARY}@example.test" not in client.get(reverse("stories_desk:telling", args=[telling.pk])).text


def test_programs_and_the_hasty_leave_nothing(client, db, monkeypatch):
    url = reverse("pages:offer")
    hasty = client.post(url, {**OFFER, "token": form_tokens.issue("telling", "story")})
    trapped = client.post(
        url, {**OFFER, "homepage": "https://spam.test", "token": token_for("story", monkeypatch)}
    )

    assert (hasty.status_code, trapped.status_code) == (422, 200)
    assert f"{CANARY} istui" in hasty.text
    assert not Telling.objects.exists()


def test_the_teller_sees_the_page_itself_and_only_these_words_go_out(client, begun, editor):
    """Publishing waits for a yes to the very words; a changed word needs a new one; the editors' tools' keys do not."""
    telling, link, page = begun
    _own, key = opened(client, link)
    assert _own.context["versions"] == []  # nobody has asked the teller to read yet
    with pytest.raises(ValidationError, match="not said yes|ei ole vielä"):
        actions.publish(page)

    tellings.ask_to_read(telling, by=editor)
    own, key = opened(client, link)
    (version,) = own.context["versions"]
    look = press(client, link, key, "look", version=version.fingerprint)
    assert f"<h1>{CANARY} pöydässä</h1>" in look.text
    assert f"{CANARY} istui pöydässä." in look.text
    assert "Kertoo palaverista." in look.text
    assert "og:title" not in look.text
    assert CANARY not in look.text.split("</title>")[0]

    press(client, link, key, "yes", version=version.fingerprint, years="1")
    telling.refresh_from_db()
    record = ConsentRecord.objects.given().get(code=telling.consent_code)
    assert (record.way, record.purpose, record.area) == ("link", "story", telling.area)

    page = StoryPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    page.body = [("text", str(page.body[0].value.source).replace("<p>", '<p data-block-key="a1b2">'))]
    actions.publish(page, by=editor)
    published = StoryPage.objects.get(pk=page.pk)
    assert published.live
    assert published.consent_until == record.valid_until
    assert client.get(published.address).status_code == 200

    page.summary = "Toimittaja lisäsi lauseen."
    with pytest.raises(ValidationError, match="changed|muuttunut"):
        actions.publish(page)
    stale = press(
        client, link, key, "yes", version=version.fingerprint, years="1"
    )  # the draft is another by now
    assert stale.status_code == 409
    own, key = opened(client, link)
    press(client, link, key, "yes", version=own.context["versions"][0].fingerprint)
    assert put_out(published, editor).summary == "Toimittaja lisäsi lauseen."
    assert ConsentRecord.objects.given().count() == 1  # the time agreed before goes on


def test_a_copy_needs_a_yes_of_its_own_and_a_deleted_page_is_begun_anew(client, begun, stories, editor):
    telling, link, page = begun
    tellings.ask_to_read(telling, by=editor)
    own, key = opened(client, link)
    press(client, link, key, "yes", version=own.context["versions"][0].fingerprint, years="1")
    page = put_out(page, editor)

    copy = page.copy(update_attrs={"title": "Toinen", "slug": "toinen", "live": False}, keep_live=False)
    with pytest.raises(ValidationError, match="changed|muuttunut"):
        actions.publish(copy.get_latest_revision_as_object())

    page.delete()
    client.force_login(editor)
    area = {"area": telling.area_id, "index": stories.pk}
    assert client.post(reverse("stories_desk:deed", args=[telling.pk, "begin"]), area).status_code == 302
    assert client.get(reverse("stories_desk:telling", args=[telling.pk])).status_code == 200


def test_teller_and_editors_write_to_each_other(client, begun, editor):
    telling, link, _page = begun
    _own, key = opened(client, link)

    assert press(client, link, key, "say", text="").status_code == 422
    press(client, link, key, "say", text=f"{CANARY} haluaa muuttaa")
    press(client, link, key, "say", text=f"{CANARY} haluaa muuttaa")  # the same press twice
    client.force_login(editor)
    client.post(reverse("stories_desk:deed", args=[telling.pk, "answer"]), {"text": "Muutetaan."})

    assert telling.messages.count() == 2
    assert Message.objects.filter(kind="message_waiting").count() == 1
    client.logout()
    own, _key = opened(client, link)
    assert "Muutetaan." in own.text
    assert found_in_clear([f"{CANARY} haluaa"]) == []


def test_taken_back_in_one_press_it_leaves_no_word_anywhere(
    client, begun, editor, settings, tmp_path, django_capture_on_commit_callbacks
):
    """The page, its revisions, pictures, comments, search words, memory and feeds; the offer, the talk, the contact."""
    settings.MEDIA_ROOT = tmp_path
    telling, link, page = begun
    tellings.say(telling, f"{CANARY} kirjoittaa", by="teller")
    tellings.ask_to_read(telling, by=editor)
    own, key = opened(client, link)
    press(client, link, key, "yes", version=own.context["versions"][0].fingerprint, years="2")
    story = put_out(page, editor)
    telling.refresh_from_db()
    picture = SiteImage.objects.create(
        title=CANARY, file=ContentFile(pictures.draw("x"), name="x.png"), default_alt_text=CANARY,
        consent_code=make_consent("picture", identity=CANARY).code,
    )  # fmt: skip
    SiteImage.objects.filter(pk=picture.pk).update(consent_code=telling.consent_code)
    picture.get_rendition("width-100|format-webp")
    comments.switch(True, by=editor)
    comments.open_room(story, by=editor)
    comments.decide(comments.leave(story, nickname=CANARY, words=CANARY, nonce="c"), publish=True, by=editor)
    address, feed = story.address, reverse("pages:feed", kwargs={"kind": "stories"})
    assert CANARY in client.get(address).text
    assert CANARY in client.get(feed).text
    assert [file for file in tmp_path.rglob("*") if file.is_file()]

    own, key = opened(client, link)
    with django_capture_on_commit_callbacks(execute=True):
        gone = press(client, link, key, "take_back")
        again = press(client, link, key, "take_back")

    assert (gone.status_code, again.status_code) == (200, 200)
    assert client.get(address).status_code == 404
    assert CANARY not in client.get(feed).text
    assert search.find(CANARY, "fi") == []
    assert found_in_clear([CANARY]) == []
    assert not StoryComment.objects.exists()
    assert [file for file in tmp_path.rglob("*") if file.is_file()] == []
    left = Telling.objects.get()
    assert (left.state, left.story, bool(left.words), bool(left.contact)) == ("withdrawn", None, False, False)
    assert client.get(reverse("pages:telling", kwargs={"token": link.token})).status_code == 200
    assert consents.holding(telling.consent_code, "story") is None


def test_a_draft_that_never_had_a_consent_is_taken_back_as_well(client, begun):
    telling, link, page = begun
    _own, key = opened(client, link)

    press(client, link, key, "take_back")

    assert found_in_clear([CANARY]) == []
    assert Page.objects.get(pk=page.pk).title == telling.code


def test_a_good_moment_becomes_a_quote_by_its_tellers_yes(client, home, area, editor):
    telling, link = offered("moment", words="Joku odotti, että vastaan.")
    tellings.choose_word(telling, "lumihiutale")
    client.force_login(editor)
    deed = lambda name, **data: client.post(  # noqa: E731
        reverse("stories_desk:deed", args=[telling.pk, name]), data
    )
    deed("moment", words="Joku odotti, että vastaan.", who="Nuori", area=area.pk)
    deed("publish")
    deed("take-off")  # what was never on the site is not agreed to by taking it off
    telling.refresh_from_db()
    assert (telling.state, Moment.objects.count()) == (Telling.State.WRITING, 0)
    deed("ask")
    client.logout()

    own, key = opened(client, link)
    version = own.context["versions"][0].fingerprint
    assert "Joku odotti" in press(client, link, key, "look", version=version).text
    press(client, link, key, "yes", version=version, years="1")
    client.force_login(editor)
    deed("publish")
    home.body = [("moments", {"heading": "Hyviä hetkiä", "most": 3})]
    actions.publish(home)
    client.logout()
    assert "Joku odotti, että vastaan." in client.get("/fi/").text

    own, key = opened(client, link)
    press(client, link, key, "take_back")
    assert "Joku odotti" not in client.get("/fi/").text
    assert found_in_clear(["Joku odotti", CANARY]) == []


def test_a_moment_leaves_with_its_consent(db):
    Moment.objects.create(words="Hyvä", language="fi", consent_code="H-2222")

    published_by_consent.keep_times()

    assert not Moment.objects.exists()


def test_what_stands_still_for_half_a_year_is_forgotten(begun, editor):
    telling, _link, _page = begun
    tellings.say(telling, "Hei", by="teller")
    soon, late = timezone.timedelta(days=180), timezone.timedelta(days=190)

    assert tellings.end_tellings(timezone.now() + soon, False) == 0
    assert tellings.end_tellings(timezone.now() + late, True) == 1
    assert tellings.end_tellings(timezone.now() + late, False) == 1
    assert found_in_clear([CANARY]) == []
    assert AuditLine.objects.filter(verb="telling_offered").exists()


@pytest.mark.either
def test_refused_kindly_the_teller_hears_it_and_the_text_goes(client, begun, editor):
    telling, link, _page = begun
    client.force_login(editor)

    client.post(
        reverse("stories_desk:deed", args=[telling.pk, "answer"]), {"text": "Kiitos sinulle.", "not_now": "1"}
    )

    client.logout()
    assert "Kiitos sinulle." in client.get(reverse("pages:telling", kwargs={"token": link.token})).text
    assert found_in_clear([CANARY]) == []
