"""What a search means: words that carry it, their forms, and what editors have taught. Remembered, never logged."""

from . import stems, wayfinding
from .models import SearchPromotion, SearchSynonyms

# Words that are in every sentence and find nothing. By language.
SAYING_NOTHING = {
    "fi": """
        ja tai on ei en se ne että kun jos miten mitä mikä mitkä missä mistä mihin mille kuka ketkä kenelle
        kenen keitä ketä voi voin voiko voinko voisin voisiko saa saako saan saanko saisin olen olet ovat
        olemme olette ole olisi onko oli oma omat omaa oman omia minä sinä hän me te he minun sinun hänen
        meidän teidän heidän minulle sinulle hänelle meille teille heille minua sinua minulla sinulla meillä
        haluan haluaisin haluaa haluamme tarvitsen tarvitsee tarvitsemme mun mä sä mulle mulla nyt paljonko
        kuinka milloin joka jotka jossa jolle jolla joku jotain jonkun tämä tuo tässä tästä siinä siitä
        tähän kanssa kanssani varten mukaan myös vain vielä sitten niin mutta vai koska kuin miksi pitää
        pitäisi täytyy löydän löytyy löytää tiedän teen tehdä käydä käyn jo aina ihan
        mua mut sua sut sun mulla mult multa mulle mullon sulla oon oot ollaan onks onkse onko onkohan haluun haluisin
        haluttais haluis haluuks voiks voinks voinko voisko voisinko saaks saanks pitääks pitääkö tarviiks tarviiko
        tarvin tarvii tarvitaanko tarvitseeko jonkun jonku jollekin jollekulle jonkinlainen jokin kaa kans kanssani et
        mitenkä miten mistähän missähän voidaanko saadaanko onkohan ootko olenko oletko löytyyko löytyykö löytyiskö
        mitäs entä jos sit vaik vaikka kun ku niinku siis tollanen tämmönen semmoinen tällainen sellainen ylipäätään
        tulla tulee tulisi pääsee pääsen pääseekö pääsenkö pääsisi pääsis mennä menee menen kuuluu kuuluuko
        meidän meijän teijän heijän täällä täältä siellä sieltä tänne sinne joskus jonnekin johonkin
        jotakin joitakin jotkut kukaan ketään mitään missään mihinkään minkä minkälainen millainen millaista millaisia
        mikäli ilman asti päin luo luona takia vuoksi
    """,
    "sv": """
        och eller är inte jag du vi ni man en ett den det de som vad hur var vart vem vilka vilken när kan
        kunna får få min mitt mina din ditt dina vår vårt våra för till i på av med om vill behöver behöva
        att finns finna ska skulle har ha hade blir bli göra gör mig dig oss er sig han hon hen hans hennes
        deras där här från vid hos utan men också bara så varför någon något några nån nåt nåra va e mej dej sej
        skulle kunde måste bör blev blivit varit vara går gå kommer komma söker söka hitta hittar behövs finnas detta
        denna dessa sådan vilket ifall eftersom medan ännu redan inom mellan efter under över
    """,
    "en": """
        and or is are am was were not i you we they he she it a an the of for to in on at with from by about
        how what where which who whom when why can could may might my your our their his her me us them do
        does did will would should want wants need needs mean be been have has had get gets getting got
        there this that these those some any if so but as just also find im ive id dont cant wont whats wheres hows gonna wanna
        someone somebody something anyone anybody anything somewhere anywhere please looking look looks search
        happen happens go goes going come comes into onto than then too very really s t m re ve ll d
    """,
}
EMPTY = {language: frozenset(words.split()) for language, words in SAYING_NOTHING.items()}


def base(language: str) -> str:
    return language.split("-")[0]


def carrying(words: list[str], language: str) -> list[str]:
    """The words that say what is looked for; all of them when nothing else is left."""
    kept = [word for word in words if word not in EMPTY.get(base(language), ())]
    return list(dict.fromkeys(kept or words))


def _synonyms(language: str) -> dict[str, frozenset[str]]:
    """Key -> keys of the words that mean the same."""

    def make():
        found: dict[str, set[str]] = {}
        for row in SearchSynonyms.objects.filter(language=base(language)).order_by("pk"):
            same = {key for word in row.list() for key in stems.keys(word, language)}
            for key in same:
                found.setdefault(key, set()).update(same)
        return {key: frozenset(same) for key, same in found.items()}

    return wayfinding.remembered(("synonyms", base(language)), make)


def synonyms(keys, language: str) -> frozenset[str]:
    """Keys of other words that mean the same."""
    known = _synonyms(language)
    return frozenset().union(*(known.get(key, ()) for key in keys)) - set(keys)


def promoted(words: list[str], language: str) -> list[int]:
    """Keys of the pages that editors want first for these words."""

    def make():
        rows = SearchPromotion.objects.filter(language=base(language)).order_by("pk")
        return [(frozenset(stems.stems(words, language)), row.page_id) for row in rows for words in row.list()]

    asked = {stem for word in words for stem in stems.stems(word, language)}
    rows = wayfinding.remembered(("promoted", base(language)), make)
    return list(dict.fromkeys(page for wanted, page in rows if wanted and wanted <= asked))
