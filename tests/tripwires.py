"""Wires across the floor: a test that passes over one of them fails, whatever it asserted itself.

Each wire covers our own code, templates and models; what Wagtail and allauth do behind their doors is theirs.
"""

import inspect
import random
from pathlib import Path

from django.db import connections
from django.db.models import QuerySet

ROOT = Path(__file__).resolve().parents[1]
OUR_ROOMS = ("kuulluksi.", "booking.", "groups.")
OUR_TEMPLATES = (str(ROOT / "templates"), str(ROOT / "site"), str(ROOT / "booking"), str(ROOT / "groups"))

# --- An undefined variable in a template of ours ---


class UndefinedVariable(AssertionError):
    """A template of ours used a name that nobody gave it."""


class Undefined(str):
    """The engine's string_if_invalid. Django asks for its truth exactly when a variable was not found.

    In our templates that raises, unless the first filter is ``default``. In other people's it stays the empty text.
    """

    __slots__ = ()

    def __bool__(self):
        caller = inspect.currentframe().f_back
        if caller.f_code.co_name == "resolve" and "ignore_failures" in caller.f_locals:
            expression = caller.f_locals["self"]
            first = expression.filters[0][0].__name__ if expression.filters else ""
            if first not in ("default", "default_if_none"):
                self._stumble(expression.token, caller)
        return False

    def __contains__(self, part):
        caller = inspect.currentframe().f_back
        if part == "%s" and caller.f_code.co_name == "render_value":  # of {% blocktranslate %}
            self._stumble(caller.f_locals.get("key"), caller)
        return False

    @staticmethod
    def _stumble(name, frame):
        while frame is not None:
            node = frame.f_locals.get("self")
            if frame.f_code.co_name == "render_annotated" and getattr(node, "origin", None):
                if str(node.origin.name).startswith(OUR_TEMPLATES):
                    raise UndefinedVariable(f"{{{{ {name} }}}} is not defined in {node.origin.name}") from None
                return
            frame = frame.f_back


# --- A GET that writes ---

WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")
MAY_WRITE = ('"privacy_accesslog"', '"calendar_feedkey"')
written_on_get: list[str] = []


def _is_ours(request) -> bool:
    """Whether a view of ours answered, or Wagtail's page view did (and so one of our pages)."""
    match = getattr(request, "resolver_match", None)
    if match is None:
        return True
    view = match.func
    view = getattr(view, "view_class", view)
    module = getattr(view, "__module__", "") or ""
    return module.startswith((*OUR_ROOMS, "wagtail.views"))


def watch_get(get_response):
    """Wrap BaseHandler.get_response: note every write made while a GET or HEAD is answered."""

    def watched(self, request):
        if request.method not in ("GET", "HEAD"):
            return get_response(self, request)
        writes = []

        def note(execute, sql, params, many, context):
            if sql.lstrip().upper().startswith(WRITES) and not any(table in sql for table in MAY_WRITE):
                writes.append(f"GET {request.path} wrote: {sql[:160]}")
            return execute(sql, params, many, context)

        with connections["default"].execute_wrapper(note):
            response = get_response(self, request)
        if writes and _is_ours(request):
            written_on_get.extend(writes)
        return response

    return watched


# --- A list in no order ---

seed = random.SystemRandom().randrange(10**6)
_dice = random.Random(seed)


def shuffle_unordered(fetch_all):
    """Wrap QuerySet._fetch_all: rows of ours that were asked for in no order come in any order."""

    def shuffled(self):
        fresh = self._result_cache is None
        fetch_all(self)
        many = fresh and len(self._result_cache) > 1
        if many and self.model.__module__.startswith(OUR_ROOMS) and not self.ordered:
            _dice.shuffle(self._result_cache)

    return shuffled


# --- A sealed value opened elsewhere than in privacy.access ---

MAY_OPEN = ("privacy/access.py", "privacy/fields.py")
opened_elsewhere: list[str] = []


def watch_seals(open_):
    """Wrap Sealed.open: only privacy.access opens personal data (tests of the seal itself may, too)."""

    def watched(self):
        caller = inspect.currentframe().f_back
        where = Path(caller.f_code.co_filename)
        if not where.as_posix().endswith(MAY_OPEN) and (ROOT / "tests") not in where.parents:
            opened_elsewhere.append(f"{where}:{caller.f_lineno} opened a sealed value")
        return open_(self)

    return watched


def stretch() -> None:
    """Put up every wire, once a process."""
    from django.core.handlers.base import BaseHandler

    from kuulluksi.privacy.fields import Sealed

    BaseHandler.get_response = watch_get(BaseHandler.get_response)
    QuerySet._fetch_all = shuffle_unordered(QuerySet._fetch_all)
    Sealed.open = watch_seals(Sealed.open)
