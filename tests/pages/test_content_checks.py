"""What an editor is told before publishing: what must be there, what would be better, how the text reads."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from kuulluksi.pages import actions, checklist, condition, published_by_consent, wording
from kuulluksi.pages.models import FaqPage, InfoPage

from .conftest import under

pytestmark = [pytest.mark.django_db, pytest.mark.either]
DAY = datetime.timedelta(days=1)
LONG = " ".join(["sana"] * 30) + "."


def draft(home, **kw):
    page = InfoPage(title="Tietoa", slug="tietoa", locale=home.locale, live=False, **kw)
    home.add_child(instance=page)
    return page


def said(page, *, blocks=False):
    return [(remark.words, remark.quote) for remark in checklist.remarks(page) if remark.blocks == blocks]


@pytest.mark.parametrize(
    ("language", "label"),
    [("fi", "Klikkaa tästä"), ("fi-simple", "täältä"), ("sv", "Läs mer »"), ("en", "here.")],
)
def test_a_link_must_say_where_it_leads(language, label):
    assert wording.empty_links([label, "Ryhmät Hämeenlinnassa"], language) == [label]


def test_plain_pages_have_shorter_sentences_than_others():
    sentence = " ".join(["sana"] * 15) + "."

    assert wording.long_sentences(sentence, "fi") == []
    assert wording.long_sentences(sentence, "fi-simple") == [(sentence[:-1] + ".", 15)]
    assert wording.long_sentences(f"{LONG} Lyhyt.", "fi")[0][1] == 30


def test_how_a_text_reads_is_told_in_three_words():
    easy = "Ryhmä on maksuton. Voit tulla yksin. Nimeä ei kysytä. " * 5
    heavy = (
        "Osallistumismahdollisuuksien kehittämistoimenpiteiden vaikuttavuudenarviointia edistetään "
        "hyvinvointialueiden yhteistoimintarakenteissa kokonaisvaltaisesti "
    ) * 5

    assert wording.ease(easy, "fi").level == "easy"
    assert wording.ease(heavy, "fi").level == "heavy"
    assert wording.ease("Kolme sanaa vain.", "fi") is None


def test_the_editor_is_told_everything_at_once_and_only_what_must_be_there_blocks(home):
    page = draft(
        home,
        body=[
            ("heading", "Tyhjä otsikko"),
            ("heading", "Toinen"),
            ("text", f'<p>{LONG} Saumaton palvelupolku. <a href="/x/">lue lisää</a></p><p>lorem ipsum</p>'),
        ],
    )

    better = [quote for _words, quote in said(page) if quote]
    # the link leads nowhere, and does not say where it leads
    assert better == [
        "Tyhjä otsikko",
        "lue lisää",
        "lue lisää",
        checklist.quoted(LONG),
        "palvelupolku",
        "Saumaton",
    ]
    assert len(said(page, blocks=True)) == 1
    with pytest.raises(ValidationError, match="lorem ipsum"):
        actions.publish(page)


def test_a_heading_of_the_third_level_needs_one_of_the_second(home):
    page = draft(home, body=[("text", "<h3>Liian syvä</h3><p>Sanoja.</p>")])

    assert "Liian syvä" in [quote for _words, quote in said(page)]
    page.body = [("heading", "Ylempi"), ("text", "<h3>Oikein</h3><p>Sanoja.</p>")]
    assert [quote for _words, quote in said(page) if quote] == []


def test_the_form_shows_the_list_and_publishing_is_refused_in_words(client, editor, home):
    actions.give_rights()
    page = draft(home, summary="Kirjoita tähän")
    page.save_revision()
    client.force_login(editor)

    form = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text

    assert "desk-checklist" in form
    assert "Kirjoita tähän" in form.split("desk-checklist")[1].split("</details>")[0]


def test_the_decision_about_plain_finnish_is_asked_once(home):
    page = under(
        home, InfoPage(title="Tietoa", slug="tietoa", summary="x", review_on=timezone.localdate() + DAY)
    )

    assert len(said(page)) == 1
    page.plain_version = "wanted"
    page.save()
    assert said(page) == []
    assert condition.plain_wanted() == [page]
    plain = actions.locale_of("fi-simple")
    front = home.copy_for_translation(plain)
    under(front, InfoPage(title="Helposti", slug="helposti", translation_key=page.translation_key))
    assert condition.plain_wanted() == []


def test_reports_tell_what_is_old_behind_and_on_its_way(client, editor, home, swedish_home):
    actions.give_rights()
    old = under(home, InfoPage(title="Vanha", slug="vanha"))
    twin = under(swedish_home, InfoPage(title="Gammal", slug="gammal", translation_key=old.translation_key))
    Page.objects.filter(pk=twin.pk).update(last_published_at=timezone.now() - 500 * DAY)
    Page.objects.filter(pk=old.pk).update(last_published_at=timezone.now() - 400 * DAY)
    soon = draft(home, summary="Tulee pian")
    soon.go_live_at = timezone.now() + DAY
    soon.save_revision(approved_go_live_at=soon.go_live_at)

    assert [page.title for page in condition.untouched(timezone.localdate())] == ["Gammal", "Vanha"]
    assert [(each.page.title, each.language) for each in condition.behind()] == [("Gammal", "sv")]
    assert [each.content["title"] for each in condition.going_out()] == ["Tietoa"]
    client.force_login(editor)
    page = client.get(reverse("condition:report")).text
    assert all(title in page for title in ("Vanha", "Gammal", "Tietoa"))
    assert client.get(reverse("condition:words")).status_code == 200


def test_a_page_due_while_the_worker_slept_goes_out_at_its_next_turn(client, home, time_machine):
    page = draft(home, summary="Tulee pian")
    page.go_live_at, page.expire_at = timezone.now() + DAY, timezone.now() + 3 * DAY
    revision = page.save_revision()
    revision.publish()  # waits for its day
    assert client.get("/fi/tietoa/").status_code == 404

    time_machine.move_to(timezone.now() + 2 * DAY)
    published_by_consent.keep_times()
    assert client.get("/fi/tietoa/").status_code == 200

    time_machine.move_to(timezone.now() + 2 * DAY)
    published_by_consent.keep_times()
    assert client.get("/fi/tietoa/").status_code == 404


def test_what_waits_for_an_editor_is_on_the_first_page(client, editor, facilitator, home):
    actions.give_rights()
    under(home, FaqPage(title="Kysyttyä", slug="kysyttya", review_on=timezone.localdate()))
    client.force_login(editor)
    mine = client.get(reverse("wagtailadmin_home")).text
    client.force_login(facilitator)

    assert reverse("condition:report") in mine
    assert 'id="waiting-h"' not in client.get(reverse("wagtailadmin_home")).text
