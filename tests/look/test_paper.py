"""Paper: PDF files of the house, whatever stands on them."""

import pypdfium2
import pytest

from kuulluksi.look import paper

pytestmark = pytest.mark.either
NAMES = [
    "Kettu 🦊❤️",
    '#import "x": y',
    "$ a^2 $ \\ \\n *ei*",
    "= Otsikko",
    "[x] #panic()",
    "Саша",
    "Đura Ŋ",
    "<b>",
    "@a //",
]


def words_on(body: bytes) -> str:
    with pypdfium2.PdfDocument(body) as file:
        return "".join(page.get_textpage().get_text_range() for page in file)


def trial(names=NAMES) -> dict:
    return {
        "foot": "Esimerkkitalo",
        "lead": "Päivä yhdessä",
        "facts": [["Milloin", "la 20.11.2027"]],
        "heading": "Nimet",
        "heads": ["Nimi", "Toisin päin"],
        "rows": [[name, name[::-1]] for name in names],
        "qr": paper.qr("https://kuulluksi.example/fi/"),
        "alt": "Sivun osoite",
    }


def test_names_are_words_and_never_markup():
    told = words_on(paper.pdf("trial", trial(), language="fi", title="Kokeilu"))

    for name in NAMES[1:]:
        assert name in told
    assert "1 / 1" in told


def test_a_paper_says_its_language_and_title_is_tagged_and_the_same_each_time():
    first, again = (paper.pdf("trial", trial(), language="fi-simple", title="Päivän lista") for _ in range(2))

    assert first == again
    assert b"/MarkInfo" in first
    assert b"fi-FI" in first
    with pypdfium2.PdfDocument(first) as file:
        assert file.get_metadata_value("Title") == "Päivän lista"


def test_a_letter_that_no_typeface_has_still_makes_a_paper():
    assert "Nimet" in words_on(paper.pdf("trial", trial(["你好"]), language="sv", title="Prov"))


def test_a_fault_names_the_template_and_not_the_person(rf, db, caplog):
    with pytest.raises(paper.PaperFault) as fault:
        paper.pdf("trial", {"lead": "Ketunpoika"}, language="fi", title="Kokeilu")
    answer = paper.answer(rf.get("/fi/"), "trial", {"lead": "Ketunpoika"}, language="fi", title="x", file="x")

    assert "Ketunpoika" not in str(fault.value) + caplog.text
    assert answer.status_code == 503
