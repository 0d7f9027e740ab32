"""The demo's staff: one account a role to try out, and two more to show that nobody sees another area's people."""

import base64
import hashlib
import hmac

from django.conf import settings
from django.contrib.auth.models import Group

from kuulluksi.people.models import User
from kuulluksi.people.roles import PREFIX

from .cast import Demo

# key in demo.staff, username, roles, areas, organisations
ACCOUNTS = [
    ("coordinator", "koordinaattori", ["coordinator"], ["riihimaki", "hameenlinna"], ["county"]),
    ("facilitator", "ohjaaja", ["facilitator"], ["hameenlinna"], ["county"]),
    ("editor", "toimittaja", ["editor"], ["demo-hva"], ["county"]),
    ("ngo_editor", "jarjesto", ["ngo_editor"], [], ["lauste"]),
    ("administrator", "yllapito", ["administrator"], [], ["county"]),
    ("finance", "talous", ["finance"], [], ["county"]),
    ("identity_keeper", "henkilotiedot", ["identity_keeper"], ["riihimaki", "hameenlinna"], ["county"]),
    ("steering", "ohjausryhma", ["steering"], ["riihimaki", "hameenlinna"], ["county"]),
    ("peer_facilitator", "vertaisohjaaja", ["peer_facilitator"], ["hameenlinna"], ["county"]),
    ("door", "ovi", ["door"], [], ["county"]),
    ("coordinator_2", "koordinaattori-2", ["coordinator"], ["forssa"], ["county"]),
    ("facilitator_2", "ohjaaja-2", ["facilitator"], ["forssa"], ["county"]),
]
# Those whose log-in is told to whoever tries the demo.
TOLD = ("coordinator", "facilitator", "editor", "ngo_editor", "administrator")
# Roles with little of their own, told in the notes only.
ALSO = ("finance", "identity_keeper", "steering", "peer_facilitator")


def password_of(role: str) -> str:
    """Always the same for one demo, made from its secret, so that nothing needs to be kept."""
    raw = hmac.new(settings.SECRET_KEY.encode(), f"demo {role}".encode(), hashlib.sha256).digest()
    letters = base64.b32encode(raw).decode().lower()
    return "-".join(letters[start : start + 5] for start in (0, 5, 10))


def build(demo: Demo) -> None:
    for key, username, roles, areas, organisations in ACCOUNTS:
        user, _made = User.objects.get_or_create(
            username=username, defaults={"email": f"{username}@example.test"}
        )
        password = password_of(key)
        if not user.check_password(password):
            user.set_password(password)
            user.save(update_fields=["password"])
        user.groups.set([Group.objects.get_or_create(name=PREFIX + role)[0] for role in roles])
        user.areas.set([demo.areas[slug] for slug in areas])
        user.organisations.set([demo.organisations[slug] for slug in organisations])
        demo.staff[key] = user
        demo.passwords[key] = password
    for key in ALSO:
        demo.notes.append(f"Log in as {demo.staff[key].username} too: {demo.passwords[key]}")
