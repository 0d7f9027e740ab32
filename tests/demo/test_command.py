"""The command behind make demo: what it refuses."""

import pytest
from django.core.management import CommandError, call_command

from kuulluksi.demo.management.commands import demo as command
from kuulluksi.demo.models import DemoMark
from kuulluksi.people.models import User
from tests.cast import make_staff

pytestmark = pytest.mark.either


def test_a_database_that_is_no_demo_is_left_alone(db, tmp_path, monkeypatch):
    make_staff("coordinator", username="somebody")
    monkeypatch.setattr(command, "ACCESS", tmp_path / "access.json")

    with pytest.raises(CommandError, match="not a demo"):
        call_command("demo")

    assert [user.username for user in User.objects.all()] == ["somebody"]
    assert not DemoMark.objects.exists()
