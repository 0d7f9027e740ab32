"""The standing cast, known by role. Each function makes one row that is good enough, and takes what a test cares about."""

import itertools

from django.contrib.auth.models import Group

from booking.signups.models import Sheet
from kuulluksi.directory.models import Area, Audience, Organisation
from kuulluksi.people.models import User
from kuulluksi.people.roles import PREFIX, all_roles

PASSWORD = "a calm and rather long password"
_number = itertools.count(1)


def make_area(slug: str = "", *, parent: Area | None = None, **names) -> Area:
    slug = slug or f"area-{next(_number)}"
    names.setdefault("name_fi", slug.capitalize())
    return Area.objects.create(slug=slug, parent=parent, **names)


def make_audience(slug: str = "", **kw) -> Audience:
    slug = slug or f"audience-{next(_number)}"
    return Audience.objects.create(slug=slug, **{"name_fi": slug.capitalize(), **kw})


def make_organisation(slug: str = "", *, areas=(), **kw) -> Organisation:
    slug = slug or f"organisation-{next(_number)}"
    kw = {"name_fi": slug.capitalize(), "kind": Organisation.Kind.NGO, **kw}
    organisation = Organisation.objects.create(slug=slug, **kw)
    organisation.areas.set(areas)
    return organisation


def make_staff(*roles: str, areas=(), organisations=(), username: str = "", **kw) -> User:
    """An account with these roles. A role that roles.yaml does not know is a mistake in the test."""
    unknown = set(roles) - set(all_roles())
    if unknown:
        raise ValueError(f"no such role: {', '.join(unknown)}")
    username = username or f"{roles[0] if roles else 'stranger'}-{next(_number)}"
    kw.setdefault("email", f"{username}@example.test")
    user = User.objects.create_user(username, password=PASSWORD, **kw)
    for role in roles:
        user.groups.add(Group.objects.get_or_create(name=PREFIX + role)[0])
    user.areas.set(areas)
    user.organisations.set(organisations)
    return user


def make_sheet(*, staff=(), **kw) -> Sheet:
    """An open sheet with four places that are held from the first moment (admission "direct")."""
    kw = {
        "kind": Sheet.Kind.GROUP,
        "heading_fi": "Iltaryhmä",
        "heading_sv": "Kvällsgrupp",
        "heading_en": "Evening group",
        "capacity": 4,
        "admission": Sheet.Admission.DIRECT,
        **kw,
    }
    sheet = Sheet.objects.create(**kw)
    sheet.staff.set(staff)
    return sheet
