"""A form that two people may have open at one time: it writes only what its own writer changed.

Beside each field stands a hidden mark of what it read when the page was opened. What was not touched keeps what it reads
now; what both changed is said at the field, with the other's words, and nothing is written until it is saved again.
"""

from decimal import Decimal
from hashlib import sha256

from django import forms
from django.db.models import QuerySet
from django.utils.formats import localize
from django.utils.translation import gettext as _

SEEN = "seen-"


def mark(value) -> str:
    """The same for a value and for what a browser sends back of it."""
    if isinstance(value, (list, tuple, set, QuerySet)):
        value = sorted(str(getattr(one, "pk", one)) for one in value) or ""
    elif isinstance(value, Decimal):
        value = value.normalize()  # 80 is 80,00
    value = getattr(value, "pk", value)
    text = "" if value is None else "\n".join(str(value).splitlines()).strip()
    return sha256(text.encode()).hexdigest()[:16]


class WrittenTogetherMixin:
    """Before HouseForm or HouseFormMixin. A form that adds fields of its own calls ``watch`` after that."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial = dict(self.initial)
        row = getattr(self, "instance", None)
        if row is None or not row._state.adding:
            self.watch(self.fields)

    def watch(self, names) -> None:
        for name in list(names):
            self.initial[SEEN + name] = mark(self.get_initial_for_field(self.fields[name], name))
            self.fields[SEEN + name] = forms.CharField(required=False, widget=forms.HiddenInput())

    def clean(self):
        given = super().clean()
        given = self.cleaned_data if given is None else given
        for name in [one.removeprefix(SEEN) for one in self.fields if one.startswith(SEEN)]:
            seen = given.pop(SEEN + name, "")
            if not seen or name not in given:
                continue
            now = self.get_initial_for_field(self.fields[name], name)
            if mark(given[name]) == seen:
                texts = isinstance(now, str) and isinstance(given[name], str)
                given[name] = now if texts else self.fields[name].clean(now)
            elif mark(now) not in (seen, mark(given[name])):
                self._meanwhile(name, now)
        return given

    def _meanwhile(self, name: str, now) -> None:
        if mark(now) == mark(""):
            why = _(
                "Somebody else emptied this while you wrote. Yours is in the field: saving again keeps yours."
            )
        else:
            why = _(
                "Somebody else changed this while you wrote. Now it reads: “%(theirs)s”. Yours is in the field: saving "
                "again puts yours in its place."
            ) % {"theirs": self._in_words(name, now)}
        self.add_error(name, why)
        self.data = self.data.copy()
        self.data[self.add_prefix(SEEN + name)] = mark(now)

    def _in_words(self, name: str, value) -> str:
        choices = dict(getattr(self.fields[name], "choices", ()))
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        many = value if isinstance(value, (list, tuple)) else [value]
        return ", ".join(str(choices.get(one, localize(one))) for one in many)
