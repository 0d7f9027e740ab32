"""One way to draw a form: templates/forms/, with an error summary and words before colours."""

from functools import partial

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import TemplatesSetting
from django.utils.text import capfirst
from django.utils.translation import gettext as _

OUTSIDE = 2**63  # the number of no row
NO_WORDS = "---------"  # Django's name for an empty choice
DEFAULT_REQUIRED = forms.Field.default_error_messages["required"]
# Django's own words for a choice that is not there repeat what was sent, whatever it was.
DEFAULT_NO_CHOICE = tuple(
    field.default_error_messages["invalid_choice"]
    for field in (forms.ChoiceField, forms.MultipleChoiceField, forms.ModelChoiceField)
)


class HouseFormRenderer(TemplatesSetting):
    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"


def _known_rows(field, clean, value):
    """No database has a number of forty digits, and asked for one it falls over. Python reads "-9", " 9" and "9_9" too."""
    for key in value if isinstance(value, (list, tuple)) else ():
        try:
            outside = abs(int(key)) >= OUTSIDE
        except (TypeError, ValueError):
            continue
        if outside:
            raise ValidationError(
                field.error_messages["invalid_choice"], code="invalid_choice", params={"value": ""}
            )
    return clean(value)


class HouseFormMixin:
    """Draws a form in the look of the house. For HouseForm and for formsets' forms alike."""

    default_renderer = HouseFormRenderer
    # The browser's own bubbles would hide our error summary; a field without "(optional)" is required.
    use_required_attribute = False
    hide_optional = False  # True for filters, where every field is optional
    say_required = False  # True for a form where most fields are optional
    one_of = ()  # names of fields of which one is needed: none of them alone is "optional"

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if getattr(field, "empty_label", None) == NO_WORDS:
                field.empty_label = _("Choose one") if field.required else _("Nothing chosen")
            if isinstance(field, forms.ModelMultipleChoiceField):
                field.clean = partial(_known_rows, field, field.clean)
            if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
                field.choices = [
                    (value, label if isinstance(label, (list, tuple)) else capfirst(label))
                    for value, label in field.choices
                ]

    def full_clean(self):
        """Where a field has no words of its own for being empty or for a choice that is not there, name the field: the
        summary stands above them all."""
        for field in self.fields.values():
            if field.error_messages.get("invalid_choice") in DEFAULT_NO_CHOICE:
                field.error_messages["invalid_choice"] = _("Choose one of these: %(label)s") % {
                    "label": field.label
                }
            if field.error_messages.get("required") == DEFAULT_REQUIRED and field.label:
                field.error_messages["required"] = _("Please answer this: %(label)s") % {"label": field.label}
        super().full_clean()


class HouseForm(HouseFormMixin, forms.Form):
    """The parent of every public form."""


class KnownChoiceField(forms.ChoiceField):
    """For filters: what is not among the choices (any more) counts as not chosen, so that an old address still opens."""

    def to_python(self, value):
        value = super().to_python(value)
        return value if self.valid_value(value) else ""
