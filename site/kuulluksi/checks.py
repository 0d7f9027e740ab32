"""What must hold before the house opens. Registered from people's AppConfig; run by every start."""

from django.core.checks import Error, register
from django.urls import URLPattern, URLResolver, get_resolver

OUR_ROOMS = ("kuulluksi.", "booking.", "groups.")


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
