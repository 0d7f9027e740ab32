"""The picture that stands beside a shared link: the page's heading, and its own window with rings. 1200 × 630.

Takes about a tenth of a second, so the worker makes it. The same words always give the same picture.
"""

from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from . import pictures
from .art import WALL, _rng
from .templatetags.look import shy

SIZE = (1200, 630)
WINDOW = (760, 60, 1140, 570)  # left, top, right, bottom
RADIUS = 56
EDGE = 72
SIZES = (76, 68, 60, 52, 46, 40)
MOST_LINES = 5
BORDER = "\u00ad"  # where a word divides by itself
FONTS = Path(__file__).with_name("fonts")
BOLD, REGULAR = "familjen-bold.ttf", "hanken-regular.ttf"


@cache
def typeface(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / name, size)


@cache
def is_missing(sign: str, name: str) -> bool:
    """Whether a typeface of ours draws its box for this character."""
    font = typeface(name, 40)
    return bytes(font.getmask(sign)) == bytes(font.getmask("\U0010fffd"))


def printable(words: str, name: str) -> str:
    """Without letters that the typeface lacks: a box would look broken. Soft hyphens stay where words divide."""
    kept = "".join(sign for sign in words if sign.isspace() or sign == BORDER or not is_missing(sign, name))
    return " ".join(kept.split())


def lines_of(words: str, font, width: int) -> tuple[list[str], bool]:
    """The words broken into lines, and whether a word had to be divided where it does not divide by itself."""
    lines, line, forced = [], "", False
    for word in words.split():
        whole = word.replace(BORDER, "")
        while font.getlength(whole) > width:
            at, by_itself = division(word, font, width)
            lines += [line] if line else []
            lines.append(word[:at].replace(BORDER, "") + "-")
            line, word, forced = "", word[at:].lstrip(BORDER), forced or not by_itself  # noqa: PLW2901
            whole = word.replace(BORDER, "")
        longer = f"{line} {whole}".strip()
        if line and font.getlength(longer) > width:
            lines.append(line)
            longer = whole
        line = longer
    return ([*lines, line] if line else lines), forced


def division(word: str, font, width: int) -> tuple[int, bool]:
    """(place, whether the word divides there by itself): the last place whose beginning fits on a line."""
    fits = [n for n in range(1, len(word)) if font.getlength(word[:n].replace(BORDER, "") + "-") <= width] or [
        1
    ]
    borders = [n for n in fits if word[n] == BORDER]
    return (borders[-1], True) if borders else (fits[-1], False)


def fitted(words: str, width: int) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The largest size at which the heading has its place with its words whole, or else the smallest, cut."""
    for size in SIZES:
        font = typeface(BOLD, size)
        lines, forced = lines_of(words, font, width)
        if len(lines) * size * 1.1 <= SIZE[1] - 250 and len(lines) <= MOST_LINES and not forced:
            return font, lines
    cut = (
        [*lines[: MOST_LINES - 1], lines[MOST_LINES - 1].rstrip(" -") + " …"]
        if len(lines) > MOST_LINES
        else lines
    )
    return font, cut


def window(seed: str, side: str) -> Image.Image:
    """The page's own window, with round corners."""
    size = (WINDOW[2] - WINDOW[0], WINDOW[3] - WINDOW[1])
    sitters = pictures.sitters_of(seed, side)
    drawn = pictures.frame(WALL[side], sitters, _rng(seed + "v").randrange(len(sitters)), size=size)
    mask = Image.new("L", (size[0] * 2, size[1] * 2), 0)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, *mask.size), RADIUS * 2, fill=255)
    drawn.putalpha(mask.resize(size, Image.Resampling.LANCZOS))
    return drawn


def draw(title: str, *, side: str, seed: str, foot: str = "") -> bytes:
    """PNG, 20–40 kB. side: "nuoret", "perheet", "ammattilaiset", "kaikki"; foot: one quiet line under the heading."""
    colours = pictures.colours()
    picture = Image.new("RGB", SIZE, colours["paper"])
    pen = ImageDraw.Draw(picture)
    width = WINDOW[0] - 2 * EDGE
    pen.text((EDGE, 62), "Kuulluksi", font=typeface(BOLD, 40), fill=colours["ink"])
    font, lines = fitted(printable(shy(title), BOLD) or "Kuulluksi", width)
    y = 150
    for line in lines:
        pen.text((EDGE, y), line, font=font, fill=colours["ink"])
        y += round(font.size * 1.1)
    if foot:
        pen.text(
            (EDGE, SIZE[1] - 92), printable(foot, REGULAR), font=typeface(REGULAR, 28), fill=colours["ink-2"]
        )
    drawn = window(seed, side)
    picture.paste(drawn, WINDOW[:2], drawn)
    out = BytesIO()
    picture.quantize(96, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()
