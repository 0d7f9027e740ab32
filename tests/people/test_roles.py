"""Roles come from roles.yaml, and Django's groups follow."""

import pytest
from django.contrib.auth.models import Group, Permission

from kuulluksi.people.apps import keep_groups_in_step
from kuulluksi.people.models import User
from kuulluksi.people.roles import all_roles
from tests.cast import make_area

pytestmark = pytest.mark.django_db


def test_every_role_is_a_group_from_the_first_migration():
    assert set(Group.objects.filter(name__startswith="role:").values_list("name", flat=True)) == {
        role.group_name for role in all_roles().values()
    }


def test_every_permission_that_a_role_names_exists():
    known = {
        f"{app}.{code}" for app, code in Permission.objects.values_list("content_type__app_label", "codename")
    }
    named = {permission for role in all_roles().values() for permission in role.permissions}

    assert named - known == set()


def test_only_roles_of_the_desk_open_the_admin():
    opens = set(Group.objects.filter(permissions__codename="access_admin").values_list("name", flat=True))

    assert opens >= {role.group_name for role in all_roles().values() if role.admin}
    assert opens.isdisjoint({role.group_name for role in all_roles().values() if role.event})


def test_a_permission_taken_by_hand_comes_back_and_one_given_by_hand_goes(coordinator):
    group = Group.objects.get(name="role:coordinator")
    group.permissions.set([Permission.objects.get(codename="delete_user", content_type__app_label="people")])

    keep_groups_in_step()

    codes = set(group.permissions.values_list("codename", flat=True))
    assert "access_admin" in codes
    assert "delete_user" not in codes


def test_nobody_but_the_administrator_may_change_accounts():
    """Whoever may change users can make himself superuser, by Wagtail's design."""
    may = set(
        Group.objects.filter(
            permissions__codename__in=["add_user", "change_user", "delete_user"],
            permissions__content_type__app_label="people",
        ).values_list("name", flat=True)
    )

    assert may <= {"role:administrator"}


def test_a_closed_account_has_no_roles(coordinator):
    coordinator.is_active = False
    coordinator.save()

    assert not User.objects.get(pk=coordinator.pk).has_role("coordinator")


def test_who_works_in_a_county_works_in_its_parts(area, coordinator):
    part = make_area("riihimaki", parent=area)

    assert User.objects.get(pk=coordinator.pk).area_ids == {area.pk, part.pk}
