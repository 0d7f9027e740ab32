"""What the desk fills in about a consent."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from kuulluksi.forms import HouseForm

from .consent_models import ConsentRecord


class ConsentForm(HouseForm):
    purpose = forms.ChoiceField(
        label=_("What is published"), choices=ConsentRecord.Purpose.choices, widget=forms.RadioSelect
    )
    identity = forms.CharField(
        label=_("Who tells or is seen"),
        max_length=200,
        help_text=_("Name and how to reach them. Sealed; opens to a coordinator with a reason, into the log."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    relation = forms.ChoiceField(
        label=_("Who gave the consent"), choices=ConsentRecord.Relation.choices, widget=forms.RadioSelect
    )
    giver = forms.CharField(
        label=_("The guardian, if one agreed"),
        max_length=200,
        required=False,
        help_text=_("Sealed in the same way."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    way = forms.ChoiceField(label=_("How it was given"), choices=ConsentRecord.Way.choices)
    language = forms.ChoiceField(label=_("In which language it was read"), choices=settings.LANGUAGES)
    valid_until = forms.DateField(
        label=_("Holds until"),
        help_text=_("The last day. Whatever is published by it then leaves the site."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    area = forms.ModelChoiceField(label=_("Area"), queryset=None)

    def __init__(self, *args, areas, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["area"].queryset = areas


class WithdrawForm(HouseForm):
    way = forms.ChoiceField(label=_("How the person said so"), choices=ConsentRecord.Way.choices)


class OpenForm(HouseForm):
    reason = forms.CharField(
        label=_("Why do you open it?"),
        help_text=_("A few words. They are kept in the log with your name."),
        max_length=120,
        error_messages={"required": _("Write why. It is kept in the log.")},
    )
