"""Makes clip.webm from drawn frames. Run by hand when the drawing changes: it needs PyAV, which the site does not.

    pip install av && DEBUG=1 python manage.py shell -c "from kuulluksi.look.clip.make import make; make()"

Fifteen seconds without sound: someone alone on a window sill, a second comes, the first one speaks, the rings
reach a third one, and in the end all of them are heard.
"""

from pathlib import Path

from kuulluksi.look import pictures

SIZE, RATE, SECONDS = (640, 360), 12, 15
ALONE = [(0.24, 0.2, "lakka")]
TWO = [*ALONE, (0.52, 0.27, "mustikka")]
THREE = [*TWO, (0.78, 0.24, "sammal")]


def eased(start: float, end: float, now: float) -> float:
    """0 before start, 1 after end, and a soft way between."""
    t = min(1.0, max(0.0, (now - start) / (end - start)))
    return t * t * (3 - 2 * t)


def picture_at(now: float):
    """The frame of a moment (seconds): who is there, who speaks and how far the rings have come."""
    people, come = ALONE, 1.0
    if now >= 3:
        people, come = TWO, eased(3, 4.2, now)
    if now >= 8.5:
        people, come = THREE, eased(8.5, 9.7, now)
    *there, last = people
    sitters = [*there, (last[0], max(0.001, last[1] * come), last[2])]
    if now < 5:
        voice, spread = 0, 0.0
    elif now < 10.5:
        voice, spread = 0, eased(5, 9.5, now)
    else:
        voice, spread = len(sitters) - 1, eased(10.5, 14, now)
    return pictures.frame("kanerva", sitters, voice, size=SIZE, spread=spread)


def make() -> None:
    import av  # only for whoever makes the clip anew

    with av.open(str(Path(__file__).with_name("clip.webm")), "w") as film:
        stream = film.add_stream("libvpx-vp9", rate=RATE)
        stream.width, stream.height, stream.pix_fmt = *SIZE, "yuv420p"
        stream.options = {"crf": "38", "b": "0", "g": "48"}
        for n in range(RATE * SECONDS):
            for packet in stream.encode(av.VideoFrame.from_image(picture_at(n / RATE))):
                film.mux(packet)
        for packet in stream.encode():
            film.mux(packet)
