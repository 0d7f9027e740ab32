"""The same windows and rings as in art.py, as pixels: for the demo's pictures and its clip. Never a face.

The colours are read from static/css/tokens.css, the only place where they are written.
"""

import re
from functools import cache
from io import BytesIO
from pathlib import Path

from django.conf import settings
from PIL import Image, ImageDraw

from .art import PEOPLE, WALL, _rng

FINE = 2  # drawn this many times larger and then scaled down, so that edges are smooth
CLIP = Path(__file__).with_name("clip")
WORDS = {
    "fi": "Piirros: {n} ihmistä ikkunalaudalla. Renkaat lähtevät siitä, joka puhuu.",
    "sv": "Teckning: {n} personer på en fönsterbräda. Ringarna sprids från den som talar.",
    "en": "Drawing: {n} people on a window sill. Rings spread from the one who speaks.",
}


@cache
def colours() -> dict[str, tuple[int, int, int]]:
    """Name of a token -> its colour by day."""
    day = (settings.ROOT / "static/css/tokens.css").read_text(encoding="utf-8").split("@media")[0]
    found = re.findall(r"--([\w-]+):\s*#([0-9a-fA-F]{6})\b", day)
    return {name: tuple(bytes.fromhex(code)) for name, code in found}


def sitters_of(slug: str, audience: str) -> list[tuple[float, float, str]]:
    """Two to four people on the sill: (place from 0 to 1, size against the height, colour)."""
    rng = _rng(slug)
    n = rng.choice((2, 3, 3, 4))
    names = rng.sample(PEOPLE[WALL[audience]], n)
    return [
        ((i + 0.5) / n + rng.uniform(-0.05, 0.05), rng.uniform(0.16, 0.3), name) for i, name in enumerate(names)
    ]


def frame(
    wall: str, sitters, voice: int, *, size=(1200, 675), spread: float = 1.0, grown: float = 1.0
) -> Image.Image:
    """One window. ``spread`` 0–1: how far the rings have come; ``grown`` 0–1: how far people have risen."""
    w, h = size[0] * FINE, size[1] * FINE
    picture = Image.new("RGB", (w, h), colours()[wall])
    pen = ImageDraw.Draw(picture)
    x, r = sitters[voice][0] * w, sitters[voice][1] * h
    reach, step = (w * w + h * h) ** 0.5, h / 8.5
    total = max(1, int((reach - r) / step))
    for n in range(round(total * spread) - 1, -1, -1):
        radius, half = r + step * (0.9 + n), step * (0.44 - 0.36 * n / total) / 2
        pen.ellipse((x - radius, h - radius, x + radius, h + radius), outline=colours()[f"{wall}-rengas"],
                    width=max(1, int(half * 2)))  # fmt: skip
    for place, share, name in sitters:
        rise = share * h * grown
        pen.ellipse((place * w - rise, h - rise, place * w + rise, h + rise), fill=colours()[name])
    return picture.resize(size, Image.Resampling.LANCZOS)


def draw(slug: str, audience: str = "kaikki", size=(1200, 675)) -> bytes:
    """A picture as PNG. The same slug always gives the same picture."""
    sitters = sitters_of(slug, audience)
    picture = frame(WALL[audience], sitters, _rng(slug + "v").randrange(len(sitters)), size=size)
    out = BytesIO()
    picture.quantize(96, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def alt(slug: str, audience: str = "kaikki", language: str = "fi") -> str:
    """What the picture shows, in words."""
    return WORDS.get(language, WORDS["fi"]).format(n=len(sitters_of(slug, audience)))


def clip() -> bytes:
    """A drawn clip of fifteen seconds, silent, WebM. Made once by clip/make.py."""
    return (CLIP / "clip.webm").read_bytes()


def clip_captions(language: str) -> bytes:
    return (CLIP / f"captions.{language}.vtt").read_bytes()


def clip_transcript(language: str) -> str:
    return (CLIP / f"transcript.{language}.txt").read_text(encoding="utf-8")
