"""Shared by the calendar's tests."""

import pytest
import time_machine


@pytest.fixture
def early_march(db):
    """1 March 2026, noon in Greenwich: the series of these tests lie ahead, over the clock change."""
    with time_machine.travel("2026-03-01 12:00 +0000", tick=False):
        yield
