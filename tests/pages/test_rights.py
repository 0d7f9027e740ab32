"""roles.yaml is the table of who may do what: the database and the doors say the same, role by role."""

import pytest
from django.contrib.auth.models import Group
from django.urls import get_resolver
from wagtail.models import GroupCollectionPermission, GroupPagePermission
from wagtail.snippets.models import get_snippet_models

from kuulluksi.checks import door_of, views_of
from kuulluksi.pages import actions
from kuulluksi.pages.models import NgoIndexPage
from kuulluksi.people.roles import all_roles
from kuulluksi.privacy.retention import sealed_columns

from .. import cast
from ..experts.stage import make_invited
from .conftest import make_consent, make_ngo

pytestmark = [pytest.mark.django_db, pytest.mark.either]
ROOMS = {
    "booking.calendar": "calendar",
    "booking.calendar.schedule": "schedule",
    "booking.signups": "signups",
    "booking.forum": "forum",
    "booking.open_events": "open_events",
    "booking.experts": "experts",
    "groups": "groups",
    "groups.developers": "developers",
    "kuulluksi.desk": "desk",
    "kuulluksi.notices": "messages",
    "kuulluksi.barriers": "barriers",
    "kuulluksi.reports": "reports",
    "kuulluksi.pages.care_desk": "care",
    "kuulluksi.pages.stories.desk": "stories",
    "kuulluksi.pages.comments.desk": "comments",
    "kuulluksi.pages.ngos.desk": "ngos",
    "kuulluksi.pages.checks_desk": "care",
    "kuulluksi.privacy": "logs",
    "kuulluksi.privacy.consent_desk": "consents",
}
# Their own calendar addresses, and sheets whose staff they were named: a deed of somebody else's, never the role.
ONLY_THOSE_NAMED = {"calendar.FeedKey", "signups.Party", "signups.SignUp"}


def room_of(module: str) -> str:
    known = [package for package in ROOMS if module == package or module.startswith(f"{package}.")]
    return ROOMS[max(known, key=len)] if known else module


def name_of(permission) -> str:
    return f"{permission.content_type.app_label}.{permission.codename}"


@pytest.fixture
def rights(directory):
    actions.give_rights()


@pytest.mark.parametrize("code", list(all_roles()))
def test_the_database_gives_a_role_what_the_table_says(rights, code):
    role = all_roles()[code]
    group = Group.objects.get(name=role.group_name)

    django = {name_of(one) for one in group.permissions.all()}
    pages = {
        (
            "ngo_listings" if isinstance(row.page.specific, NgoIndexPage) else "everywhere",
            row.permission.codename,
        )
        for row in GroupPagePermission.objects.filter(group=group)
    }
    files = {name_of(row.permission) for row in GroupCollectionPermission.objects.filter(group=group)}

    assert django - {"wagtailadmin.access_admin"} == set(role.permissions)
    assert ("wagtailadmin.access_admin" in django) == role.admin
    assert pages == {
        (place, one) for place, codes in role.pages.items() if place != "own_listing" for one in codes
    }
    assert files == set(role.collections.get("everywhere", ()))


def test_the_doors_of_the_desk_open_to_whom_the_table_says():
    opens = {code: set() for code in all_roles()}
    for _route, view in views_of(get_resolver()):
        door = door_of(view) or ""
        if door.startswith("staff:"):
            for code in door.removeprefix("staff:").split(","):
                opens[code].add(room_of(view.__module__))

    assert opens == {code: set(role.desk) for code, role in all_roles().items()}


def test_a_right_given_by_hand_is_taken_back(rights):
    group = Group.objects.get(name="role:editor")
    before = GroupPagePermission.objects.filter(group=group).count()
    facilitators = Group.objects.get(name="role:facilitator")
    for row in GroupPagePermission.objects.filter(group=group):
        GroupPagePermission.objects.create(group=facilitators, page=row.page, permission=row.permission)

    actions.give_rights()

    assert not GroupPagePermission.objects.filter(group=facilitators).exists()
    assert GroupPagePermission.objects.filter(group=group).count() == before


def test_an_ngo_gets_the_rights_of_the_table_on_its_own_things_only(directory, organisation):
    own = make_ngo(directory, organisation, slug="auttajat")
    group = actions.make_ngo_editor(organisation, cast.make_staff("ngo_editor"))
    role = all_roles()["ngo_editor"]

    pages = GroupPagePermission.objects.filter(group=group)
    files = GroupCollectionPermission.objects.filter(group=group)

    assert {(row.page_id, row.permission.codename) for row in pages} == {
        (own.pk, code) for code in role.pages["own_listing"]
    }
    assert {name_of(row.permission) for row in files} == set(role.collections["own"])
    assert {row.collection.name for row in files} == {organisation.name_fi}


@pytest.mark.parametrize("is_superuser", [False, True])
def test_an_administrator_reads_nobody_by_being_one(client, rights, area, coordinator, is_superuser):
    """No door, no row and no permission of a room with sealed columns."""
    make_invited(area, coordinator)
    make_consent(area=area)
    user = cast.make_staff("administrator", areas=[area], is_superuser=is_superuser)
    client.force_login(user)
    personal = {model for model, _column in sealed_columns()}
    scoped = [model for model in personal if hasattr(model._default_manager.all(), "visible_to")]
    labels = {model._meta.app_label for model in personal}
    given = {name.split(".")[0] for name in all_roles()["administrator"].permissions}

    shut = []
    for route, view in views_of(get_resolver()):
        door = door_of(view) or ""
        if door.startswith("staff:") and "<" not in route:
            opened = client.get("/" + route).status_code == 200
            if "administrator" not in door.removeprefix("staff:").split(","):
                shut.append((route, opened))

    assert len(scoped) >= 4
    assert shut
    assert [route for route, opened in shut if opened] == []
    for model in scoped:
        if model._meta.label not in ONLY_THOSE_NAMED:
            assert list(model._default_manager.all().visible_to(user)) == [], model
    assert given.isdisjoint(labels)
    assert set(all_roles()["administrator"].desk) <= {"calendar", "logs", "messages"}


def test_no_room_with_people_is_an_ordinary_model_of_wagtails_admin():
    """Wagtail's own list and edit views would show a superuser everything: none is registered for a sealed model."""
    personal = {model for model, _column in sealed_columns()}

    assert personal.isdisjoint(get_snippet_models())
