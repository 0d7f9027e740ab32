"""What nobody should write, in each form of the staff's rooms: a sentence or a page, never a 500, and nothing is drawn as markup."""

import re
from datetime import timedelta
from zlib import crc32

import pytest
from bs4 import BeautifulSoup
from django.db import transaction
from django.utils import timezone

from .addresses import places
from .conftest import Visitor

pytestmark = [pytest.mark.either, pytest.mark.full]

MARKUP = "<script>alert(1)</script>"
HOSTILE = (
    "a" * 10_000,
    f"{MARKUP}{{{{ 7*7 }}}}%s{{0}}",
    "🦊👩‍👩‍👧‍👦\u202e\u200b'\";--",
    "-1",
    "9" * 40,
    "-" + "9" * 40,
    "1e999",
    "NaN",
    "9999-12-31",
    "0001-01-01",
    "²٣",
)
# What no database can hold, in each way in which Python reads a number.
EXTREMES = tuple(sign + "9" * 40 for sign in ("", "-", "+", " ", "9_"))
QUIET = ("submit", "button", "file", "hidden", "image", "reset")


def sensible(field) -> str:
    """What a calm person writes there."""
    kind, name = field.get("type", "text"), field.get("name", "")
    today = timezone.localdate()
    if kind == "date":
        return (today + timedelta(days=20)).isoformat()
    if kind == "time" or "clock" in name:
        return "13:00"
    if kind == "number" or field.get("inputmode") in ("numeric", "decimal"):
        return "2"
    return field.get("value") or field.get_text() or "Sana"


def filled(form) -> tuple[dict, list[str], set[str]]:
    """(what a calm person sends, the names of what can be written or chosen, those of which several may be chosen)"""
    data, names, many = {}, [], set()
    for field in form.find_all(["input", "textarea", "select", "button"]):
        name, kind = field.get("name"), field.get("type", "text")
        if not name or name == "csrfmiddlewaretoken":
            continue
        if field.name == "select":
            values = [one.get("value", "") for one in field.find_all("option")]
            data[name] = values[-1] if values else ""
            names.append(name)
            many |= {name} if field.has_attr("multiple") else set()
        elif field.name == "button" or kind in QUIET:
            data.setdefault(name, field.get("value", ""))
            if kind == "hidden" or field.name == "button":
                names.append(name)
        elif kind in ("checkbox", "radio"):
            data.setdefault(name, field.get("value", "on"))
            names.append(name)
            many |= {name} if kind == "checkbox" and field.has_attr("value") else set()
        else:
            data[name] = sensible(field)
            names.append(name)
    return data, list(dict.fromkeys(names)), many


def hostile_to(address: str, name: str) -> str:
    """Always the same for one field of one form, whatever stands beside it."""
    place = re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|\d+", "", address)
    return HOSTILE[crc32(f"{place} {name}".encode()) % len(HOSTILE)]


def forms_of(side):
    """(visitor, role, address, data, names, many) of each form of each page of ours, once for each shape."""
    known = set()
    for place in places(side):
        for role in place.roles:
            visitor = Visitor(side.staff[role])
            with transaction.atomic():
                answer = visitor.ask("GET", place.address)
                transaction.set_rollback(True)
            if answer.status_code != 200 or b"<form" not in answer.content:
                continue
            page = answer.content.decode().partition("<main")[2]
            for form in BeautifulSoup(page, "html.parser").find_all("form", method="post"):
                data, names, many = filled(form)
                address = form.get("action") or place.address
                shape = (address, tuple(names))
                if shape not in known:
                    known.add(shape)
                    yield visitor, role, address, data, names, many


def test_no_form_of_the_desk_falls_over_what_is_written(two_areas):
    """Each field of each form with one of the values; where several may be chosen, with each number too large."""
    sent, fallen, drawn = 0, [], []
    for visitor, role, address, data, names, many in list(forms_of(two_areas[0])):
        told = [(name, hostile_to(address, name)) for name in names]
        for name, value in told + [(name, one) for name in many for one in EXTREMES]:
            with transaction.atomic():
                answer = visitor.ask("POST", address, {**data, name: value})
                transaction.set_rollback(True)
            sent += 1
            if answer.status_code >= 500:
                fallen.append((role, address, name, value[:20]))
            if not answer.streaming and MARKUP.encode() in answer.content:
                drawn.append((role, address, name))

    assert (fallen, drawn) == ([], [])
    assert sent > 300
