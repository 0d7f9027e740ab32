"""Why somebody opened personal data: kept in the log as a code, shown in the reader's language.

A room says the words of its codes when the house starts. A code may be followed by a row's own code ("desk R-12").
"""

_words: dict = {}


def register(words: dict) -> None:
    """code -> lazy words. Called in AppConfig.ready()."""
    _words.update(words)


def in_words(reason: str) -> str:
    if reason in _words:
        return str(_words[reason])
    code, _space, row = reason.partition(" ")
    return f"{_words[code]} {row}" if code in _words else reason
