"""Generated illustrations: "windows and rings".

One idea, drawn by code: a voice (a dot) sends out rings; the rings pass through
rooms (rounded windows). Every group, story and event gets its own picture from
its slug, so nobody has to find, crop or licence a photograph of a child.

No randomness at run time: the same seed always gives the same picture.
No inline styles (strict CSP): colour comes from CSS classes (.w-*, .r-*).
"""

from __future__ import annotations

import hashlib
import random

AUDIENCE = {  # first colour is the dominant one
    "nuoret": ("lakka", "mustikka", "kanerva", "huurre", "jakala"),
    "perheet": ("jakala", "sammal", "lakka", "huurre", "kanerva"),
    "ammattilaiset": ("huurre", "mustikka", "jakala", "lakka", "kanerva"),
    "kaikki": ("kanerva", "mustikka", "lakka", "jakala", "huurre"),
}
# what a listener (the half-moon) may look like on a given wall
LISTENER = {
    "lakka": ("mustikka", "kanerva"),
    "jakala": ("sammal", "lakka"),
    "kanerva": ("mustikka", "lakka"),
    "huurre": ("mustikka", "lakka", "kanerva"),
    "mustikka": ("lakka", "kanerva", "huurre"),
    "sammal": ("lakka", "jakala"),
}
VOICE = {
    "lakka": "mustikka",
    "jakala": "mustikka",
    "kanerva": "mustikka",
    "huurre": "mustikka",
    "mustikka": "lakka",
    "sammal": "lakka",
}


def _rng(seed: str) -> random.Random:
    return random.Random(int.from_bytes(hashlib.sha256(seed.encode()).digest()[:8], "big"))


def _f(x: float) -> str:
    return f"{x:.1f}".rstrip("0").rstrip(".")


def rings(cx: float, cy: float, reach: float, step: float, dot: float) -> str:
    """Concentric rings that get thinner as they travel. Ring and wall are always two
    tones of one colour (contrast under 1.6:1): strong stripes cause visual stress."""
    out, r, n = [], dot + step * 0.9, 0
    total = max(1, int((reach - dot) / step))
    while r < reach:
        t = n / total
        out.append(
            f'<circle cx="{_f(cx)}" cy="{_f(cy)}" r="{_f(r)}" stroke-width="{_f(step * (0.44 - 0.36 * t))}"/>'
        )
        r += step
        n += 1
    return "".join(out)


def _split(rng, x, y, w, h, depth, gap, minside):
    """Guillotine split into rooms."""
    if depth == 0 or (w < 2 * minside and h < 2 * minside):
        return [(x, y, w, h)]
    vertical = w / h > rng.uniform(0.8, 1.25)
    k = rng.choice((0.38, 0.5, 0.62))
    if vertical and w >= 2 * minside:
        a = (w - gap) * k
        return _split(rng, x, y, a, h, depth - 1, gap, minside) + _split(
            rng, x + a + gap, y, w - gap - a, h, depth - 1, gap, minside
        )
    if h >= 2 * minside:
        a = (h - gap) * k
        return _split(rng, x, y, w, a, depth - 1, gap, minside) + _split(
            rng, x, y + a + gap, w, h - gap - a, depth - 1, gap, minside
        )
    return [(x, y, w, h)]


def windows(
    seed: str,
    w: int = 600,
    h: int = 600,
    depth: int = 2,
    audience: str = "kaikki",
    gap: int = 14,
    radius: int = 40,
    voices: int = 1,
    cls: str = "",
    rooms=None,
    avoid: str = "",
) -> str:
    rng = _rng(seed)
    uid = "a" + hashlib.sha256(f"{seed}{w}{h}{depth}".encode()).hexdigest()[:5]
    rooms = list(rooms or _split(rng, 0, 0, w, h, depth, gap, min(w, h) * 0.22))
    colours = [c for c in AUDIENCE[audience] if c != avoid]
    order = sorted(range(len(rooms)), key=lambda i: -rooms[i][2] * rooms[i][3])
    step = min(w, h) / rng.choice((7, 8, 9))
    # a voice is a person on the sill, never a dot in the middle: a dot with rings round it
    # in the middle of a window would look like a watching eye
    src = []
    for v in range(voices):
        x, y, rw, rh = rooms[order[v % len(order)]]
        cx = x + rw * rng.choice((rng.uniform(0.26, 0.36), rng.uniform(0.64, 0.74)))
        src.append((cx, y + rh, min(rw, rh) * rng.uniform(0.2, 0.28)))
    reach = (w * w + h * h) ** 0.5
    defs = "".join(
        f'<g id="{uid}r{i}">{rings(cx, cy, reach, step, dot)}</g>' for i, (cx, cy, dot) in enumerate(src)
    )
    body, wall = [], {}
    for n, i in enumerate(order):
        x, y, rw, rh = rooms[i]
        near = [wall[j] for j in wall if _touch(rooms[i], rooms[j], gap)]
        pool = [c for c in colours if c not in near] or list(colours)
        bg = colours[0] if n == 0 else rng.choice(pool)
        wall[i] = bg
        rad = min(radius, rw / 2.2, rh / 2.2)
        mx, my = x + rw / 2, y + rh / 2
        v = min(range(len(src)), key=lambda k: (src[k][0] - mx) ** 2 + (src[k][1] - my) ** 2)
        defs += f'<clipPath id="{uid}c{i}"><rect x="{_f(x)}" y="{_f(y)}" width="{_f(rw)}" height="{_f(rh)}" rx="{_f(rad)}"/></clipPath>'
        g = f'<rect class="w-{bg}" x="{_f(x)}" y="{_f(y)}" width="{_f(rw)}" height="{_f(rh)}"/><use class="r r-{bg}" href="#{uid}r{v}"/>'
        if i in [order[k % len(order)] for k in range(voices)]:
            cx, cy, dot = src[[order[k % len(order)] for k in range(voices)].index(i)]
            g += f'<circle class="w-{VOICE[bg]}" cx="{_f(cx)}" cy="{_f(cy)}" r="{_f(dot)}"/>'
        elif rng.random() < 0.62:  # a listener, sitting on the sill
            lr = min(rw, rh) * rng.uniform(0.26, 0.4)
            lx = x + rw * rng.choice((0.34, 0.5, 0.66))
            g += f'<circle class="w-{rng.choice(LISTENER[bg])}" cx="{_f(lx)}" cy="{_f(y + rh)}" r="{_f(lr)}"/>'
        body.append(f'<g clip-path="url(#{uid}c{i})">{g}</g>')
    return (
        f'<svg class="art {cls}" viewBox="0 0 {w} {h}" preserveAspectRatio="xMidYMid slice" aria-hidden="true" focusable="false">'
        f"<defs>{defs}</defs>{''.join(body)}</svg>"
    )


def _touch(a, b, gap):
    return not (
        a[0] > b[0] + b[2] + gap * 1.5
        or b[0] > a[0] + a[2] + gap * 1.5
        or a[1] > b[1] + b[3] + gap * 1.5
        or b[1] > a[1] + a[3] + gap * 1.5
    )


def scene(
    wall: str,
    sitters,
    w: int = 960,
    h: int = 540,
    voice: int = 0,
    radius: int = 40,
    cls: str = "",
    step: float = 62,
    wall_rect: bool = True,
) -> str:
    """One window with people on its sill. sitters = [(x, radius, colour), ...] in viewBox units;
    sitters[voice] is the one who speaks: the rings start from there."""
    uid = "s" + hashlib.sha256(f"{wall}{sitters}{w}{h}".encode()).hexdigest()[:5]
    vx, vr, _ = sitters[voice]
    body = "".join(f'<circle class="w-{c}" cx="{_f(x)}" cy="{h}" r="{_f(r)}"/>' for x, r, c in sitters)
    if not wall_rect:
        return (
            f'<svg class="art {cls}" viewBox="0 0 {w} {h}" aria-hidden="true" focusable="false">'
            f'<g class="r r-{wall}">{rings(vx, h, (w * w + h * h) ** 0.5, step, vr)}</g>{body}</svg>'
        )
    side = "xMin" if vx < w * 0.4 else "xMax"
    return (
        f'<svg class="art {cls}" viewBox="0 0 {w} {h}" preserveAspectRatio="{side}YMax slice" aria-hidden="true" focusable="false">'
        f'<defs><clipPath id="{uid}"><rect width="{w}" height="{h}" rx="{radius}"/></clipPath></defs><g clip-path="url(#{uid})">'
        f'<rect class="w-{wall}" width="{w}" height="{h}"/><g class="r r-{wall}">{rings(vx, h, (w * w + h * h) ** 0.5, step, vr)}</g>{body}</g></svg>'
    )


WALL = {"nuoret": "lakka", "perheet": "jakala", "ammattilaiset": "huurre", "kaikki": "kanerva"}
PEOPLE = {
    "lakka": ("mustikka", "kanerva", "sammal", "huurre"),
    "jakala": ("sammal", "mustikka", "lakka", "kanerva"),
    "huurre": ("mustikka", "lakka", "kanerva", "sammal"),
    "kanerva": ("mustikka", "lakka", "sammal", "huurre"),
}


def seats(
    slug: str,
    audience: str = "nuoret",
    size: int = 8,
    taken: int = 5,
    leaders: int = 2,
    w: int = 640,
    h: int = 320,
    x0: float = 40,
    x1: float = 0,
    me: bool = False,
    wall_rect: bool = True,
    radius: int = 40,
    cls: str = "",
    scale: float = 1,
) -> str:
    """The group as it is right now: one half-moon for each person who is coming, a dotted
    outline for each free place, larger ones for the adults. The text next to the picture says
    the same in words, so the picture stays decorative (aria-hidden)."""
    rng = _rng(slug)
    uid = "p" + hashlib.sha256(f"{slug}{size}{taken}{w}{h}{me}".encode()).hexdigest()[:5]
    wall = WALL[audience]
    x1 = x1 or w - 40
    n = size + leaders
    kinds = ["in"] * taken + ["free"] * (size - taken)
    if me:
        kinds[taken - 1] = "me"
    for i in range(leaders):
        kinds.insert(min(len(kinds), int((i + 0.5) * size / max(1, leaders)) + i), "lead")
    gap = (x1 - x0) / max(1, n - 1)
    colours = PEOPLE[wall]
    people, last, voices = [], None, []
    for i, k in enumerate(kinds):
        r = gap * (rng.uniform(0.5, 0.62) if k != "lead" else rng.uniform(0.74, 0.82)) * scale
        r = min(r, h * 0.4)
        x = x0 + i * gap
        if k == "free":
            people.append(
                (1, f'<circle class="seat-free" cx="{_f(x)}" cy="{h}" r="{_f(gap * 0.46 * scale)}"/>')
            )
        else:
            c = (
                "lakka"
                if k == "me" and wall != "lakka"
                else rng.choice([c for c in colours if c != last and not (me and c == "lakka")])
            )
            last = c
            if k != "lead":
                voices.append((x, r))
            people.append(
                (
                    0 if k == "lead" else 2 if k == "me" else 1,
                    f'<circle class="w-{c}" cx="{_f(x)}" cy="{h}" r="{_f(r)}"/>',
                )
            )
    vx, vr = voices[-1] if me or not voices else rng.choice(voices)
    ring = f'<g class="r r-{wall}">{rings(vx, h, (w * w + h * h) ** 0.5 * (1 if wall_rect else 1.1), h / 6.2, vr)}</g>'
    body = "".join(m for _, m in sorted(people, key=lambda t: t[0]))
    if wall_rect:
        inner = (
            f'<defs><clipPath id="{uid}"><rect width="{w}" height="{h}" rx="{radius}"/></clipPath></defs><g clip-path="url(#{uid})">'
            f'<rect class="w-{wall}" width="{w}" height="{h}"/>{ring}{body}</g>'
        )
    else:
        inner = ring + body
    return f'<svg class="art {cls}" viewBox="0 0 {w} {h}" preserveAspectRatio="xMidYMax slice" aria-hidden="true" focusable="false">{inner}</svg>'


def mini(slug: str, audience: str, n: int = 2, w: int = 320, h: int = 320) -> str:
    """A small window with one to three people, for a list row."""
    rng = _rng(slug)
    wall = WALL[audience]
    cs = rng.sample(PEOPLE[wall], n)
    xs = {1: [0.5], 2: [0.32, 0.72], 3: [0.22, 0.55, 0.84]}[n]
    return scene(
        wall,
        [(w * x, w * rng.uniform(0.14, 0.24), c) for x, c in zip(xs, cs, strict=True)],
        w,
        h,
        voice=rng.randrange(n),
        radius=64,
        step=44,
    )


SCENES = {  # drawn for a story, still only half-moons and rings
    "seitseman-aikuista": (
        "huurre",
        [
            (150, 62, "lakka"),
            (380, 92, "mustikka"),
            (505, 120, "sammal"),
            (640, 104, "mustikka"),
            (752, 132, "kanerva"),
            (874, 96, "mustikka"),
            (985, 126, "sammal"),
            (1110, 108, "mustikka"),
        ],
        1200,
        420,
    ),
    "kolme": ("kanerva", [(300, 128, "mustikka"), (560, 100, "lakka"), (770, 84, "sammal")], 960, 540),
    "pyynto": (
        "huurre",
        [
            (1010, 108, "lakka"),
            (640, 62, "mustikka"),
            (742, 70, "sammal"),
            (846, 60, "mustikka"),
            (1130, 66, "kanerva"),
        ],
        1200,
        300,
    ),
    "kuuntelija": ("lakka", [(170, 96, "mustikka"), (470, 128, "kanerva")], 640, 560),
}


def audience_of_wall(wall: str) -> str:
    """The audience whose wall colour this is: "lakka" is for the young, and so on."""
    return next((audience for audience, colour in WALL.items() if colour == wall), "kaikki")
