"""The coordinator's day and the finance's with Tab, Enter, Space and Escape alone: where one stands is seen, and a press
leads to what is said of it."""

import pytest
from playwright.sync_api import expect

from booking.experts import actions
from booking.experts.models import Assignment, Batch, ExpertRequest, FeeClaim
from tests.cast import make_area, make_staff
from tests.experts.helpers import claim_of, held
from tests.experts.stage import make_expert, make_invited, make_request

pytestmark = pytest.mark.django_db(transaction=True)
MOST = 90  # Tabs to anything on a page
# Of the element with the focus: its words, and whether a ring is drawn round it.
HERE = """() => {
  const e = document.activeElement, style = getComputedStyle(e);
  const named = e.labels?.length ? e.labels[0].innerText : e.getAttribute("aria-label") || e.innerText || e.value || "";
  return {
    tag: e.tagName.toLowerCase(), words: named.replace(/\\s+/g, " ").replace(/\\u00ad/g, "").trim(),
    ring: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none",
  };
}"""


class Keys:
    def __init__(self, page):
        self.page = page

    def here(self) -> dict:
        return self.page.evaluate(HERE)

    def tab(self) -> dict:
        self.page.keyboard.press("Tab")
        return self.here()

    def to(self, words: str, tag: str = "") -> None:
        met = []
        for _n in range(MOST):
            at = self.tab()
            met.append(at["words"][:40])
            if at["tag"] not in ("body", "html"):
                assert at["ring"], at
            if at["words"].startswith(words) and tag in ("", at["tag"]):
                expect(self.page.locator(":focus")).to_be_in_viewport()
                return
        raise AssertionError(f"no Tab leads to {words!r}: {met}")

    def press(self, words: str, tag: str = "") -> None:
        """Go to something that leads to another page, and press Enter there."""
        self.to(words, tag)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def open(self, words: str) -> None:
        """What opens on the page itself."""
        self.to(words)
        self.page.keyboard.press("Enter")

    def told(self, words: str) -> None:
        """The focus stands at what was said of the deed."""
        expect(self.page.locator("main .messages li:focus, .desk .errors:focus")).to_contain_text(words)


@pytest.fixture
def house(transactional_db):
    area = make_area("hameenlinna", name_fi="Hämeenlinna")
    coordinator = make_staff("coordinator", areas=[area], username="koordinaattori")
    make_staff("coordinator", areas=[area], username="kollega")
    expert = make_expert(area, alias="Kevät", by=coordinator)
    asked = actions.confirm_email(make_request(area, nonce="uusi"))
    actions.take_on(asked, by=coordinator)
    row = held(make_invited(area, coordinator, nonce="pidetty", expert=expert), coordinator)
    actions.confirm_claim(claim_of(row))
    return coordinator, asked


def test_a_request_and_a_fee_are_taken_care_of_with_the_keyboard_alone(open_page, house):
    coordinator, asked = house
    page = open_page("/hallinta/", width=1280, user=coordinator)
    keys = Keys(page)

    # The skip link leads past the menu; a subject of the menu opens, and Escape leads back to it
    assert keys.tab()["words"] == "Siirry pääsisältöön"
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.goto("/hallinta/")
    keys.open("Pyynnöt ja asiantuntijat")
    keys.to("Pyynnöt")
    page.keyboard.press("Escape")
    opener = page.get_by_role("button", name="Pyynnöt ja asiantuntijat")
    expect(opener).to_be_focused()
    expect(opener).to_have_attribute("aria-expanded", "false")

    # Today → what is due → the request → somebody fitting → asked
    page.goto("/hallinta/tyopoyta/")
    keys.press("Etsi sopiva kokemusasiantuntija", "a")
    keys.press("Etsi kokemusasiantuntija", "a")
    keys.press("Kysy", "button")
    keys.told("Valitse")
    keys.to("KA-", "input")
    page.keyboard.press("Space")
    keys.to("Kuka tukee kokemusasiantuntijaa?")
    page.keyboard.type("Tuttu työntekijä")
    keys.to("Palkkio euroina")
    page.keyboard.type("80,00")
    keys.press("Kysy", "button")
    keys.told("Kysymys lähti.")
    assert Assignment.objects.get(request=asked).state == "invited"

    # A colleague takes care of it from now on
    keys.open("Kuka hoitaa tätä?")
    keys.to("Kuka hoitaa tätä?", "select")
    page.keyboard.type("kollega")
    keys.press("Siirrä", "button")
    keys.told("Tehty.")
    assert ExpertRequest.objects.get(pk=asked.pk).owner.username == "kollega"

    # Somebody else approves the fee and hands it over to be paid
    claim = FeeClaim.objects.get()
    page = open_page("/hallinta/valitys/palkkiot/", width=1280, user=make_staff("finance"))
    keys = Keys(page)
    keys.press(claim.code, "a")
    keys.press("Hyväksy", "button")
    keys.told("Tehty.")
    keys.press("Anna maksuun muiden kanssa", "a")
    keys.press("Tee maksuerä", "button")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Maksuerä")
    assert Batch.objects.get().number == 1
