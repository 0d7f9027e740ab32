"""An NGO's editor at every address of the admin, with another NGO's page in it: nothing of its draft is told or moved."""

import re

import pytest
from django.db import transaction
from django.urls import get_resolver
from wagtail.models import Page, TaskState, WorkflowState

from kuulluksi.checks import OUR_ROOMS
from kuulluksi.pages import actions

from .. import cast
from .conftest import make_ngo

SECRET = "salainen luonnos"


@pytest.fixture
def other(directory, organisation):
    """Another NGO's page with a draft on its way to be approved."""
    own = make_ngo(directory, organisation, slug="auttajat")
    other = make_ngo(directory, title="Toiset", slug="toiset")
    actions.give_rights()
    other.title = f"Toisten {SECRET}"
    other.summary = f"Toisten {SECRET}"
    other.save_revision()
    other.get_workflow().start(other, cast.make_staff("editor"))
    other.own = own
    return other


@pytest.fixture
def neighbour(other, organisation):
    user = cast.make_staff("ngo_editor")
    actions.make_ngo_editor(organisation, user)
    return user


def views(patterns, before=""):
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from views(pattern.url_patterns, route)
        else:
            yield route, pattern.callback


def addresses(other) -> list[str]:
    """Every address of Wagtail's own that we can fill with the other's page."""
    state = WorkflowState.objects.get()
    values = {
        "revision_id": other.latest_revision_id,
        "revision_id_a": "live",
        "revision_id_b": "latest",
        "destination_id": other.get_parent().pk,
        "workflow_state_id": state.pk,
        "task_state_id": TaskState.objects.get().pk,
        "task_id": TaskState.objects.get().task_id,
        "task_pk": TaskState.objects.get().task_id,
        "action_name": "approve",
        "content_type_app_name": "pages",
        "content_type_model_name": "ngopage",
        "app_label": "pages",
        "model_name": "ngopage",
        "lang_code": "fi",
        "action": "delete",
    }
    found = []
    for route, view in views(get_resolver().url_patterns):
        if not route.startswith("hallinta/") or (view.__module__ or "").startswith(OUR_ROOMS):
            continue
        if "logout" in route:
            continue
        route = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", route).translate({ord(sign): None for sign in "^$?"})
        found.append("/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda name: str(values.get(name[1], other.pk)), route))
    return found


def standing(other) -> tuple:
    page = Page.objects.get(pk=other.pk)
    states = tuple(WorkflowState.objects.values_list("pk", "status", "current_task_state__status"))
    return page.path, page.live, page.title, page.draft_title, page.locked, page.latest_revision_id, states


def test_no_title_of_the_draft_where_wagtail_does_not_ask(client, other, neighbour, editor):
    """The five addresses that told it, before drafts.py stood in front of them."""
    number, parent = other.pk, other.get_parent().pk
    asked = [
        f"/hallinta/pages/{number}/move/{parent}/confirm/",
        f"/hallinta/choose-page/{number}/",
        f"/hallinta/choose-page/chosen-multiple/?id={number}",
        "/hallinta/reports/page-types-usage/",
        "/hallinta/reports/page-types-usage/results/",
    ]
    client.force_login(neighbour)
    for address in asked:
        answer = client.get(address)
        assert answer.status_code != 200, address
        assert SECRET not in answer.content.decode(), address

    client.force_login(editor)
    assert [client.get(address).status_code for address in asked[:3]] == [200, 200, 200]


def test_a_page_that_lacks_something_is_not_half_approved(client, other, editor, monkeypatch):
    """Our publish() refuses it; Wagtail's approval answers with the reason, and everything is as it was."""
    client.force_login(editor)
    before, state = standing(other), TaskState.objects.get()
    monkeypatch.setattr(type(other), "missing_before_publishing", lambda page: [("title", "Jotain puuttuu.")])

    approve = f"/hallinta/pages/workflow/action/{other.pk}/approve/{state.pk}/"
    answer = client.post(approve, follow=True)
    asked_by_script = client.post(approve, headers={"X-Requested-With": "XMLHttpRequest"})

    assert answer.redirect_chain == [(f"/hallinta/pages/{other.pk}/edit/", 302)]
    assert "Jotain puuttuu." in answer.text
    assert asked_by_script.json()["redirect"] == f"/hallinta/pages/{other.pk}/edit/"
    assert standing(other) == before


@pytest.mark.full
def test_no_address_tells_of_the_draft_or_changes_it(client, other, neighbour):
    client.force_login(neighbour)
    client.raise_request_exception = False
    before, told, changed = standing(other), [], []

    for address in addresses(other):
        query = f"?q=salainen&id={other.pk}&next=/hallinta/"
        for method in (client.get, client.post):
            with transaction.atomic():
                answer = method(address + query)
                if SECRET in answer.getvalue().decode(errors="replace"):
                    told.append((method.__name__, address))
                if standing(other) != before:
                    changed.append((method.__name__, address))
                transaction.set_rollback(True)

    assert len(addresses(other)) > 200
    assert (told, changed) == ([], [])
