"""Wishes into places. No database and no names here: numbers of sign-ups and codes of workshops in, places out.

The order of luck is sha256("<seed>:<number>") of the smallest number of those who go together, in rising order, so that
anybody with the seed can lay the same order with any tool. Luck decides only between equals: first comes how many get
what they wished. HiGHS (highspy) finds the best whole; decision 0073 tells why.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from hashlib import sha256

# What a wish come true is worth. From none to the third wish is worth four moves from the second to the first: better
# that everybody gets something they wished for.
WORTH = (12.0, 10.0, 8.0)
NOWHERE = 1000.0  # worse than anything else: to be left without a workshop
LUCK = 0.01  # less than any difference between wishes
SOLVER = {"output_flag": False, "threads": 1, "random_seed": 0, "mip_rel_gap": 1e-6, "mip_max_nodes": 2000}


@dataclass(frozen=True)
class Room:
    """A workshop. starts, ends: minutes of the day."""

    code: str
    places: int
    starts: int
    ends: int


@dataclass(frozen=True)
class Unit:
    """Those who go together. wishes: by sign-up number, codes in order. adults: who sit along and take a place each."""

    wishes: dict[int, tuple[str, ...]]
    adults: int = 0

    @property
    def number(self) -> int:
        return min(self.wishes)

    @property
    def size(self) -> int:
        return len(self.wishes) + self.adults

    def worth(self, code: str) -> float:
        return sum(worth_of(wishes, code) for wishes in self.wishes.values())


@dataclass
class Allotment:
    """rooms: codes by sign-up number. left_out: numbers of those who fit nowhere together, once a slot."""

    rooms: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    left_out: list[tuple[int, ...]] = field(default_factory=list)


def worth_of(wishes: tuple[str, ...], code: str) -> float:
    return WORTH[wishes.index(code)] if code in wishes[: len(WORTH)] else 0.0


def luck(seed: str, number: int) -> str:
    return sha256(f"{seed}:{number}".encode()).hexdigest()


def in_lucky_order(units: Iterable[Unit], seed: str) -> list[Unit]:
    return sorted(units, key=lambda unit: luck(seed, unit.number))


def slots_of(rooms: list[Room]) -> list[list[int]]:
    """Workshops that touch by the clock, directly or through others: in each slot everybody is somewhere."""
    slots: list[list[int]] = []
    end = None
    for place in sorted(range(len(rooms)), key=lambda i: (rooms[i].starts, i)):
        if end is None or rooms[place].starts >= end:
            slots.append([])
            end = rooms[place].ends
        slots[-1].append(place)
        end = max(end, rooms[place].ends)
    return slots


def at_once(rooms: list[Room]) -> list[set[int]]:
    """The largest sets of workshops that are under way at one moment: nobody is in two of them."""
    moments = sorted({room.starts for room in rooms})
    sets = [{w for w, room in enumerate(rooms) if room.starts <= at < room.ends} for at in moments]
    return [one for n, one in enumerate(sets) if not any(one <= other for other in sets[n + 1 :])]


def allot(
    rooms: list[Room], units: list[Unit], seed: str, kept: dict[int, list[str]] | None = None
) -> Allotment:
    """The best whole: places are never exceeded, a unit is never split, nobody is in two workshops at once.

    kept: codes by sign-up number that stand already, made by hand or told; nothing moves them. What they take is away
    from the others, and the rest of their unit goes together without them.
    """
    found, kept = Allotment(), kept or {}
    for slot in slots_of(rooms):
        here = [rooms[w] for w in slot]
        codes = {room.code for room in here}
        free = _without(here, Counter(code for stand in kept.values() for code in stand))
        still = [_part(unit, {n for n, stand in kept.items() if codes & set(stand)}) for unit in units]
        _allot_slot(free, in_lucky_order([unit for unit in still if unit.wishes], seed), found)
        for number, stand in kept.items():
            found.rooms[number] += [code for code in stand if code in codes]
    return found


def _without(rooms: list[Room], taken: Counter) -> list[Room]:
    return [replace(room, places=max(room.places - taken[room.code], 0)) for room in rooms]


def _part(unit: Unit, out: set[int]) -> Unit:
    if not out & set(unit.wishes):
        return unit
    return replace(unit, wishes={number: wish for number, wish in unit.wishes.items() if number not in out})


def _allot_slot(rooms: list[Room], units: list[Unit], found: Allotment) -> None:
    """First the wishes, with the room that everybody else needs kept free; then those whose wishes were all taken."""
    chosen = _wishes(rooms, units) if units else []
    for u, w in _elsewhere(rooms, units, chosen):
        chosen[u].append(w)
    for unit, mine in zip(units, chosen, strict=True):
        if not mine:
            found.left_out.append(tuple(sorted(unit.wishes)))
        for number in unit.wishes:
            found.rooms[number] += [rooms[w].code for w in sorted(mine)]


def _wishes(rooms: list[Room], units: list[Unit]) -> list[list[int]]:
    """Workshops by unit, wished ones only. A unit is in one of them, elsewhere, or nowhere at all."""
    gain, columns = [], []
    of_room, of_moment, of_unit = defaultdict(list), defaultdict(list), defaultdict(list)
    everywhere = []
    moments = at_once(rooms)
    for u, unit in enumerate(units):
        edge = _edge(u, len(units))
        for w, room in enumerate(rooms):
            worth = unit.worth(room.code)
            if not worth:
                continue
            cell = (len(gain), unit.size)
            gain.append(worth * (1 + edge / WORTH[0]))
            columns.append((u, w))
            of_room[w].append(cell)
            everywhere.append(cell)
            of_unit[u].append((cell[0], 1))
            for number, together in enumerate(moments):
                if w in together:
                    of_moment[u, number].append((cell[0], 1))
        elsewhere = len(gain)
        gain += [0.0, -NOWHERE * len(unit.wishes) * (1 + edge)]
        columns += [(u, None), (u, None)]
        everywhere.append((elsewhere, unit.size))
        of_unit[u] += [(elsewhere, 1), (elsewhere + 1, 1)]
    rows = [(cells, None, rooms[w].places) for w, cells in of_room.items()]
    rows.append((everywhere, None, sum(room.places for room in rooms)))
    rows += [(cells, None, 1) for cells in of_moment.values() if len(cells) > 1]
    rows += [(cells, 1, None) for cells in of_unit.values()]
    chosen: list[list[int]] = [[] for _unit in units]
    for (u, w), is_chosen in zip(columns, _best(gain, rows), strict=True):
        if is_chosen and w is not None:
            chosen[u].append(w)
    return chosen


def _elsewhere(rooms: list[Room], units: list[Unit], chosen: list[list[int]]) -> list[tuple[int, int]]:
    """(unit, workshop) for those whose wishes were all taken: as many as can be, into the emptiest."""
    taken = Counter()
    for unit, mine in zip(units, chosen, strict=True):
        for w in mine:
            taken[w] += unit.size
    free = [room.places - taken[w] for w, room in enumerate(rooms)]
    without = [u for u, mine in enumerate(chosen) if not mine]
    columns = [(u, w) for u in without for w in range(len(rooms)) if units[u].size <= free[w]]
    if not columns:
        return []
    gain, of_room, of_unit = [], defaultdict(list), defaultdict(list)
    for column, (u, w) in enumerate(columns):
        gain.append(NOWHERE * len(units[u].wishes) * (1 + _edge(u, len(units))) + free[w] / rooms[w].places)
        of_room[w].append((column, units[u].size))
        of_unit[u].append((column, 1))
    rows = [(cells, None, free[w]) for w, cells in of_room.items()]
    rows += [(cells, None, 1) for cells in of_unit.values()]
    return [pair for pair, is_chosen in zip(columns, _best(gain, rows), strict=True) if is_chosen]


def _edge(u: int, n: int) -> float:
    """The first in the lucky order comes first among equals."""
    return LUCK * (1 - u / n)


def _best(gain: list[float], rows: list[tuple]) -> list[bool]:
    """Which columns to choose so that the gain is largest. rows: ([(column, weight)], at least, at most)."""
    # Read here: 16 MB that every web process would hold for a deed done once a year.
    import highspy
    import numpy as np

    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(gain), len(rows)
    model.col_cost_ = np.array(gain, dtype=float)
    model.sense_ = highspy.ObjSense.kMaximize
    model.col_lower_, model.col_upper_ = np.zeros(len(gain)), np.ones(len(gain))
    model.row_lower_ = np.array([-highspy.kHighsInf if low is None else low for _cells, low, _up in rows])
    model.row_upper_ = np.array([highspy.kHighsInf if up is None else up for _cells, _low, up in rows])
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.cumsum([0, *(len(cells) for cells, _low, _up in rows)])
    model.a_matrix_.index_ = np.array([column for cells, _low, _up in rows for column, _weight in cells])
    model.a_matrix_.value_ = np.array(
        [weight for cells, _low, _up in rows for _column, weight in cells], dtype=float
    )
    model.integrality_ = [highspy.HighsVarType.kInteger] * len(gain)
    solver = highspy.Highs()
    for option, value in SOLVER.items():
        solver.setOptionValue(option, value)
    solver.passModel(model)
    solver.run()
    values = np.array(solver.getSolution().col_value)
    if len(values) != len(gain):
        raise RuntimeError("the solver gave no places at all")
    return list(values > 0.5)


def first_come(rooms: list[Room], units: list[Unit]) -> Allotment:
    """What first-come, first-served would have given: each unit in its order of arrival takes the best that has room."""
    found = Allotment()
    free = [room.places for room in rooms]
    for unit in sorted(units, key=lambda one: one.number):
        for slot in slots_of(rooms):
            order = sorted(slot, key=lambda w: (-unit.worth(rooms[w].code), -free[w], w))
            taken: list[int] = []
            for w in order:
                clash = any(rooms[w].starts < rooms[t].ends and rooms[t].starts < rooms[w].ends for t in taken)
                if free[w] >= unit.size and not clash and (not taken or unit.worth(rooms[w].code)):
                    free[w] -= unit.size
                    taken.append(w)
            if not taken:
                found.left_out.append(tuple(sorted(unit.wishes)))
            for number in unit.wishes:
                found.rooms[number] += [rooms[w].code for w in taken]
    return found


def figures(units: list[Unit], found: Allotment) -> dict[str, int]:
    """How many people got their first wish, at best their second, their third, or none of those they made."""
    best = Counter()
    for unit in units:
        for number, wishes in unit.wishes.items():
            if not wishes:
                best["no_wish"] += 1
                continue
            ranks = [
                rank for rank, code in enumerate(wishes[: len(WORTH)], 1) if code in found.rooms.get(number, ())
            ]
            best[{1: "first", 2: "second", 3: "third"}.get(min(ranks, default=0), "none")] += 1
    return {
        "people": sum(len(unit.wishes) for unit in units),
        "left_out": sum(len(one) for one in found.left_out),
    } | {key: best[key] for key in ("first", "second", "third", "none", "no_wish")}
