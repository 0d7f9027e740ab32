"""The roles of the house, read once from roles.yaml."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml
from django.utils.translation import get_language

PREFIX = "role:"


@dataclass(frozen=True)
class Role:
    code: str
    labels: dict[str, str]
    admin: bool
    event: bool
    permissions: tuple[str, ...]
    desk: tuple[str, ...] = ()
    pages: dict[str, list[str]] = field(default_factory=dict)  # place -> page permissions
    collections: dict[str, list[str]] = field(default_factory=dict)  # place -> permissions on files

    @property
    def group_name(self) -> str:
        return PREFIX + self.code

    @property
    def label(self) -> str:
        return self.labels.get((get_language() or "fi").split("-")[0], self.labels["fi"])


@cache
def all_roles() -> dict[str, Role]:
    raw = yaml.safe_load(Path(__file__).with_name("roles.yaml").read_text(encoding="utf-8"))
    return {
        code: Role(
            code,
            row["label"],
            row.get("admin", False),
            row.get("event", False),
            tuple(row.get("permissions", ())),
            tuple(row.get("desk", ())),
            row.get("pages", {}),
            row.get("collections", {}),
        )
        for code, row in raw.items()
    }
