"""Comments are off. Opened by an editor, they show only after an editor has read them, and nobody is known."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from kuulluksi.pages import actions, search
from kuulluksi.pages.comments import actions as comments
from kuulluksi.pages.models import CommentRoom, StoryComment
from kuulluksi.privacy import form_tokens

from ..privacy.dumps import found_in_clear
from .conftest import make_story

WRITTEN = {"nickname": "Kanarialintu", "words": "Kiitos, että kerroit. <b>Hei</b> 💛"}


@pytest.fixture
def client(client):
    """A browser: it says that its forms come from our own pages."""
    client.defaults["HTTP_SEC_FETCH_SITE"] = "same-origin"
    return client


@pytest.fixture
def story(stories):
    return make_story(stories)


@pytest.fixture
def opened(story, editor, monkeypatch):
    monkeypatch.setattr(form_tokens, "LEAST_SECONDS", 0)
    actions.give_rights()
    comments.switch(True, by=editor)
    comments.open_room(story, by=editor)
    return story


def write(client, story, **more):
    url = reverse("pages:comment", args=[story.pk])
    token = more.pop("token", None) or form_tokens.issue("comment", str(story.pk))
    return client.post(url, {**WRITTEN, "token": token, **more})


def test_comments_are_off_until_the_site_and_the_story_are_opened(client, story, editor):
    button = reverse("pages:comment", args=[story.pk])
    assert button not in client.get(story.address).text
    comments.switch(True, by=editor)
    assert button not in client.get(story.address).text
    assert "form" not in (client.get(button).context or {}) or "<textarea" not in client.get(button).text
    write(client, story)
    assert not StoryComment.objects.exists()

    comments.open_room(story, by=editor)
    assert button in client.get(story.address).text
    comments.switch(False, by=editor)
    assert button not in client.get(story.address).text


def test_a_comment_shows_after_an_editor_has_read_it(client, opened, editor):
    token = form_tokens.issue("comment", str(opened.pk))
    sent, again = write(client, opened, token=token), write(client, opened, token=token)

    comment = StoryComment.objects.get()
    assert (sent.status_code, again.status_code, dict(sent.cookies)) == (200, 200, {})
    assert "Kanarialintu" not in client.get(opened.address).text
    assert found_in_clear(["Kanarialintu", "127.0.0.1"]) == []
    client.force_login(editor)
    assert "Kanarialintu" in client.get(reverse("comments_desk:queue")).text
    client.post(reverse("comments_desk:decide", args=[comment.pk]), {"decide": "publish"})
    client.logout()

    page = client.get(opened.address).text
    assert "Kanarialintu" in page
    assert "&lt;b&gt;Hei&lt;/b&gt; 💛" in page
    assert search.find("Kanarialintu", "fi") == []
    assert found_in_clear(["Kanarialintu"]) == []


def test_a_reader_reports_and_an_editor_looks_again(client, opened, editor):
    comment = comments.decide(comments.leave(opened, **WRITTEN, nonce="a"), publish=True, by=editor)
    url = reverse("pages:comment_report", args=[comment.pk])

    assert client.get(url).status_code == 200
    assert client.post(url).status_code == 200
    assert [one.pk for one in StoryComment.objects.all().waiting()] == [comment.pk]
    assert "Kanarialintu" in client.get(opened.address).text
    comments.switch(False, by=editor)
    assert client.get(url).status_code == 404  # hidden is hidden at its own address too
    comments.switch(True, by=editor)
    comments.decide(comment, publish=False, by=editor)
    assert "Kanarialintu" not in client.get(opened.address).text
    assert client.get(url).status_code == 404


def test_one_press_closes_everything_under_a_story(client, opened, editor):
    for number in range(3):
        comment = comments.leave(opened, **WRITTEN, nonce=str(number))
    comments.decide(comment, publish=True, by=editor)
    client.force_login(editor)

    client.post(reverse("comments_desk:close", args=[opened.pk]))

    assert set(StoryComment.objects.values_list("state", flat=True)) == {"rejected"}
    assert not CommentRoom.objects.exists()
    client.logout()
    assert reverse("pages:comment", args=[opened.pk]) not in client.get(opened.address).text
    later = timezone.now() + datetime.timedelta(days=15)
    assert (comments.end_comments(later, True), comments.end_comments(later, False)) == (3, 3)
    assert not StoryComment.objects.exists()


def test_a_storm_is_met_calmly_and_nothing_typed_is_lost(client, opened, monkeypatch, editor):
    monkeypatch.setattr(comments, "MOST_WAITING", 2)
    codes = [write(client, opened).status_code for _n in range(3)]
    full = write(client, opened)

    assert codes == [200, 200, 422]
    assert StoryComment.objects.count() == 2
    assert "Kiitos, että kerroit." in full.text
    for _n in range(10):
        busy = write(client, opened)
    assert busy.context["calm"]
    assert "Kiitos, että kerroit." in busy.text

    CommentRoom.objects.update(open_until=timezone.localdate() - datetime.timedelta(days=1))
    assert "<textarea" not in client.get(reverse("pages:comment", args=[opened.pk])).text


@pytest.mark.parametrize(
    "words", ["Soita 040 123 4567", "kirjoita minulle joku@example.test", "katso https://a.test", "www.spam.fi"]
)
def test_contacts_and_links_are_left_out(client, opened, words):
    answer = write(client, opened, words=words)

    assert answer.status_code == 422
    assert words in answer.text
    assert not StoryComment.objects.exists()


def test_a_trapped_program_hears_thank_you(client, opened):
    assert write(client, opened, homepage="x").status_code == 200
    assert not StoryComment.objects.exists()


@pytest.mark.parametrize("how_many", [1, 30])
def test_comments_cost_the_same_few_queries(client, opened, editor, how_many, django_assert_max_num_queries):
    for number in range(how_many):
        comments.decide(comments.leave(opened, **WRITTEN, nonce=str(number)), publish=True, by=editor)
    client.get(opened.address)

    with django_assert_max_num_queries(10):
        client.get(opened.address)
