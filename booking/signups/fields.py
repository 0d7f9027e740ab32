"""Form fields that forgive what keyboards and clipboards bring along."""

import unicodedata

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

KEPT = "\n\t"
EARLIEST_BIRTH_YEAR = 1920
DIRECTION_MARKS = {
    chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C)
}
BLANKS = {chr(code) for code in (0x2800, 0x3164, 0x115F, 0x1160, 0xFFA0)}  # letters by name that show nothing


def tidy(text: str) -> str:
    """Without control characters, lone surrogates and marks that turn the direction of writing; nothing at all where
    there is nothing to see."""
    kept = "".join(
        c
        for c in text.replace("\r\n", "\n").replace("\r", "\n")
        if c in KEPT or (unicodedata.category(c) not in ("Cc", "Cs") and c not in DIRECTION_MARKS)
    )
    return kept if any(_shows(c) for c in kept) else ""


def _shows(c: str) -> bool:
    return not c.isspace() and c not in BLANKS and unicodedata.category(c) != "Cf"


class PlainField(forms.CharField):
    """One line or a few of text: control characters are left out, and too long is said with the number."""

    default_error_messages = {"max_length": _("This is too long: write at most %(limit_value)d characters.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for validator in self.validators:
            if validator.code == "max_length":
                validator.message = self.error_messages["max_length"]

    def to_python(self, value):
        return super().to_python(tidy(str(value)) if value not in self.empty_values else value)


class BirthYearField(PlainField):
    """A year with four digits that someone alive may have been born in; may be left empty."""

    default_error_messages = {
        "no_year": _("Write the year with four digits, for example 2010."),
        "odd_year": _("Check the year of birth. Write it with four digits, for example 2010."),
    }

    def __init__(self, *args, **kwargs):
        attrs = {"class": "w-short", "inputmode": "numeric", "autocomplete": "off"}
        kwargs = {"required": False, "widget": forms.TextInput(attrs=attrs), **kwargs}
        super().__init__(*args, help_text=_("For example 2010. The day is not asked."), **kwargs)

    def validate(self, value):
        super().validate(value)
        if not value:
            return
        if not (value.isascii() and value.isdigit() and len(value) == 4):
            raise forms.ValidationError(self.error_messages["no_year"], code="no_year")
        if not EARLIEST_BIRTH_YEAR <= int(value) <= timezone.localdate().year:
            raise forms.ValidationError(self.error_messages["odd_year"], code="odd_year")
