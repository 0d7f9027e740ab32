"""What an editor is told before publishing: what must be there, what would be better, how the text reads."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.users.models import UserProfile

from kuulluksi.pages import actions, checklist, checks_desk, condition, published_by_consent, refused, wording
from kuulluksi.pages.models import FaqPage, InfoPage

from .. import cast
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


@pytest.mark.parametrize("mended", ["published", "without a day"])
def test_a_page_that_lacked_something_on_its_day_is_told_until_it_is_seen_to(
    client, editor, home, time_machine, mended
):
    actions.give_rights()
    page = draft(home, summary="Tulee pian", review_on=timezone.localdate() + 90 * DAY)
    page.go_live_at = timezone.now() + DAY
    page.save_revision().publish()
    revision = page.latest_revision
    revision.content["body"] = '[{"type": "text", "value": "<p>lorem ipsum</p>"}]'
    revision.save()
    time_machine.move_to(timezone.now() + 2 * DAY)

    published_by_consent.keep_times()
    published_by_consent.keep_times()

    assert client.get("/fi/tietoa/").status_code == 404
    assert [each.title for each in condition.not_gone_out()] == ["Tietoa"]
    client.force_login(editor)
    assert "ei voitu julkaista" in client.get(reverse("wagtailadmin_home")).text
    assert "Ei voitu julkaista" in client.get(reverse("condition:report")).text
    form = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).text.split("desk-checklist")[1]
    assert "lorem ipsum" in form.split("</details>")[0]
    assert "sitä ei voitu julkaista" in form.split("</details>")[0]
    assert "Ei voitu julkaista" in client.get(reverse("wagtailadmin_pages:history", args=[page.pk])).text

    page = page.get_latest_revision_as_object()
    page.body = []
    if mended == "published":
        page.save_revision().publish()
    else:
        page.go_live_at = None
        page.save_revision()
    assert condition.numbers(timezone.localdate())["refused"] == 0
    assert refused.since(page) is None


def test_the_checks_say_all_is_well_only_of_all_pages(client, editor, home, monkeypatch):
    actions.give_rights()
    client.force_login(editor)
    under(home, InfoPage(title="Vanha", slug="vanha", body=[("text", f"<p>{LONG}</p>")]))
    under(home, InfoPage(title="Uusi", slug="uusi"))
    monkeypatch.setattr(checks_desk, "A_PAGE", 1)
    address = reverse("condition:words")

    first, second = client.get(address).text, client.get(address, {"page": 2}).text

    assert "Tarkistukset eivät löydä huomautettavaa" not in first
    assert "?page=2" in first
    assert "Vanha" in second
    Page.objects.get(slug="vanha").delete()
    Page.objects.get(slug="uusi").delete()
    assert "Tarkistukset eivät löydä huomautettavaa" in client.get(address).text


def test_the_editor_of_a_page_speaks_the_language_of_whoever_opens_it(client, editor, home):
    actions.give_rights()
    swedish = cast.make_staff("editor")
    UserProfile.objects.create(user=swedish, preferred_language="sv")
    address = reverse("wagtailadmin_pages:edit", args=[draft(home).pk])
    spoken = {}

    for user in (editor, swedish):  # one after the other: nothing stays in the language of the first
        client.force_login(user)
        form = BeautifulSoup(client.get(address).content, "html.parser")
        spoken[user] = {part.get_text(" ", strip=True) for part in form.select("h2, h3, summary, [role=tab]")}

    for finnish, swedes in [
        ("Tiivistelmä", "Sammanfattning"),
        ("Hakukoneille", "För sökmotorer"),
        ("Sivun ulkoasu", "Sidans utseende"),
        ("Sivun hoito", "Skötsel av sidan"),
    ]:
        assert finnish in " | ".join(spoken[editor])
        assert swedes in " | ".join(spoken[swedish])
        assert finnish not in " | ".join(spoken[swedish])


def test_what_waits_for_an_editor_is_on_the_first_page(client, editor, facilitator, home):
    actions.give_rights()
    under(home, FaqPage(title="Kysyttyä", slug="kysyttya", review_on=timezone.localdate()))
    client.force_login(editor)
    mine = client.get(reverse("wagtailadmin_home")).text
    client.force_login(facilitator)

    assert reverse("condition:report") in mine
    assert 'id="waiting-h"' not in client.get(reverse("wagtailadmin_home")).text
