"""Walking the public form as a browser without JavaScript does: reading the hidden fields of each page."""

import re
from datetime import timedelta

import time_machine
from django.utils import timezone

SAME_ORIGIN = {"HTTP_SEC_FETCH_SITE": "same-origin"}
REACH = {"channel": "sms", "contact": "040 123 4567", "contact_name": "", "word": ""}


def hidden(page, name) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page.content.decode())
    return found[1] if found else ""


def address(sheet, language="fi") -> str:
    return f"/{language}/i/{sheet.code}/"


def post(client, url, page=None, **data):
    if page is not None:
        data = {name: hidden(page, name) for name in ("token", "step", "calm")} | data
    return client.post(url, data, **SAME_ORIGIN)


def who(client, sheet, *, page=None, language="fi", **data):
    url = address(sheet, language)
    page = page or client.get(url)
    return post(
        client, url, page, **{"way": "self", "adult_role": "foster", "person-0-nickname": "Vili", **data}
    )


def contact(client, sheet, page, *, language="fi", **data):
    return post(client, address(sheet, language), page, **{**REACH, **data})


def later(seconds=10):
    return time_machine.travel(timezone.now() + timedelta(seconds=seconds), tick=False)


def to_check(client, sheet, *, language="fi", reach=None, **data):
    page = who(client, sheet, language=language, **data)
    return contact(client, sheet, page, language=language, **(reach or {}))


def sign_up(client, sheet, *, language="fi", reach=None, **data):
    """All three steps; the answer page."""
    page = to_check(client, sheet, language=language, reach=reach, **data)
    with later():
        return post(client, address(sheet, language), page)


def code_on(page) -> str:
    return re.search(r"data-receipt>([\d ]+)<", page.content.decode())[1]


def own_url_on(page) -> str:
    return re.search(r'value="https?://[^/]+(/[^"]+)" data-own-url', page.content.decode())[1]
