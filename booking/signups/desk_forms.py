"""What staff fill in about a sign-up: few fields, no free text about a person."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kuulluksi.forms import HouseForm

from .models import SignUp


class CapacityForm(HouseForm):
    capacity = forms.IntegerField(
        label=_("Places"),
        required=False,
        min_value=0,
        max_value=10_000,
        help_text=_("Empty: no limit. Fewer places than people there are now evicts nobody."),
        error_messages={"invalid": _("Give the number of places as a whole number, at least 0.")},
    )


class InsteadForm(HouseForm):
    reason = forms.ChoiceField(
        label=_("What was found instead"),
        choices=[("", _("Choose")), *SignUp.Instead.choices],
        error_messages={
            "required": _("Say what was found instead."),
            "invalid_choice": _("Say what was found instead."),
        },
    )


REASONS = [
    ("in_turn", _("their turn")),
    ("sibling", _("a sibling or friend has a place")),
    ("urgent", _("cannot wait")),
    ("continues", _("continues from an earlier round")),
]


class OfferForm(HouseForm):
    reason = forms.ChoiceField(label=_("Why now"), choices=REASONS)


WHY_OPEN = [
    ("contact", _("I contact the person")),
    ("meeting", _("I prepare the meeting")),
    ("asked", _("The person asked me to")),
]


class RevealForm(HouseForm):
    reason = forms.ChoiceField(label=_("Why do you open it"), choices=WHY_OPEN)
