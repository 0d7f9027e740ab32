"""The administrator makes accounts: with roles, areas and organisations, and without choosing anybody's password."""

import pytest
from django.contrib.auth.models import Group

from kuulluksi.notices.models import MailboxItem
from kuulluksi.notices.worker import run_due
from kuulluksi.people.models import User
from kuulluksi.privacy.access import for_delivery
from tests.cast import make_staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def outbox(settings):
    settings.EMAIL_BACKEND = "kuulluksi.notices.backend.OutboxEmailBackend"
    settings.MAIL_URL = "mailbox"


def role_id(code):
    return Group.objects.get(name=f"role:{code}").pk


def test_a_new_account_gets_its_roles_and_places_and_chooses_its_own_password(
    client, administrator, area, organisation, outbox, settings
):
    client.force_login(administrator)
    form = client.get("/hallinta/users/new/")
    assert 'type="password"' not in form.text
    assert "is_superuser" not in form.text

    answer = client.post(
        "/hallinta/users/new/",
        {
            "username": "uusi",
            "email": "uusi@example.test",
            "first_name": "Uusi",
            "last_name": "Työntekijä",
            "groups": [role_id("coordinator")],
            "areas": [area.pk],
            "organisations": [organisation.pk],
            "is_superuser": "on",
        },
    )
    assert answer.status_code == 302, answer.context["form"].errors

    user = User.objects.get(username="uusi")
    assert user.roles == {"coordinator"}
    assert user.area_ids == {area.pk}
    assert list(user.organisations.all()) == [organisation]
    assert not user.is_superuser
    assert not user.has_usable_password()
    run_due()
    body = for_delivery(MailboxItem.objects.get(), ["body"])["body"]
    key_url = next(line for line in body.splitlines() if line.startswith("http"))
    client.logout()
    choose = client.get(key_url.removeprefix(settings.BASE_URL), follow=True)
    assert choose.text.count('type="password"') == 2


def test_an_account_changes_places_and_nobody_becomes_a_superuser(
    client, administrator, coordinator, elsewhere
):
    client.force_login(administrator)

    answer = client.post(
        f"/hallinta/users/edit/{coordinator.pk}/",
        {
            "username": coordinator.username,
            "email": "c@example.test",
            "first_name": "C",
            "last_name": "C",
            "is_active": "on",
            "groups": [role_id("facilitator")],
            "areas": [elsewhere.pk],
            "is_superuser": "on",
        },
    )

    assert answer.status_code == 302
    changed = User.objects.get(pk=coordinator.pk)
    assert (changed.roles, changed.area_ids, changed.is_superuser) == ({"facilitator"}, {elsewhere.pk}, False)


@pytest.mark.parametrize("role", ["coordinator", "facilitator", "editor", "ngo_editor", "auditor", "finance"])
def test_accounts_are_the_administrators_alone(client, coordinator, role):
    client.force_login(make_staff(role))

    for address in ("", "new/", f"edit/{coordinator.pk}/"):
        assert client.get(f"/hallinta/users/{address}").status_code == 302
    assert client.get("/hallinta/groups/").status_code == 302
