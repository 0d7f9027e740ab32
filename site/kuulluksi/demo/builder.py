"""Builds the demo, room after room, or brings an older one up to date."""

import datetime
import random
from importlib import import_module

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import Page

from kuulluksi.people.models import User

from .cast import Demo
from .models import DemoMark
from .people import TOLD

# Lower rooms first: each may use what the ones before it put into the Demo.
ROOMS = (
    "directory",
    "people",
    "pages",
    "calendar",
    "groups",
    "ways",
    "forum",
    "forum_day",
    "open_events",
    "experts",
    "accessibility",
    "fees",
    "search_teaching",
)
SEED = 20271120


def mark() -> DemoMark:
    """The demo's mark. Raises ValidationError when this database holds something that is not a demo."""
    found = DemoMark.objects.first()
    if found:
        return found
    if User.objects.exists() or Page.objects.filter(depth__gt=2).exists():
        raise ValidationError("This database already holds something that is not a demo. Nothing was changed.")
    return DemoMark.objects.create()


def build(today: datetime.date | None = None) -> Demo:
    """Make what is missing and move the dates. today: the local day that dates are counted from."""
    if not settings.DEMO:
        raise ValidationError("A demo is built only with DEMO=1.")
    row = mark()
    demo = Demo(
        today=today or timezone.localdate(),
        base=settings.BASE_URL,
        rng=random.Random(SEED),  # noqa: S311  the same demo every time
    )
    for room in ROOMS:
        import_module(f"kuulluksi.demo.{room}").build(demo)
    row.built_for = demo.today
    row.save(update_fields=["built_for"])
    return demo


def absolute(base: str, address: str) -> str:
    return address if not address or address.startswith("http") else base + address


def access(demo: Demo) -> dict:
    """What var/demo-access.json holds: logins, feeds, links and forms, as absolute addresses."""
    return {
        "base": demo.base,
        "staff": {
            role: {"username": demo.staff[role].username, "password": demo.passwords[role]} for role in TOLD
        },
        "feeds": {
            "public": [absolute(demo.base, address) for address in demo.feeds.get("public", [])],
            "staff": absolute(demo.base, demo.feeds.get("staff", "")),
            "participant": absolute(demo.base, demo.feeds.get("participant", "")),
        },
        "links": {
            name: absolute(demo.base, demo.links.get(name, ""))
            for name in ("participant", "expert", "requester")
        },
        "forms": {
            name: absolute(demo.base, demo.forms.get(name, "")) for name in ("group_signup", "forum", "request")
        },
    }
