"""The fields that this room's forms share."""

import re
import unicodedata
from datetime import timedelta
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LANGUAGES = [("fi", _("Finnish")), ("sv", _("Swedish")), ("en", _("English"))]
DAY_FORMATS = ["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y"]
CLOCK_FORMATS = ["%H:%M", "%H.%M", "%H"]
PLAIN_NUMBER = re.compile(r"-?[0-9]{1,12}(\.[0-9]{0,6})?")
EARLIEST_YEAR = 2000
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


class Day(forms.DateField):
    """A day of this work: not of another century, nor further ahead than anybody plans."""

    def clean(self, value):
        day = super().clean(value)
        if day and day > timezone.localdate() + LONGEST_AHEAD:
            raise ValidationError(_("That is more than two years ahead. Please check the year."))
        if day and day.year < EARLIEST_YEAR:
            raise ValidationError(_("That is very long ago. Please check the year."))
        return day


def day_field(label, *, required=False, **kwargs) -> forms.DateField:
    return Day(
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


class Amount(forms.DecimalField):
    """A number with a comma or a point, in whatever language the page is; spaces between thousands are fine.

    Digits and nothing else: "1e9" is a slip and no sum.
    """

    def to_python(self, value):
        text = "".join(str(value or "").split()).replace(",", ".")
        if text and not PLAIN_NUMBER.fullmatch(text):
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return super().to_python(text)

    def prepare_value(self, value):
        return f"{value}".replace(".", ",") if isinstance(value, (int, float, Decimal)) else value


def euros(label, **kwargs) -> forms.DecimalField:
    return Amount(
        label=label,
        min_value=0,
        max_value=9999,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        error_messages={"invalid": _("Write the sum like this: 80,00.")},
        **kwargs,
    )


def cents(amount) -> int | None:
    return None if amount is None else int(amount * 100)
