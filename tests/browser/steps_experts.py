"""Steps that the stories of requests and experts share: the form, the letters, the desk, and a look at each page.

PICTURES=<folder> leaves a picture of every page that is looked at: pages for everybody by day, the desk by night.
"""

import os
import re
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import expect

from booking.experts import actions
from booking.experts.models import Assignment, ExpertRequest
from kuulluksi.notices.models import MailboxItem
from kuulluksi.notices.worker import run_due
from kuulluksi.people.models import Link
from kuulluksi.privacy.access import for_delivery
from tests.experts.stage import make_request

MAIN = "main"
# What a title, a subject or a text message never says: it is read over a shoulder.
TELLING = re.compile(r"lastensuojel|kokemusasiantunti|sijoit|huosta|nimimerk|kanarialintu", re.IGNORECASE)
SECONDS_A_PRESS = 2.0  # find it, point, press
SECONDS_A_LETTER = 0.35  # on a phone, slowly
WORDS_A_MINUTE = 200


class Visitor:
    """One person with one browser. Counts what they press, write and read; ``read`` keeps every page as text."""

    def __init__(self, page, axe, name: str):
        self.page, self.axe, self.name = page, axe, name
        self.presses = self.letters = self.words = self.shots = 0
        self.read: list[str] = []

    @property
    def seconds(self) -> float:
        """How long a calm person takes: reads all, writes on a phone, never hurries."""
        reading = self.words * 60 / WORDS_A_MINUTE
        return self.presses * SECONDS_A_PRESS + self.letters * SECONDS_A_LETTER + reading

    def open(self, path: str):
        self.page.goto(path)
        self._arrived()

    def press(self, name, *, role="button", within=None, exact=True):
        exact = exact and isinstance(name, str)
        (within or self.page).get_by_role(role, name=name, exact=exact).click()
        self.presses += 1
        self._arrived()

    def tick(self, label, *, within=None, exact=False):
        (within or self.page).get_by_label(label, exact=exact).check()
        self.presses += 1

    def write(self, label, text: str, *, within=None, exact=True):
        (within or self.page).get_by_label(label, exact=exact).fill(text)
        self.presses += 1
        self.letters += len(text)

    def choose(self, label, text: str, *, within=None):
        (within or self.page).get_by_label(label, exact=False).first.select_option(label=text)
        self.presses += 2

    def unfold(self, words, *, within=None):
        """Open what is folded away, unless it is open."""
        fold = (within or self.page).locator("details", has=self.page.locator("summary", has_text=words)).last
        if fold.get_attribute("open") is None:
            fold.locator("summary").first.click()
            self.presses += 1
        return fold

    def heading(self, words):
        expect(self.page.get_by_role("heading", level=1, name=words)).to_be_visible()

    def sees(self, *words):
        for told in words:
            expect(self.page.locator(MAIN)).to_contain_text(told)

    def sees_not(self, *words):
        for told in words:
            expect(self.page.locator(MAIN)).not_to_contain_text(told)

    def look(self, name: str):
        """A new page: nothing for axe to complain of either."""
        desk = self.page.locator(".desk").count() > 0
        assert self.axe(self.page, within=".desk" if desk else None) == []
        self.glance(name)

    def glance(self, name: str):
        """Nothing that scrolls sideways, and a title that tells nothing."""
        desk = self.page.locator(".desk").count() > 0
        if not desk:
            assert not TELLING.search(self.page.title()), self.page.title()
            assert self.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        self._picture(name, desk)

    def _arrived(self):
        self.page.wait_for_load_state()
        text = self.page.locator("body").inner_text()
        if not self.read or self.read[-1] != text:
            self.words += len(self.page.locator(MAIN).inner_text().split())
        self.read.append(text)
        self.read.append(self.page.title())

    def _picture(self, name: str, desk: bool):
        folder = os.environ.get("PICTURES")
        if not folder:
            return
        self.shots += 1
        self.page.emulate_media(color_scheme="dark" if desk else "light")
        path = Path(folder) / f"{self.name}-{self.shots:02}-{name}.png"
        self.page.screenshot(path=path, full_page=True)
        self.page.emulate_media(color_scheme="light")


# --- Letters ---


def letters() -> list[dict]:
    """What has gone out, the oldest first: {"to", "subject", "body"}. The worker serves what is due before."""
    run_due()
    found = []
    for item in MailboxItem.objects.order_by("created_at", "pk"):
        told = for_delivery(item, ["address", "body"])
        found.append({"to": told["address"], "subject": item.subject, "body": told["body"]})
    return found


def link_sent_to(address: str) -> str:
    """The path of the latest link in the letters of one address."""
    for letter in reversed(letters()):
        found = re.search(r"https?://\S+", letter["body"])
        if letter["to"] == address and found:
            return urlsplit(found[0]).path
    raise AssertionError(f"no link was sent to {address}")


def all_letters() -> str:
    """Every letter in full, and none of their subjects tells anything."""
    found = letters()
    for letter in found:
        assert not TELLING.search(letter["subject"]), letter["subject"]
        assert not TELLING.search(letter["body"]), letter["body"]
    return "\n".join(str(letter) for letter in found)


# --- The one who asks ---

ASKER = "tyontekija@example.test"


def ask(visitor: Visitor, *, day, minors=False, urgent=False, looks=()):
    """A social worker fills in the six steps and sends them. ``looks``: the steps to look at closely."""

    def go_on(heading):
        visitor.press("Jatka")
        visitor.heading(heading)
        if heading in looks:
            visitor.look(heading.rstrip("?").replace(" ", "-"))

    visitor.open("/fi/pyynto/")
    if looks:
        visitor.look("ensimmainen")
    visitor.choose("Mitä kokemusasiantuntija tekisi?", "Puheenvuoro")
    visitor.write("Mikä on sen jälkeen toisin?", "Kuulemme, mikä auttoi, kun arki muuttui.", exact=False)
    go_on("Kenen kokemus?")
    go_on("Milloin ja missä?")
    visitor.write("Toivottu päivä", day.isoformat(), exact=False)
    visitor.write("Alkaa kello", "13:00", exact=False)
    visitor.choose("Alue", "Hämeenlinna")
    visitor.write("Paikka", "Virastotalo, 2. kerros", exact=False)
    go_on("Keitä paikalla on?")
    visitor.write("Ketkä kuuntelevat tai osallistuvat?", "Kahden tiimin työntekijät", exact=False)
    if minors:
        visitor.tick("Kyllä", within=visitor.page.get_by_role("group", name=re.compile("alle 18")))
        visitor.write("Kuka teiltä on aikuisena nuorten kanssa koko ajan?", "Ryhmäkodin ohjaaja", exact=False)
    visitor.write("Kuka on kokemusasiantuntijan tukena paikalla?", "Johtava sosiaalityöntekijä", exact=False)
    go_on("Kuka pyytää?")
    visitor.write("Organisaatio", "Avohuolto", exact=False)
    visitor.write("Nimesi", "Sosiaalityöntekijä", exact=False)
    visitor.write("Työsähköposti", ASKER, exact=False)
    if urgent:
        visitor.tick("Asia on kiireinen")
    visitor.tick("Olen lukenut eettiset ohjeet")
    visitor.tick("saa esiintyä ilman nimeä")
    go_on("Onko kaikki oikein?")
    visitor.press("Lähetä pyyntö")
    visitor.heading(re.compile("vahvista sähköpostisi"))


def confirm(visitor: Visitor):
    """Open the link in the letter and press "confirm"."""
    visitor.open(link_sent_to(ASKER))
    visitor.press(re.compile("^Vahvista sähköposti"))
    visitor.sees("Pyyntösi on meillä")


# --- The desk ---


def open_from_the_morning_view(desk: Visitor, code: str):
    """What is first today, opened from the keyboard."""
    desk.open("/hallinta/")
    row = desk.page.locator(".desk-todo li", has_text=code).first
    link = row.get_by_role("link", name=re.compile("^Avaa"))
    link.focus()
    link.press("Enter")
    expect(desk.page.get_by_role("heading", level=1)).to_contain_text(code)


def agree_time(desk: Visitor, day, clock="13:00"):
    fold = desk.unfold("Sovi aika")
    desk.write("Päivä", day.isoformat(), within=fold, exact=False)
    desk.write("Alkaa kello", clock, within=fold, exact=False)
    desk.press("Tallenna aika", within=fold)
    done(desk)


def ask_one(desk: Visitor, alias: str, *, words="", adult="", looks=False):
    """Find somebody in the bank by the reasons, and ask."""
    desk.page.get_by_role("link", name="Etsi kokemusasiantuntija", exact=True).first.click()
    desk.heading(re.compile("^Etsi kokemusasiantuntija"))
    if looks:
        desk.look("sopivat")
    desk.tick(re.compile(re.escape(alias)))
    desk.write("Kuka tukee kokemusasiantuntijaa?", "Tuttu työntekijä", exact=False)
    if adult:
        desk.write("Nimetty aikuinen", adult, exact=False)
    desk.write("Palkkio euroina", "80,00", exact=False)
    desk.write("Muutama sana kokemusasiantuntijalle", words, exact=False)
    desk.press("Kysy")
    expect(desk.page).to_have_url(re.compile(r"/pyynto/[0-9a-f-]+/$"))


def done(desk: Visitor):
    expect(desk.page.get_by_text("Tehty.")).to_be_visible()


def confirm_expert(desk: Visitor):
    desk.page.reload()
    desk.press(re.compile("^Vahvista"), within=card_of(desk))
    done(desk)


def prepare(desk: Visitor, day):
    """Orientation, fee and travel; then all is ready."""
    fold = desk.unfold("Perehdytys, palkkio ja matkat")
    desk.write("Perehdytys pidetty", day.isoformat(), within=fold, exact=False)
    desk.tick("Matkoista on sovittu", within=fold)
    desk.press(re.compile("^Tallenna"), within=fold)
    done(desk)
    desk.press(re.compile("^Kaikki on valmista"), within=card_of(desk))
    done(desk)


def card_of(desk: Visitor, text: str = ""):
    """The card of one expert in a request: the first, or the one that says so."""
    cards = desk.page.locator(".desk-cards > .desk-card")
    return cards.filter(has_text=text).first if text else cards.first


# --- Put on the stage ---


def token_of(asked: ExpertRequest) -> str:
    """Of the link the one who asked has in their letters."""
    return Link.objects.get(pk=asked.mailed_link).token


def confirmed_request(area, nonce: str, **kw) -> ExpertRequest:
    """A request from the same unit, its address confirmed."""
    asked = make_request(area, nonce=nonce, requester_email=ASKER, **kw)
    return actions.confirm_email(asked)


def invited(asked: ExpertRequest, expert, coordinator, *, starts_at=None, **kw) -> Assignment:
    """One expert asked, with the time agreed when there is one."""
    if starts_at:
        actions.agree_time(asked, starts_at, by=coordinator)
    kw = {"support_person": "Tuttu työntekijä", "fee_cents": 8000, **kw}
    (row,) = actions.invite(asked, [expert], by=coordinator, **kw)
    return row
