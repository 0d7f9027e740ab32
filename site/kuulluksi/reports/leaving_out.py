"""Words may be left out of what somebody said, as long as it does not come to say something else."""

import re

# A cut may take a whole sentence, "not" and all. A question is one with its answer: "Was it good? No."
SENTENCES = re.compile(r"(?<=[.!…])[\"”»’)]*\s+(?=[\"”»’(–-]*[A-ZÅÄÖ])")
WORDS = re.compile(r"\w+(?:'\w+)*")
OF_FINNISH = (
    r"(?:(?:ett|jott|joll|ell|miks|mutt|vaikk)?(?:en|et|ei|emme|ette|eivät|eivat)|em(?:mä|mie)?"
    r"|äl(?:ä|kää|köön|kööt|käämme))(?:kä|kään|hän|pä|pähän|kös|kö|köhän|s)?|ilman|vailla|tuskin"
)
OF_SWEDISH = r"inte|icke|aldrig|ej|utan|ing(?:en|et|a|enting)|knappast|varken"
OF_ENGLISH = (
    r"not|no|never|without|none|nobody|nothing|neither|nor|cannot|hardly|\w+n't"
    r"|(?:do|does|did|is|are|was|were|ca|wo|would|could|should|has|have|had)nt"
)
NEGATION = re.compile(f"(?:{OF_FINNISH}|{OF_SWEDISH}|{OF_ENGLISH})")
# "en dag" is a day, and "no niin" is no no. In any other language than the one that was told, better one too many.
ALSO_ANOTHER_WORD = {"sv": ("en",), "fi": ("no", "none")}


def is_some_of(words: str, said: str) -> bool:
    """Whether the words are some of what was said, in the same order. An ellipsis may mark a cut."""
    mine = _plain(words)
    return bool(mine) and _within(mine, _plain(said))


def keeps_negations(words: str, said: str, language: str = "") -> bool:
    """Whether each sentence of which something stands has kept its negations."""
    mine = _plain(words)
    reached = {0}  # how many of the words the sentences so far can account for
    for sentence in SENTENCES.split(said):
        all_of_it = _plain(sentence)
        needed = _negations(all_of_it, language)
        reached |= {
            end
            for start in reached
            for end in range(start + 1, min(start + len(all_of_it), len(mine)) + 1)
            if _within(mine[start:end], all_of_it) and _negations(mine[start:end], language) == needed
        }
    return len(mine) in reached


def is_shortened(words: str, said: str, language: str = "") -> bool:
    return is_some_of(words, said) and keeps_negations(words, said, language)


def _within(mine: list[str], all_of_it: list[str]) -> bool:
    rest = iter(all_of_it)
    return all(word in rest for word in mine)


def _negations(words: list[str], language: str) -> list[str]:
    others = ALSO_ANOTHER_WORD.get(language, ())
    return [word for word in words if NEGATION.fullmatch(word) and word not in others]


def _plain(text: str) -> list[str]:
    return WORDS.findall(text.casefold().replace("’", "'"))
