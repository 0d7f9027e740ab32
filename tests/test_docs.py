"""What the papers say is so: every target of requirements.md exists, every link leads somewhere, floors are as drawn."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

pytestmark = pytest.mark.either

ROOT = Path(__file__).resolve().parents[1]
ROW = re.compile(r"^\| (R\d{3}) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)


def requirements() -> list[tuple[str, str, list[str]]]:
    """(id, what it asks, targets): no target means "not yet"."""
    text = (ROOT / "docs" / "requirements.md").read_text("utf-8")
    return [(number, asks, re.findall(r"`([^`]+)`", shown)) for number, asks, shown in ROW.findall(text)]


def names_in(file: Path) -> set[str]:
    tree = ast.parse(file.read_text("utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_all_214_requirements_are_listed_in_few_words():
    rows = requirements()

    assert [number for number, _, _ in rows] == [f"R{number:03}" for number in range(1, 215)]
    assert [asks for _, asks, _ in rows if len(asks.split()) > 12] == []


def test_every_test_named_by_a_requirement_exists():
    missing = []
    for number, _, targets in requirements():
        for target in targets:
            if target.startswith("/"):
                continue  # a page: tests/demo/test_pages.py opens them all
            file, _, name = target.partition("::")
            if not (ROOT / file).is_file() or name not in names_in(ROOT / file):
                missing.append(f"{number} {target}")

    assert missing == []


def test_the_count_of_shown_requirements_is_right():
    text = (ROOT / "docs" / "requirements.md").read_text("utf-8")
    shown = sum(1 for _, _, targets in requirements() if targets)

    assert f"\n{shown} of 214 are shown.\n" in text


def test_every_link_in_the_papers_leads_somewhere():
    papers = [ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")]
    broken = [
        f"{paper.relative_to(ROOT)}: {link}"
        for paper in papers
        for link in re.findall(r"\]\(([^)#:]+)\)", paper.read_text("utf-8"))
        if not (paper.parent / link).exists()
    ]

    assert broken == []


def test_the_map_draws_the_floors_as_they_are_checked():
    with (ROOT / "pyproject.toml").open("rb") as file:
        layers = tomllib.load(file)["tool"]["importlinter"]["contracts"][0]["layers"]
    drawn = re.findall(r"```\n(kuulluksi\.urls.*?)```", (ROOT / "docs/house.md").read_text("utf-8"), re.DOTALL)[
        0
    ]

    assert [re.split(r"\s*[|,]\s*", line) for line in drawn.split("\n") if line] == [
        re.split(r"\s*\|\s*", layer) for layer in layers
    ]


def test_decisions_have_numbers_of_their_own_and_stay_short():
    papers = sorted((ROOT / "docs/decisions").glob("[0-9]*.md"))
    numbers = [paper.name[:4] for paper in papers]

    assert len(numbers) == len(set(numbers))
    assert [paper.name for paper in papers if len(paper.read_text("utf-8").split()) > 600] == []
