"""What people agree to, word for word. A record keeps the fingerprint of the words that were read out or signed.

Changed words are a new version: add to the text, never go back. An older record still points to its own fingerprint;
git keeps the older words.
"""

import hashlib

WORDS = {
    "fi": {
        "story": "Tarinani saa olla tällä sivustolla sovittuun päivään asti. Nimeni ja muut tunnistettavat asiat on "
        "muutettu. Olen lukenut tekstin siinä muodossa, jossa se julkaistaan.",
        "picture": "Kuva, jossa näyn, saa olla tällä sivustolla sovittuun päivään asti. Olen nähnyt kuvan.",
        "video": "Video, jolla näyn tai puhun, saa olla tällä sivustolla sovittuun päivään asti. Olen katsonut sen.",
        "moment": "Sanani saavat olla tällä sivustolla sovittuun päivään asti siinä muodossa, jossa olen ne lukenut. "
        "Niistä ei voi päätellä, kuka olen.",
        "all": "Voin perua luvan koska tahansa sanomatta miksi. Silloin se poistetaan heti. Se, mitä joku muu on ehtinyt "
        "tallentaa itselleen, voi jäädä. Peruminen ei vaikuta apuun, jota saan.",
    },
    "sv": {
        "story": "Min berättelse får finnas på den här webbplatsen till den avtalade dagen. Mitt namn och annat som går "
        "att känna igen har ändrats. Jag har läst texten i den form som publiceras.",
        "picture": "Bilden där jag syns får finnas på den här webbplatsen till den avtalade dagen. Jag har sett bilden.",
        "video": "Videon där jag syns eller talar får finnas på den här webbplatsen till den avtalade dagen. Jag har "
        "sett den.",
        "moment": "Mina ord får finnas på den här webbplatsen till den avtalade dagen i den form som jag har läst. Det "
        "går inte att sluta sig till vem jag är.",
        "all": "Jag kan återkalla lovet när som helst utan att säga varför. Då tas det bort genast. Det som någon annan "
        "har hunnit spara kan bli kvar. Det påverkar inte den hjälp jag får.",
    },
    "en": {
        "story": "My story may be on this site until the agreed day. My name and other things that could tell who I am "
        "have been changed. I have read the text in the form that is published.",
        "picture": "The picture that shows me may be on this site until the agreed day. I have seen the picture.",
        "video": "The video in which I am seen or heard may be on this site until the agreed day. I have watched it.",
        "moment": "My words may be on this site until the agreed day in the form that I have read. They do not tell who "
        "I am.",
        "all": "I can take my consent back at any time without saying why. It is then removed at once. What somebody "
        "else has already saved may remain. Taking it back does not change the help I get.",
    },
}


def text_of(purpose: str, language: str) -> str:
    words = WORDS.get(language.split("-")[0], WORDS["fi"])
    return f"{words[purpose]} {words['all']}"


def fingerprint(purpose: str, language: str) -> str:
    """64 hex digits: which words were agreed to."""
    return hashlib.sha256(text_of(purpose, language).encode()).hexdigest()
