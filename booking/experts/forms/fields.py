"""The fields that this room's forms share."""

import unicodedata
from datetime import timedelta

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

LANGUAGES = [("fi", _("Finnish")), ("sv", _("Swedish")), ("en", _("English"))]
DAY_FORMATS = ["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y"]
CLOCK_FORMATS = ["%H:%M", "%H.%M", "%H"]
LONGEST_AHEAD = timedelta(days=2 * 366)
phone = RegexValidator(
    r"^[0-9+()\- ]{5,25}$", _("Write the phone number with digits, for example 040 000 0000.")
)


class PlainText(forms.CharField):
    """Text without control characters; line breaks stay when there are many lines."""

    def to_python(self, value):
        text = super().to_python(value)
        return "".join(c for c in text if c in "\n\r\t" or unicodedata.category(c)[0] != "C")


def lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def day_field(label, *, required=False, **kwargs) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        input_formats=DAY_FORMATS,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "w-short"}),
        error_messages={
            "invalid": _("Write the day like this: 4.12.2026."),
            "required": _("Give a day."),
        },
        **kwargs,
    )


def choose(choices, label, **kwargs) -> forms.ChoiceField:
    kwargs.setdefault("widget", forms.RadioSelect)
    kwargs.setdefault("error_messages", {"required": _("Choose one.")})
    return forms.ChoiceField(label=label, choices=choices, **kwargs)


def clock_field(label, **kwargs) -> forms.TimeField:
    words = {"invalid": _("Write the time like this: 13.00."), "required": _("Give the time.")}
    return forms.TimeField(
        label=label,
        input_formats=CLOCK_FORMATS,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time", "class": "w-short"}),
        error_messages=words,
        **kwargs,
    )


def some_of(choices, label, **kwargs) -> forms.MultipleChoiceField:
    kwargs.setdefault("required", False)
    return forms.MultipleChoiceField(
        label=label, choices=choices, widget=forms.CheckboxSelectMultiple, **kwargs
    )


def euros(label, **kwargs) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        min_value=0,
        max_value=9999,
        decimal_places=2,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        error_messages={"invalid": _("Write the sum like this: 80,00.")},
        **kwargs,
    )


def cents(amount) -> int | None:
    return None if amount is None else int(amount * 100)
