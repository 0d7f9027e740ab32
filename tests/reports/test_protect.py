"""Small numbers stay hidden, whatever is added up, taken away or compared."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kuulluksi.reports.protect import LEAST, Cell, count, determined, of_people, protect

pytestmark = pytest.mark.either


def shown(*rows, whole_year=True, **kw):
    return protect([[count(number) for number in row] for row in rows], whole_year=whole_year, **kw)


def test_one_small_quarter_hides_the_year_and_never_the_other_way_round():
    alone = shown([3, 20, 20, 20], [30, 30, 30, 30])

    assert alone.cells == [[None, 20, 20, 20], [None, 30, 30, 30]]
    assert alone.totals == [33, 50, 50, 50]
    assert alone.years == [None, None]
    assert alone.all == 183


def test_a_year_is_told_when_it_gives_no_quarter_away():
    two = shown([3, 2, 20, 20], [30, 30, 30, 30])

    assert two.years == [45, None] or two.years == [45, 120]
    assert shown([9, 9, 9, 9]).years == [36]
    assert shown([9, 9, 9], whole_year=False).years == [None]


def test_money_is_hidden_by_the_people_behind_it():
    fees, food = [Cell(50_000, 3), Cell(80_000, 9)], [Cell(12_000, LEAST), Cell(0, 0)]
    found = protect([fees, food], whole_year=False, adds_up=False)

    assert found.cells == [[None, 80_000], [12_000, 0]]
    assert found.totals == [None, None]


def test_the_same_few_people_in_every_quarter_do_not_add_up_to_many():
    same = [of_people(400, "ab") for _quarter in range(4)]
    others = [of_people(400, pair) for pair in ("ab", "cd", "ef", "gh")]

    assert protect([same], whole_year=True, adds_up=False).years == [None]
    assert protect([others], whole_year=True, adds_up=False).years == [1600]


def test_sums_that_tell_a_single_number_are_seen_through():
    assert determined([{"a", "b"}, {"b", "c"}, {"a", "c"}]) == {"a", "b", "c"}
    assert determined([{"a", "b"}, {"c", "d"}, {"a", "c"}, {"b", "d"}]) == set()


numbers = st.lists(st.lists(st.integers(0, 12), min_size=4, max_size=4), min_size=1, max_size=5)


@settings(max_examples=120, deadline=None)
@given(numbers)
def test_no_table_tells_a_hidden_number_by_its_sums(rows):
    found = shown(*rows)
    hidden = {(r, c) for r, row in enumerate(found.cells) for c, value in enumerate(row) if value is None}
    sums = [
        {(r, c) for r in range(len(rows)) if (r, c) in hidden} for c in range(4) if found.totals[c] is not None
    ] + [{(r, c) for c in range(4) if (r, c) in hidden} for r in range(len(rows)) if found.years[r] is not None]

    assert all(value is None or not 0 < value < LEAST for row in found.cells for value in row)
    assert all(total is None or not 0 < total < LEAST for total in [*found.totals, *found.years])
    assert not determined(sums)


def test_a_sum_that_is_mostly_one_persons_is_hidden_and_no_year_gives_it_away():
    short = dict.fromkeys("abcde", 1)
    long = {**short, "f": 6}  # eleven times, six of them one person's: five requests were closed
    even = {**short, "f": 2}

    assert protect([[of_people(11, long)]], whole_year=False, adds_up=False).cells == [[None]]
    assert protect([[of_people(7, even)]], whole_year=False, adds_up=False).cells == [[7]]
    two = [of_people(11, long), of_people(11, long), of_people(7, even), of_people(7, even)]
    assert protect([two], whole_year=True, adds_up=False).years == [None]
    others = [of_people(11, long), of_people(11, {**short, "g": 6}), of_people(7, even), of_people(7, even)]
    assert protect([others], whole_year=True, adds_up=False).years == [36]
