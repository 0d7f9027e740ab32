"""What people have offered for the site, and what readers have written under one story. Nobody's own words."""

from django.urls import reverse
from django.utils.translation import override

from kuulluksi.pages import actions as pages
from kuulluksi.pages.comments import actions as comments
from kuulluksi.pages.models import AudiencePage, StoryComment, StoryIndexPage, StoryPage, Telling
from kuulluksi.pages.stories import actions

from .cast import Demo

WORD = "lumihiutale"
STORY = """Ensimmäisellä kerralla en sanonut ryhmässä mitään. Söin kaksi keksiä ja katsoin kelloa.

Toisella kerralla joku kysyi, mitä kuuntelen. Kukaan ei ollut kysynyt sitä pitkään aikaan.

Nyt olen itse se, joka kysyy."""
IN_WRITING = """Muutin kolme kertaa samana vuonna. Kolmannessa paikassa ohjaaja auttoi kantamaan laatikot ja kysyi, mihin kohtaan haluan sängyn.

Se kuulostaa pieneltä. Minusta se oli ensimmäinen asia, jonka sain itse päättää."""
NOTE = "Tarina kertoo muutoista. Muuttojen syitä ei kuvata."
MOMENTS = (
    ("Ohjaaja muisti, että soitan bassoa. Se riitti siihen päivään.", "Nuori, 16"),
    ("Ryhmässä kukaan ei kysynyt, miksi. Kysyttiin, otanko kaakaota.", "Ryhmän kävijä"),
    ("Kerroin opiskelijoille, ja yksi heistä kirjoitti sen ylös. Minun sanani.", "Kokemusasiantuntija"),
)
COMMENTS = (
    ("Samassa pöydässä", "Minunkin takkini oli aina päällä. Kiitos, että kerroit.", True),
    ("Ohjaaja idästä", "Luin tämän tiimissä ääneen. Ensi palaverissa odotamme hetken pidempään.", True),
    ("Kevät", "Tästä tuli hyvä mieli vielä illallakin.", None),
)


def offered(kind: str, number: int, words: str, shown_name: str = "", **more) -> Telling:
    link = actions.offer(
        kind=kind,
        way=more.get("way", "self"),
        words=words,
        shown_name=shown_name,
        channel="page",
        language="fi",
        nonce=f"demo-{kind}-{number}",
    )
    return link.subject(Telling)


def stories(demo: Demo) -> None:
    """One that nobody has opened yet, and one whose teller has been asked to read the draft."""
    offered("story", 1, STORY, "Kielo", way="together")
    telling = offered("story", 2, IN_WRITING)
    if not telling.is_over:
        with override("fi"):
            address = reverse("pages:telling", kwargs={"token": actions.link_of(telling).token})
        demo.notes.append(f"A teller's own page, opened by the word {WORD}: {demo.base}{address}")
    if telling.state != Telling.State.NEW:
        return
    editor = demo.staff["editor"]
    index = StoryIndexPage.objects.get(locale__language_code="fi")
    page = actions.begin_story(telling, index, area=demo.areas["hameenlinna"], by=editor)
    page.title, page.content_note, page.byline = "Mihin kohtaan haluan sängyn", NOTE, "Nuori aikuinen"
    page.summary = "Kolmannessa paikassa joku kysyi, mihin kohtaan haluan sängyn."
    page.save_revision(user=editor)
    actions.choose_word(telling, WORD)
    actions.ask_to_read(telling, by=editor)
    actions.say(telling, "Otsikon valitsin tekstistäsi. Kelpaako se sinulle?", by=editor)


def moments(demo: Demo) -> None:
    """Three on the page for young people, with their tellers' yes."""
    editor = demo.staff["editor"]
    for number, (words, who) in enumerate(MOMENTS):
        telling = offered("moment", number, words, who)
        if telling.state != Telling.State.NEW:
            continue
        actions.choose_word(telling, WORD)
        actions.write_moment(telling, words=words, who=who, area=demo.areas["hameenlinna"], by=editor)
        actions.ask_to_read(telling, by=editor)
        (version,) = actions.shown_versions(telling := Telling.objects.get(pk=telling.pk))
        actions.say_yes(telling, version.fingerprint, years=2, language="fi")
        actions.publish_moment(Telling.objects.get(pk=telling.pk), by=editor)
    page = AudiencePage.objects.get(locale__language_code="fi", side="nuoret")
    if not any(block.block_type == "moments" for block in page.body):
        page.body.insert(2, ("moments", {"heading": "Hyviä hetkiä", "most": 3}))
        pages.publish(page)


def readers(demo: Demo, story: StoryPage) -> None:
    """Comments are off everywhere but under one story."""
    if StoryComment.objects.filter(page=story).exists():
        return
    editor = demo.staff["editor"]
    comments.switch(True, by=editor)
    comments.open_room(StoryPage.objects.get(pk=story.pk), by=editor)
    for number, (nickname, words, publish) in enumerate(COMMENTS):
        comment = comments.leave(
            StoryPage.objects.get(pk=story.pk), nickname=nickname, words=words, nonce=f"demo-{number}"
        )
        if publish:
            comments.decide(comment, publish=True, by=editor)


def build(demo: Demo, story: StoryPage) -> None:
    stories(demo)
    moments(demo)
    readers(demo, story)
