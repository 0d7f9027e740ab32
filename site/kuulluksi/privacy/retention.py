"""retention.yaml is the policy and what the program runs: which columns hold a person, how long, and what ends it.

Every room registers its rules in AppConfig.ready(). A rule is ``function(now, dry_run) -> int``: it erases (or, in a
dry run, only counts) what is older than the policy allows, and answers with the number of rows. It may run twice.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

import yaml
from django.apps import apps
from django.utils import timezone
from django.utils.translation import gettext

from .fields import EncryptedTextField
from .models import ErasureRun
from .policy_words import OTHER_RULES

Rule = Callable[[datetime, bool], int]
_rules: dict[str, Rule] = {}


@dataclass(frozen=True)
class Line:
    """One line of the policy: columns of a model, how long and why they are kept, and the rule that ends them.

    what, keep, why: English words, as they stand in retention.yaml and in policy_words; shown through gettext.
    """

    model: str
    fields: tuple[str, ...]
    keep: str
    why: str
    rule: str
    what: str = ""


def register(name: str, function: Rule) -> None:
    _rules[name] = function


def registered() -> frozenset[str]:
    return frozenset(_rules)


@cache
def policy() -> tuple[Line, ...]:
    raw = yaml.safe_load(Path(__file__).with_name("retention.yaml").read_text(encoding="utf-8")) or {}
    return tuple(
        Line(model, tuple(row["fields"]), row["keep"], row["why"], row["rule"], row["what"])
        for model, row in raw.items()
    )


def words_of_rules() -> dict[str, str]:
    """What each registered rule ends, in the reader's language, for the reports of the runs."""
    told: dict[str, list[str]] = {}
    for line in policy():
        told.setdefault(line.rule, []).append(gettext(line.what))
    others = {rule: gettext(words) for rule, words in OTHER_RULES.items()}
    return {rule: rule for rule in _rules} | others | {rule: ", ".join(words) for rule, words in told.items()}


def sealed_columns() -> list[tuple[type, str]]:
    """Every encrypted column of the house, as (model, column name)."""
    return [
        (model, field.name)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if isinstance(field, EncryptedTextField)
    ]


def faults(lines=None, rules=None) -> list[str]:
    """Where policy, columns and rules disagree, in words. Empty when every sealed column has an end."""
    lines = policy() if lines is None else lines
    rules = registered() if rules is None else rules
    found = []
    columns = {(model._meta.label, name) for model, name in sealed_columns()}
    covered = {(line.model, name) for line in lines for name in line.fields}
    for label, name in sorted(columns - covered):
        found.append(f"{label}.{name} is sealed, but retention.yaml does not say when it ends.")
    for label, name in sorted(covered - columns):
        found.append(f"retention.yaml names {label}.{name}, which is not a sealed column.")
    for line in lines:
        if line.rule not in rules:
            found.append(
                f"retention.yaml: {line.model} names the rule {line.rule!r}, which no room registered."
            )
    return found


def run(now: datetime | None = None, *, dry_run: bool = False, by="worker") -> ErasureRun:
    """Run every registered rule once, in the order of their names, and write down how many rows each ended.

    by: a User, or "worker" (every night) or "command" (manage.py erase).

    One failing rule does not keep the others from running: its count is -1, and the error is raised at the end.
    """
    now = now or timezone.now()
    counts, failures = {}, []
    for name in sorted(_rules):
        try:
            counts[name] = _rules[name](now, dry_run)
        except Exception as error:
            counts[name] = -1
            failures.append(error)
    actor = by if hasattr(by, "roles") else None
    finished = ErasureRun.objects.create(
        at=now, dry_run=dry_run, counts=counts, actor=actor, by="" if actor else by
    )
    if failures:
        raise ExceptionGroup("retention rules failed", failures)
    return finished
