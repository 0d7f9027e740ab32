"""What an editor looks at before publishing: what must be there, what would be better, and how the text reads.

What blocks is missing_before_publishing() of the page type (decision 0063); this list shows it and adds advice.
"""

from dataclasses import dataclass, field

from bs4 import BeautifulSoup
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from . import links, wayfinding, wording
from .blocks import HeadingBlock, LinkBlock, PictureBlock
from .links import Lead

QUOTED = 90


@dataclass(frozen=True)
class Remark:
    """One line of the list. ``blocks``: the page is not published before it is put right."""

    words: str
    quote: str = ""
    blocks: bool = False


@dataclass
class Texts:
    """What a page says, taken apart: running text, headings in order ((level, words)), words of links."""

    running: list[str] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    leads: list[Lead] = field(default_factory=list)  # of links, and of chosen things that are gone
    pictures_without_words: int = 0
    followed: bool = True  # the last heading has something under it
    lonely: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n".join(self.running)

    def heading(self, level: int, words: str):
        if not self.followed and self.headings and level <= self.headings[-1][0]:
            self.lonely.append(self.headings[-1][1])
        self.headings.append((level, words))
        self.followed = False

    def say(self, words: str):
        if words.strip():
            self.running.append(words.strip())
            self.followed = True

    def html(self, source: str):
        soup = BeautifulSoup(source or "", "html.parser")
        for link in soup.find_all("a"):
            words = link.get_text(" ", strip=True)
            self.links.append(words)
            key = links.key_of(link.get("id")) if link.get("linktype") == "page" else None
            self.leads.append(Lead(words, key=key, address="" if key is not None else link.get("href", "")))
        for part in soup.find_all(["h2", "h3", "h4", "p", "li"]):
            words = part.get_text(" ", strip=True)
            if part.name[0] == "h":
                self.heading(int(part.name[1]), words)
            else:
                self.say(words)

    def block(self, block, value):
        """Whatever a block holds, however deep."""
        if value in (None, ""):
            return
        if isinstance(block, HeadingBlock):
            self.heading(2, str(value))
        elif isinstance(block, blocks.RichTextBlock):
            self.html(value.source)
        elif isinstance(block, LinkBlock):
            self.links.append(value.get("label") or "")
            self.leads.append(Lead(value.get("label") or "", address=links.address_of_link(value)))
            self.followed = True
        elif isinstance(block, blocks.StructBlock):
            if isinstance(block, PictureBlock):
                self.pictures_without_words += lacks_words(value)
            self.leads += [Lead(name) for name in gone(block, value)]
            for name, child in block.child_blocks.items():
                self.block(child, value.get(name))
            self.followed = True
        elif isinstance(block, blocks.ListBlock):
            for one in value:
                self.block(block.child_block, one)
        elif isinstance(block, blocks.StreamBlock):
            for one in value:
                self.block(one.block, one.value)
        elif isinstance(block, (blocks.CharBlock, blocks.TextBlock)):
            self.say(str(value))
        else:
            self.followed = True  # a list of groups, a film: something stands there


def lacks_words(value) -> bool:
    image = value.get("image")
    return bool(image and not value.get("alt") and not image.alt and not image.only_decorates)


def gone(block, value) -> list[str]:
    """Names of what the block was chosen to show and that has been deleted or taken off since."""
    found = []
    for name, child in block.child_blocks.items():
        chosen = value.get(name)
        if isinstance(child, blocks.ChooserBlock) and (
            (chosen is None and child.required)
            or (chosen is not None and getattr(chosen, "live", True) is False)
        ):
            found.append(f"{block.label}: {value.get('title') or child.label}")
    return found


def texts_of(page) -> Texts:
    found = Texts()
    found.say(getattr(page, "summary", ""))
    for column in page._meta.get_fields():
        if isinstance(column, StreamField):
            for one in getattr(page, column.name):
                found.block(one.block, one.value)
        elif isinstance(column, RichTextField):
            found.html(getattr(page, column.name))
    if found.headings and not found.followed:
        found.lonely.append(found.headings[-1][1])
    return found


def skipped_headings(headings) -> list[str]:
    """Headings of the third level before any of the second."""
    level, found = 1, []
    for own, words in headings:
        if own > level + 1:
            found.append(words)
        level = own
    return found


def not_written_yet(page) -> list[str]:
    """Places left to be written later: nothing like this is published."""
    return wording.not_written("\n".join([page.title, texts_of(page).text]))


def quoted(words: str) -> str:
    return words if len(words) <= QUOTED else words[:QUOTED].rsplit(" ", 1)[0] + " …"


def remarks(page) -> list[Remark]:
    """Everything to look at on one page, what blocks first."""
    texts = texts_of(page)
    return [*blocking(page), *_of_parts(page, texts), *of_words(page, texts, links.ended(texts.leads))]


def blocking(page) -> list[Remark]:
    return [Remark(str(words), blocks=True) for _field, words in page.missing_before_publishing()]


def of_words(page, texts: Texts, ended: set[Lead]) -> list[Remark]:
    """What could be better in a text, each with the words it is about. ``ended``: links that lead nowhere any more, of
    this page or of many. Without a query."""
    language = page.locale.language_code
    found = [
        Remark(_("This heading is one level too deep."), words) for words in skipped_headings(texts.headings)
    ]
    found += [Remark(_("There is nothing under this heading."), words) for words in texts.lonely]
    found += [
        Remark(_("This is no longer there: choose another, or leave it out."), lead.words)
        for lead in texts.leads
        if lead in ended
    ]
    found += [
        Remark(_("This link does not say where it leads."), label)
        for label in wording.empty_links(texts.links, language)
    ]
    found += [
        Remark(_("Say what the reader gets, not what to press."), words)
        for words in wording.pointing(texts.text, language)
    ]
    found += [
        Remark(_("%(count)d words in one sentence: make it two.") % {"count": count}, quoted(sentence))
        for sentence, count in wording.long_sentences(texts.text, language)
    ]
    found += [
        Remark(_("This word says little. What happens, to whom?"), word)
        for word in wording.fillers(texts.text, language)
    ]
    return found


def _of_parts(page, texts: Texts) -> list[Remark]:
    found = []
    if not getattr(page, "summary", "").strip():
        found.append(Remark(_("Write a summary: lists, search and shared links show it.")))
    if page.picture and not page.picture.alt and not page.picture.only_decorates:
        found.append(Remark(_("Say what the picture shows, or tick that it only decorates.")))
    if texts.pictures_without_words:
        found.append(Remark(_("A picture in the text has no words for those who do not see it.")))
    above = page.get_parent() if page.depth > 2 else None
    if above and not above.live:
        found.append(
            Remark(
                _("The page above this one is not on the site: no list leads here before it is."), above.title
            )
        )
    if not page.review_on:
        found.append(Remark(_("Choose a day when somebody reads this page again.")))
    if needs_plain_decision(page):
        found.append(Remark(_("Decide whether this page needs a version in plain Finnish.")))
    return found


def needs_plain_decision(page) -> bool:
    """A Finnish page about whose plain version nobody has said anything, and that has none."""
    if page.locale.language_code != "fi" or page.plain_version:
        return False
    plain = next((pk for pk, one in wayfinding.locales().items() if one.language_code == "fi-simple"), None)
    return not Page.objects.filter(translation_key=page.translation_key, locale_id=plain).exists()


def ease_of(page) -> wording.Ease | None:
    return wording.ease(texts_of(page).text, page.locale.language_code)
