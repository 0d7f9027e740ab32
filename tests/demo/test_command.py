"""The command behind make demo: what it refuses and what it leaves behind."""

import json
import stat
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from kuulluksi.demo.management.commands import demo as command
from kuulluksi.demo.models import DemoMark
from kuulluksi.demo.people import TOLD
from kuulluksi.people.models import User
from tests.cast import make_staff


def test_a_database_that_is_no_demo_is_left_alone(db, tmp_path, monkeypatch):
    make_staff("coordinator", username="somebody")
    monkeypatch.setattr(command, "ACCESS", tmp_path / "access.json")

    with pytest.raises(CommandError, match="not a demo"):
        call_command("demo")

    assert [user.username for user in User.objects.all()] == ["somebody"]
    assert not DemoMark.objects.exists()


def test_the_command_writes_a_file_only_its_owner_reads(db, settings, tmp_path, monkeypatch, capsys):
    settings.MEDIA_ROOT = tmp_path / "media"
    monkeypatch.setattr(command, "ACCESS", tmp_path / "access.json")
    monkeypatch.setattr(command, "WORDS", tmp_path / "access.txt")

    call_command("demo", quiet=True)

    written = Path(tmp_path / "access.json")
    assert stat.S_IMODE(written.stat().st_mode) == 0o600
    assert set(json.loads(written.read_text("utf-8"))["staff"]) == set(TOLD)
