"""Words explained where they are read: the first time a page uses a word of the glossary, in any of its forms.

Only text between tags is looked at, never a link or a heading; the meaning stands at the foot of the same page, so that
nobody has to leave what they are reading. Words are compared by stem, in the language of the page.
"""

import re
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.text import slugify

from . import stems, wayfinding

PIECES = re.compile(r"(<[^>]*>)")
CLOSED_TO_US = {"a", "h2", "h3", "h4", "dfn", "button", "summary"}
TAG = re.compile(r"</?\s*([a-z0-9]+)", re.IGNORECASE)
MOST_ON_A_PAGE = 6


@dataclass(frozen=True)
class Term:
    anchor: str
    term: str
    meaning: str
    stems: tuple[str, ...]


def order(word: str) -> str:
    """å, ä and ö last, as Finnish and Swedish have them."""
    return word.lower().translate(str.maketrans({"å": "{", "ä": "|", "ö": "}"}))


def terms_of(language: str) -> list[Term]:
    """The words that are explained in texts of a language, those of most words first. Remembered."""
    from .models import GlossaryPage  # the models stand above this module

    def make():
        known = {locale.language_code: pk for pk, locale in wayfinding.locales().items()}
        page = GlossaryPage.objects.live().filter(locale_id=known.get(language)).order_by("pk").first()
        if page is None:
            return []
        found = [
            Term(slugify(value["term"])[:60], value["term"], value["meaning"],
                 tuple(stems.stems(value["term"], language)))
            for value in (block.value for block in page.terms)
            if value.get("in_texts") and stems.words(value["term"])
        ]  # fmt: skip
        return sorted(found, key=lambda term: -len(term.stems))

    return wayfinding.remembered(("glossary", language), make)


class Marker:
    """Marks the first use of each word over the pieces of one page. ``used``: the words to explain at its foot."""

    def __init__(self, language: str, wanted: bool = True):
        self.language = language
        self.terms = terms_of(language) if wanted else []
        self.used: list[Term] = []

    def mark(self, html: str) -> str:
        if not self.terms or len(self.used) >= MOST_ON_A_PAGE:
            return html
        out, closed = [], 0
        for piece in PIECES.split(html):
            if piece.startswith("<"):
                name = TAG.match(piece)
                if name and name[1].lower() in CLOSED_TO_US:
                    closed += -1 if piece.startswith("</") else 1
                out.append(piece)
            else:
                out.append(piece if closed else self._mark_text(piece))
        return "".join(out)

    def _mark_text(self, text: str) -> str:
        """``text`` is escaped already; what is added here is escaped by us."""
        words = [(match.start(), match.end()) for match in stems.WORD.finditer(text)]
        roots = stems.stems(text, self.language)
        found = []  # (start, end, term)
        for term in self.terms:
            if len(self.used) >= MOST_ON_A_PAGE:
                break
            if term in self.used:
                continue
            size = len(term.stems)
            for n in range(len(words) - size + 1):
                if tuple(roots[n : n + size]) != term.stems:
                    continue
                start, end = words[n][0], words[n + size - 1][1]
                if all(end <= a or start >= b for a, b, _term in found):
                    found.append((start, end, term))
                    self.used.append(term)
                    break
        for start, end, term in sorted(found, key=lambda one: -one[0]):
            link = f'<a class="term" href="#sana-{escape(term.anchor)}">{text[start:end]}</a>'
            text = text[:start] + link + text[end:]
        return text
