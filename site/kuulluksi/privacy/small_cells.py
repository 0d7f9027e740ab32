"""Numbers so small that they could point at somebody are not shown.

Cells of 1 to 4 are hidden. When one cell of a table is hidden and the total is shown, the hidden one could be
reckoned: then the smallest other cell is hidden too, and if there is none, the total.
"""

from dataclasses import dataclass

LEAST = 5
HIDDEN = None


@dataclass(frozen=True)
class Row:
    """One cell with its words. ``number`` None: hidden, because it is small or would give a small one away."""

    words: str
    number: int | None


def hide_small(counts: list[tuple[str, int]]) -> tuple[list[Row], int | None]:
    """Rows and their total with every small cell hidden, and so many more that none can be reckoned."""
    total = sum(number for _words, number in counts)
    hidden = {index for index, (_words, number) in enumerate(counts) if 0 < number < LEAST}
    small = sum(counts[index][1] for index in hidden)
    # What is hidden must together be at least LEAST and at least two cells, or it can be told from the total.
    rest = sorted((number, index) for index, (_w, number) in enumerate(counts) if number >= LEAST)
    while hidden and (len(hidden) < 2 or small < LEAST):
        if not rest:
            total = HIDDEN
            break
        number, index = rest.pop(0)
        hidden.add(index)
        small += number
    rows = [Row(words, HIDDEN if index in hidden else number) for index, (words, number) in enumerate(counts)]
    return rows, total
