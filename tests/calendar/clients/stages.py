"""A feed of many random series, made once and read by every program: bytes and rows, without a database behind them."""

import secrets
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

import time_machine
from django.db import transaction
from django.test import Client

from . import expected, random_series

FIXED = 20261121
FRESH = secrets.randbelow(10**6)
FEEDS = {"series": "/fi/kalenteri/tapahtumat.ics", "apart": "/fi/kalenteri/erillisina/tapahtumat.ics"}


@dataclass(frozen=True)
class Stage:
    """feeds: bytes by layout. rows: what the database says must be shown."""

    feeds: dict[str, bytes]
    rows: list[tuple[str, str, str]]


def staged(events) -> Stage:
    with time_machine.travel("2026-03-01 12:00 +0000", tick=False):
        feeds = {layout: Client().get(path).content for layout, path in FEEDS.items()}
    return Stage(feeds, expected(events))


@cache
def of_seeds(*seeds: int, number: int) -> Stage:
    """``number`` series of each seed, written into the database, read over HTTP, and taken back."""
    print("seeds", *seeds)
    with rolled_back():
        return staged([event for seed in seeds for event in random_series(seed, number)])


def twenty_series() -> Stage:
    """Ten that are always the same, and ten that nobody has seen."""
    return of_seeds(FIXED, FRESH, number=10)


@contextmanager
def rolled_back():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
