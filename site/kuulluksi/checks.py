"""What must hold before the house opens. Registered from people's AppConfig; run by every start."""

from django.conf import settings
from django.core.checks import Error, register
from django.urls import URLPattern, URLResolver, get_resolver

OUR_ROOMS = ("kuulluksi.", "booking.", "groups.")
SHORTEST_SECRET = 32


def views_of(resolver, prefix=""):
    """Every (route, callback) below a resolver."""
    for entry in resolver.url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from views_of(entry, route)
        elif isinstance(entry, URLPattern):
            yield route, entry.callback


def door_of(callback) -> str | None:
    """The mark of a view, found on the callback itself, on its class, or on what it wraps."""
    while callback is not None:
        door = getattr(callback, "door", None) or getattr(getattr(callback, "view_class", None), "door", None)
        if door:
            return door
        callback = getattr(callback, "__wrapped__", None)
    return None


@register("doors")
def every_view_has_a_door(app_configs, **kwargs):
    """A view of ours without a mark that says who may open it is an error, and the start stops."""
    errors = []
    for route, callback in views_of(get_resolver()):
        module = getattr(callback, "__module__", "") or ""
        if module.startswith(OUR_ROOMS) and door_of(callback) is None:
            errors.append(
                Error(
                    f"/{route} ({module}.{getattr(callback, '__name__', callback)}) does not say who may open it.",
                    hint="Mark it with @anyone, @anonymous_form, @signed_link or @staff from kuulluksi.people.doors.",
                    id="kuulluksi.E001",
                )
            )
    return errors


@register("production", deploy=True)
def a_house_open_to_people_is_set_up_for_them(app_configs, **kwargs):
    """What ``check --deploy`` says beyond Django's own advice: settings that would leave people unprotected."""
    return [Error(text, id="kuulluksi.E020") for text in worries(settings)]


def worries(house) -> list[str]:
    """Why this house should not be open to people yet, in words. ``house`` is Django's settings, or looks like it."""
    found = []
    if house.DEBUG or house.DEMO:
        found.append("DEBUG and DEMO show things that are nobody's business. Turn both off.")
    for name in ("SECRET_KEY", "INDEX_KEY", "LINK_KEY"):
        if len(getattr(house, name)) < SHORTEST_SECRET:
            found.append(f"{name} is shorter than {SHORTEST_SECRET} characters.")
    keys = [part.rpartition(":") for part in house.PERSONAL_DATA_KEYS.split(",")]
    if any(len(key.strip()) < SHORTEST_SECRET for _name, _colon, key in keys):
        found.append(f"A key in PERSONAL_DATA_KEYS is shorter than {SHORTEST_SECRET} characters.")
    if any(not name.strip() for name, _colon, _key in keys):
        found.append(
            'A key in PERSONAL_DATA_KEYS has no name. Write "name:key", so that it can be changed later.'
        )
    secrets = [house.SECRET_KEY, house.INDEX_KEY, house.LINK_KEY, *(key.strip() for _n, _c, key in keys)]
    if len(set(secrets)) < len(secrets):
        found.append("Two secrets are the same. Each must be its own.")
    if not house.HTTPS or not house.BASE_URL.startswith("https://"):
        found.append("People's links must travel by HTTPS: set HTTPS and a BASE_URL that begins with https://.")
    if not house.SECOND_FACTOR_REQUIRED:
        found.append("SECOND_FACTOR_REQUIRED is off: a stolen password would open the desk.")
    for name in ("MAIL_URL", "SMS_URL"):
        if getattr(house, name) == "mailbox":
            found.append(f'{name} is "mailbox": messages would stay in the house.')
    if not house.MAIL_URL:
        found.append("MAIL_URL is empty: no message would leave.")
    if house.SMS_URL.startswith("http://"):
        found.append("SMS_URL must begin with https://: phone numbers travel there.")
    if not house.REFERRER_HOSTS:
        found.append(
            "REFERRER_HOSTS is empty: no worker could pass a link on. Name the hosts of their work addresses."
        )
    if not house.REDIS_URL:
        found.append("Without REDIS_URL every process counts log-in tries by itself.")
    if house.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        found.append("SQLite is for the demo: set DATABASE_URL to a PostgreSQL.")
    return found
