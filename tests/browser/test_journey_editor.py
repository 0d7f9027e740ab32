"""A story's way in the real editor: offered, written, previewed, agreed to, published, translated, scheduled, withdrawn."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from kuulluksi.notices.models import Message
from kuulluksi.pages import actions, published_by_consent
from kuulluksi.pages.models import StoryPage, Telling
from kuulluksi.people.models import User
from kuulluksi.privacy import form_tokens
from tests import cast
from tests.pages.conftest import directory, home, make_ngo, stories, swedish_home  # noqa: F401
from tests.privacy.dumps import found_in_clear

WORDS = "Kukaan ei ollut kysynyt sitä ennen.\nNyt minä kysyn muilta."


@pytest.fixture
def swedish_stories(stories, swedish_home):  # noqa: F811
    page = stories.copy_for_translation(actions.locale_of("sv"))
    page.title, page.slug = "Berättelser", "berattelser"
    actions.give_rights()
    return actions.publish(page)


def save(page):
    page.keyboard.press("Control+s")
    page.wait_for_url("**/edit/**")
    expect(page.locator(".messages .success")).to_be_visible()


def publish(page):
    page.locator("footer .w-dropdown__toggle").click()
    page.locator("button[name=action-publish]").click()


def offered_on_a_phone(open_page, axe):
    """Without scripts and without an account; answers with the teller's own page, opened."""
    own = open_page(reverse("pages:offer"), javascript=False)
    assert axe(own) == []
    own.fill("[name=words]", WORDS)
    own.fill("[name=shown_name]", "Kielo")
    own.locator("label", has_text="katson omaa sivuani").click()
    own.click("form.form button")
    own.fill("[name=word]", "lumihiutale")
    own.click("form.form button")
    assert axe(own) == []
    return own


def ask(page, telling):
    page.goto(reverse("stories_desk:telling", args=[telling.pk]))
    page.click("form[action$='/ask/'] button")


def put_out_by_the_clock(page, swedish):
    page.goto(reverse("wagtailadmin_pages:edit", args=[swedish.pk]))
    page.click("[data-side-panel-toggle=status]")
    page.click("[data-a11y-dialog-show=schedule-publishing-dialog]")
    tomorrow = timezone.localtime() + timedelta(days=1)
    page.fill("#id_go_live_at", tomorrow.strftime("%Y-%m-%d %H:%M"))
    page.press("#schedule-publishing-dialog button[type=submit]", "Enter")
    expect(page.locator(".messages .success")).to_be_visible()
    publish(page)
    expect(page.locator(".messages .success")).to_be_visible()
    assert not StoryPage.objects.get(pk=swedish.pk).live
    with time_machine.travel(tomorrow + timedelta(minutes=5)):
        published_by_consent.keep_times()
    assert StoryPage.objects.get(pk=swedish.pk).live


def teller_says_yes(own, title: str, *, years: bool):
    """On a phone without scripts: the page itself is read, then a yes."""
    own.goto(own.url)
    own.fill("[name=word]", "Lumihiutale")
    own.click("form.form button")
    own.locator("li", has_text=title).locator("button[value=look]").click()
    expect(own.locator("h1")).to_have_text(title)
    if years:
        own.locator("label", has_text="Kaksi vuotta").click()
    own.click("button[value=yes]")
    expect(own.locator("[role=status]")).to_be_visible()


def test_a_story_from_its_teller_to_the_site_and_back(
    open_page, axe, area, editor, swedish_stories, monkeypatch
):
    monkeypatch.setattr(form_tokens, "LEAST_SECONDS", 0)

    own = offered_on_a_phone(open_page, axe)
    telling = Telling.objects.get()

    # The desk: a draft with the teller's own words, finished in the editor
    page = open_page(reverse("stories_desk:telling", args=[telling.pk]), width=1280, height=900, user=editor)
    assert axe(page, within=".desk") == []
    page.select_option("[name=area]", label=area.name)
    page.click("form[action$='/begin/'] button")
    expect(page.locator(".teller-panel.help-warning")).to_be_visible()
    expect(page.locator("[data-contentpath=body]")).to_contain_text("Kukaan ei ollut kysynyt")
    page.fill("#id_title", "Nyt minä kysyn")
    page.fill("#id_content_note", "Tarina kertoo ryhmästä.")
    save(page)
    page.click("[data-side-panel-toggle=preview]")
    expect(
        page.frame_locator("[data-preview-iframe], iframe[title*='sikatsel']").first.locator("h1")
    ).to_have_text("Nyt minä kysyn")
    page.click("[data-side-panel-toggle=preview]")
    publish(page)
    expect(page.locator("main")).to_contain_text("Kertoja ei ole vielä antanut lupaa")
    assert not StoryPage.objects.live().exists()

    # Asked, read as it will look, agreed to, published
    ask(page, telling)
    teller_says_yes(own, "Nyt minä kysyn", years=True)
    story = StoryPage.objects.get()
    edit = reverse("wagtailadmin_pages:edit", args=[story.pk])
    page.goto(edit)
    expect(page.locator(".teller-panel.help-info")).to_be_visible()
    publish(page)
    expect(page.locator(".messages .success")).to_be_visible()
    story.refresh_from_db()
    reader = open_page(story.address)
    expect(reader.locator("h1")).to_have_text("Nyt minä kysyn")

    # Translated to Swedish; the teller reads that as well; put out by the clock
    page.goto(reverse("simple_translation:submit_page_translation", args=[story.pk]))
    page.check("input[name=locales]")
    page.click("main form [type=submit]")
    swedish = StoryPage.objects.get(locale__language_code="sv")
    page.goto(reverse("wagtailadmin_pages:edit", args=[swedish.pk]))
    page.fill("#id_title", "Nu frågar jag")
    save(page)
    ask(page, telling)
    teller_says_yes(own, "Nu frågar jag", years=False)
    put_out_by_the_clock(page, swedish)

    # Taken back in one press
    own.click("button[value=take_back]")
    expect(own.locator("h1")).to_have_text("Se on peruttu")
    assert axe(own) == []
    reader.reload()
    expect(reader.locator("h1")).not_to_have_text("Nyt minä kysyn")
    assert found_in_clear(["Kukaan ei ollut kysynyt", "Nu frågar jag", "Nyt minä kysyn"]) == []


def test_an_ngo_changes_its_own_listing_and_a_coordinator_lets_it_through(
    open_page,
    axe,
    organisation,
    coordinator,
    directory,  # noqa: F811
):
    listing = make_ngo(directory, organisation, slug="auttajat")
    actions.give_rights()
    person = cast.make_staff(username="jarjeston-toimittaja")

    # One press gives the right
    page = open_page(reverse("ngos_desk:list"), width=1280, height=900, user=coordinator)
    assert axe(page, within=".desk") == []
    page.select_option("[name=organisation]", label="Auttajat ry")
    page.select_option("[name=user]", label="jarjeston-toimittaja")
    page.click("form[action$='/toimittaja/'] button")
    expect(page.locator(".messages .success")).to_be_visible()

    # The NGO's editor finds the listing, changes it and sends it
    own = open_page(reverse("ngos_desk:list"), width=1280, height=900, user=User.objects.get(pk=person.pk))
    assert axe(own, within=".desk") == []
    own.click(".desk-todo a.button >> nth=0")
    own.fill("#id_summary", "Vanhemmat auttavat vanhempia, myös iltaisin.")
    own.locator("footer .w-dropdown__toggle").click()
    own.click("button[name=action-submit]")
    expect(own.locator(".messages .success")).to_be_visible()
    expect(own.locator(".desk-state")).to_have_text("odottaa koordinaattoria")
    reader = open_page(listing.address)
    expect(reader.locator(".lead")).to_have_text("Vanhemmat tukevat vanhempia.")

    # The coordinator reads and approves; the public page and the editor hear of it
    page.reload()
    page.click(".desk-todo a.button >> nth=0")
    page.locator("footer .w-dropdown__toggle").click()
    page.locator("[data-workflow-action-name=approve]").first.click()
    expect(page.locator(".messages .success")).to_be_visible()
    reader.reload()
    expect(reader.locator(".lead")).to_have_text("Vanhemmat auttavat vanhempia, myös iltaisin.")
    assert Message.objects.filter(kind="listing_approved_staff").count() == 1
    own.reload()
    expect(own.locator(".desk-state")).to_have_text("julkaistu tällaisena")


def test_a_file_too_large_is_told_of_at_once_and_nothing_typed_is_lost(open_page, editor, home, tmp_path):  # noqa: F811
    """With scripts before it is sent, without them by the answer; the words are in the editor's language."""
    actions.give_rights()
    film = tmp_path / "film.mp4"
    with film.open("wb") as file:
        file.truncate(31 * 1024 * 1024)
    page = open_page(reverse("wagtailmedia:add", args=["video"]), width=1280, user=editor)
    page.fill("#id_title", "Kesä 😀 <b>x</b>")

    page.set_input_files("#id_file", film)

    expect(page.locator("[data-too-large]")).to_contain_text("Tiedosto on liian suuri")
    assert (page.input_value("#id_title"), page.input_value("#id_file")) == ("Kesä 😀 <b>x</b>", "")
    # The limit is for one file: many together may be larger, for each is sent by itself
    small = tmp_path / "small.mp4"
    with small.open("wb") as file:
        file.truncate(12 * 1024 * 1024)
    page.locator("#id_file").evaluate("input => { input.multiple = true }")
    page.set_input_files("#id_file", [small] * 3)
    expect(page.locator("[data-too-large]")).to_have_count(0)
    assert page.locator("#id_file").evaluate("input => input.files.length") == 3
    plain = open_page(reverse("wagtailmedia:add", args=["video"]), width=1280, user=editor, javascript=False)
    plain.set_input_files("#id_file", film)
    plain.click("form[enctype] [type=submit]")
    expect(plain.locator("h1")).to_have_text("Se on liian suuri")
    # The block chooser speaks the editor's language too, and shows each block before it is chosen
    page.goto(reverse("wagtailadmin_pages:add", args=["pages", "infopage", home.pk]))
    page.locator(".c-sf-add-button").first.click()
    expect(page.locator(".w-combobox input, input[role=combobox]").first).to_have_attribute(
        "placeholder", "Etsi…"
    )
    page.locator(".w-combobox__option-preview").nth(2).click()
    shown = page.frame_locator(".w-combobox-preview__iframe")
    expect(shown.locator("blockquote")).to_contain_text("Hiljaisuus oli kerrankin minua varten.")
