"""Form fields that forgive what keyboards and clipboards bring along."""

import unicodedata

from django import forms
from django.utils.translation import gettext_lazy as _

KEPT = "\n\t"
DIRECTION_MARKS = {chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F)}


def tidy(text: str) -> str:
    """Without control characters, lone surrogates and marks that turn the direction of writing."""
    return "".join(
        c
        for c in text.replace("\r\n", "\n").replace("\r", "\n")
        if c in KEPT or (unicodedata.category(c) not in ("Cc", "Cs") and c not in DIRECTION_MARKS)
    )


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
