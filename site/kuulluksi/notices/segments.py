"""How long a text message is. A telephone network cuts it into segments; we keep to two, whatever the language.

The alphabet is that of 3GPP TS 23.038: 160 characters, or 153 each when there are several; a text with any other
character costs 70, or 67 each.
"""

MOST_SEGMENTS = 2

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENDED = frozenset("^{}\\[~]|€\f")  # each takes the room of two
PLAIN = str.maketrans({
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’": "'", "‘": "'", "–": "-", "—": "-", "−": "-", "…": "...",
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u00ad": "", "\u200b": "", "•": "-", "\t": " ",
})  # fmt: skip


def plain(text: str) -> str:
    """The same words with typewriter's marks, so that one curly quotation mark does not double the length."""
    return text.translate(PLAIN)


def segments(text: str) -> int:
    """Into how many pieces the network cuts a text."""
    if all(letter in BASIC or letter in EXTENDED for letter in text):
        length, alone, each = len(text) + sum(letter in EXTENDED for letter in text), 160, 153
    else:
        length, alone, each = len(text.encode("utf-16-be")) // 2, 70, 67
    return 1 if length <= alone else -(-length // each)
