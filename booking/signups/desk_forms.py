"""What staff fill in about a sign-up: few fields, no free text about a person."""

from datetime import datetime

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kuulluksi.forms import HouseForm

from .consent_forms import STAFF
from .fields import BirthYearField, PlainField
from .forms import NICKNAME_LENGTH, ContactForm, person_field
from .models import Party, SignUp


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


class MoveUpForm(HouseForm):
    reason = forms.ChoiceField(
        label=_("Why before the others"), choices=[("", _("Choose")), *SignUp.Priority.choices]
    )


class MeetForm(HouseForm):
    """A first talk: when, and how."""

    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    at = forms.TimeField(label=_("Time"), widget=forms.TimeInput(attrs={"type": "time"}))
    how = forms.ChoiceField(label=_("How you meet"), choices=SignUp.MeetHow.choices)

    def instant(self):
        """The local wall time as an instant. Only when valid."""
        return timezone.make_aware(datetime.combine(self.cleaned_data["day"], self.cleaned_data["at"]))


class AgeForm(HouseForm):
    reason = forms.ChoiceField(
        label=_("Why the age is not an obstacle"), choices=[("", _("Choose")), *SignUp.AgeReason.choices]
    )


WHY_OPEN = [
    ("contact", _("I contact the person")),
    ("meeting", _("I prepare the meeting")),
    ("asked", _("The person asked me to")),
]


class KeyForm(HouseForm):
    """What a caller who has lost the key answers. It is compared, never kept, and what we know is not shown."""

    nickname = PlainField(
        label=_("The nickname they say"),
        max_length=NICKNAME_LENGTH,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": _("Ask which name they signed up with.")},
    )
    birth_year = PlainField(
        label=_("The year of birth they say"),
        required=False,
        max_length=4,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )
    contact = PlainField(
        label=_("The phone number or e-mail they gave then"),
        required=False,
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    met = forms.BooleanField(
        label=_("I know them: we have met, or I know the voice"),
        error_messages={"required": _("If you are not sure who it is, meet first.")},
    )

    def answers(self) -> dict:
        return {name: self.cleaned_data[name] for name in ("nickname", "birth_year", "contact")}


class RevealForm(HouseForm):
    reason = forms.ChoiceField(label=_("Why do you open it"), choices=WHY_OPEN)


class PhoneForm(ContactForm):
    """A sign-up by phone: one person, the sheet's own questions, written down while they speak."""

    first = ("nickname", "birth_year", "message_language")

    def __init__(self, data=None, *, sheet):
        super().__init__(data, sheet=sheet, participants=[{"nickname": ""}], way=Party.Way.PHONE)
        del self.fields["word"]  # a word of one's own is not said aloud; the receipt code opens the page
        self.fields["nickname"] = PlainField(
            label=_("Nickname"),
            help_text=_("Any name will do. Do not ask for a full name."),
            max_length=NICKNAME_LENGTH,
            error_messages={"required": _("Write a name that we can call you. A nickname is enough.")},
        )
        if sheet.asks_birth_year:
            self.fields["birth_year"] = BirthYearField(label=_("Year of birth"))
        self.fields["message_language"] = forms.ChoiceField(
            label=_("Language of messages"), choices=settings.LANGUAGES
        )
        by = self.fields.get(person_field(0, "consent_by"))
        if by:  # the age is heard only while they speak, and staff can ask an adult afterwards
            by.required, by.initial = False, STAFF
        self.order_fields(self.first)

    def clean(self):
        self.participants = [self.person()]
        return super().clean()

    def person(self) -> dict:
        return {name: self.cleaned_data.get(name, "") for name in ("nickname", "birth_year")}

    def participant(self) -> dict:
        """One of the participants of actions.sign_up. Only when valid."""
        return {**self.person(), "answers": self.answers(0), "consent": self.consent(0)}
