"""docs/calendar-rules.md names a test for each of the sixty rules, and the tests carry the rules' numbers."""

import re
from pathlib import Path

import pytest

pytestmark = pytest.mark.either

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "calendar-rules.md"
NAME = re.compile(r"^def (test_rules?((?:_\d\d)+)_\w+)\(", re.MULTILINE)


def numbered() -> dict[int, set[str]]:
    found = {}
    for path in HERE.glob("test_*.py"):
        for name, numbers in NAME.findall(path.read_text(encoding="utf-8")):
            for number in numbers.strip("_").split("_"):
                found.setdefault(int(number), set()).add(f"{path.name}::{name}")
    return found


def test_each_of_the_sixty_rules_has_a_test_and_the_page_names_it():
    rows = {
        int(number): set(re.findall(r"`(test_\w+\.py::\w+)`", tests))
        for number, tests in re.findall(
            r"^\| (\d+) \|.*\| ([^|]+) \|$", PAGE.read_text(encoding="utf-8"), re.MULTILINE
        )
    }
    tests = numbered()

    assert sorted(rows) == sorted(tests) == list(range(1, 61))
    assert {number: names - rows[number] for number, names in tests.items() if names - rows[number]} == {}
    for names in rows.values():
        for name in names:
            file, test = name.split("::")
            assert f"def {test}(" in (HERE / file).read_text(encoding="utf-8"), name
