"""One word for those who watch, and the reason in the log."""

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone

from kuulluksi.notices import health
from kuulluksi.notices.actions import leave_job


@pytest.mark.django_db
def test_a_house_that_is_well_says_so(client):
    assert (client.get("/terveys/valmis").status_code, client.get("/terveys/valmis").text) == (200, "ok")


def test_the_process_is_alive_without_a_database(client):
    answer = client.get("/terveys/elossa")

    assert (answer.status_code, answer.text) == (200, "ok")
    assert answer["Cache-Control"] == "no-store, private"


@pytest.mark.django_db
def test_a_job_nobody_has_tried_for_a_quarter_of_an_hour_means_no_worker(client, caplog):
    leave_job("erase", dedupe_key="x", due_at=timezone.now() - timedelta(minutes=16))

    answer = client.get("/terveys/valmis")

    assert (answer.status_code, answer.text) == (503, "vika")
    assert "worker" in caplog.text


@pytest.mark.django_db
def test_a_message_that_is_being_tried_again_is_no_fault_of_the_worker(client):
    job = leave_job("erase", dedupe_key="x", due_at=timezone.now() - timedelta(hours=5))
    type(job).objects.update(attempts=3)

    assert client.get("/terveys/valmis").status_code == 200


@pytest.mark.django_db
def test_a_database_that_is_away_is_a_fault_and_not_a_crash(client, monkeypatch):
    class Away:
        def cursor(self):
            raise OperationalError("the server at 10.0.0.1 is away")

    monkeypatch.setattr(health, "connection", Away())

    answer = client.get("/terveys/valmis")

    assert (answer.status_code, answer.text) == (503, "vika")


@pytest.mark.django_db
def test_a_full_disk_is_a_fault(client, monkeypatch):
    monkeypatch.setattr(health, "LEAST_DISK", 1.1)

    assert client.get("/terveys/valmis").status_code == 503
