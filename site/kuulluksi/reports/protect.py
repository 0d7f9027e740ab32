"""No report tells of one to four people, nor lets them be reckoned from its sums or from another report (decision 0071).

A table has rows (kinds, areas, sums) and a column for each quarter. A quarter by itself and the year are views of the
same table, protected once: what is hidden in one is hidden in the other, and no sum gives it away.
"""

from collections import defaultdict
from dataclasses import dataclass
from fractions import Fraction

LEAST = 5


@dataclass(frozen=True)
class Cell:
    """value: what is shown. people: how many stand behind it; a sum of money has fewer people than cents.

    who: which people, where they are known: the same five persons in four quarters are five, and not twenty.
    parts: how much of the value is whose, where it is not the same of all. A sum of which more than half is one person's
    tells about that person, however many stand behind it: one long engagement among five short ones could be read as
    the difference of two tables.
    """

    value: int
    people: int
    who: frozenset = frozenset()
    parts: frozenset = frozenset()

    @property
    def is_small(self) -> bool:
        return 0 < self.people < LEAST or is_mostly_ones([self])


@dataclass
class Shown:
    """What may be read; None is hidden. cells[row][quarter], totals[quarter], years[row], the total of all."""

    cells: list[list[int | None]]
    totals: list[int | None]
    years: list[int | None]
    all: int | None


def of_people(value: int, who) -> Cell:
    """who: people, or a dict of people and how much of the value is theirs."""
    parts = frozenset(who.items()) if isinstance(who, dict) else frozenset()
    return Cell(value, len(who), frozenset(who), parts)


def is_mostly_ones(cells: list[Cell]) -> bool:
    """Whether more than half of what these come to is one person's."""
    whose = defaultdict(int)
    for cell in cells:
        for person, part in cell.parts:
            whose[person] += part
    return bool(whose) and 2 * max(whose.values()) > sum(whose.values())


def count(number: int) -> Cell:
    return Cell(number, number)


def protect(rows: list[list[Cell]], *, whole_year: bool, adds_up: bool = True) -> Shown:
    """whole_year: all four quarters are there, so a year's figure is shown where that gives nothing away.

    adds_up: the rows are parts of one number; else each stands alone and there is no total.
    """
    width = len(rows[0]) if rows else 0
    hidden: set[tuple[int, int]] = set()
    totals: list[int | None] = []
    for column in range(width):
        cells = [row[column] for row in rows]
        gone, total_shown = _hide(cells, adds_up=adds_up)
        hidden |= {(index, column) for index in gone}
        totals.append(sum(cell.value for cell in cells) if total_shown else None)
    known = [
        {(index, column) for index in range(len(rows)) if (index, column) in hidden}
        for column in range(width)
        if totals[column] is not None
    ]
    years: list[int | None] = []
    without_total = {column for column in range(width) if adds_up and totals[column] is None}
    for index, row in enumerate(rows):
        gives_away = any((index, column) in hidden for column in without_total)
        years.append(_year(index, row, hidden, known) if whole_year and not gives_away else None)
    whole = sum(totals) if whole_year and adds_up and totals and None not in totals else None
    cells = [
        [None if (index, column) in hidden else cell.value for column, cell in enumerate(row)]
        for index, row in enumerate(rows)
    ]
    return Shown(cells, totals, years, whole)


def _hide(cells: list[Cell], *, adds_up: bool) -> tuple[set[int], bool]:
    """Which cells of one column are hidden, and whether their total may be shown."""
    hidden = {index for index, cell in enumerate(cells) if cell.is_small}
    if not adds_up:
        return hidden, False
    behind = sum(cells[index].people for index in hidden)
    rest = sorted((cell.people, index) for index, cell in enumerate(cells) if cell.people >= LEAST)
    while hidden and (len(hidden) < 2 or behind < LEAST):
        if not rest:
            return hidden, False
        people, index = rest.pop(0)
        hidden.add(index)
        behind += people
    return hidden, True


def _year(index: int, row: list[Cell], hidden: set, known: list[set]) -> int | None:
    """The year's figure of a row, when neither it nor the equations it adds tell a hidden cell. Adds itself to known."""
    mine = {(index, column) for column in range(len(row)) if (index, column) in hidden}
    behind = _behind([row[column] for _index, column in mine])
    hidden_of_it = [row[column] for _index, column in mine]
    if mine and (len(mine) < 2 or behind < LEAST or is_mostly_ones(hidden_of_it) or determined([*known, mine])):
        return None
    if mine:
        known.append(mine)
    return sum(cell.value for cell in row)


def _behind(cells: list[Cell]) -> int:
    """How many people stand behind these together."""
    if all(cell.who or not cell.people for cell in cells):
        return len(frozenset().union(*(cell.who for cell in cells)))
    return sum(cell.people for cell in cells)


def determined(equations: list[set]) -> set:
    """Unknowns that these sums give away. Each equation is the set of unknowns whose sum can be read."""
    unknowns = sorted(set().union(*equations))
    rows = [[Fraction(one in equation) for one in unknowns] for equation in equations if equation]
    found, top = set(), 0
    for column in range(len(unknowns)):
        pivot = next((r for r in range(top, len(rows)) if rows[r][column]), None)
        if pivot is None:
            continue
        rows[top], rows[pivot] = rows[pivot], rows[top]
        rows[top] = [value / rows[top][column] for value in rows[top]]
        for r in range(len(rows)):
            if r != top and rows[r][column]:
                factor = rows[r][column]
                rows[r] = [a - factor * b for a, b in zip(rows[r], rows[top], strict=True)]
        top += 1
    for row in rows:
        present = [unknowns[column] for column, value in enumerate(row) if value]
        if len(present) == 1:
            found.add(present[0])
    return found
