"""Three questions to whoever could not use a page; and what the desk writes back."""

from django import forms
from django.utils.translation import gettext_lazy as _

from booking.signups import contacts
from booking.signups.fields import PlainField
from kuulluksi.forms import HouseForm

from .models import Barrier


class TellForm(HouseForm):
    page = PlainField(
        label=_("Which page was it?"),
        help_text=_("Its address or its heading. If you came from the page, the address is here already."),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    words = PlainField(
        label=_("What did not work?"),
        help_text=_("In your own words. You can also say what you used: a phone, a screen reader, a keyboard."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6, "autocomplete": "off"}),
        error_messages={"required": _("Tell us what did not work.")},
    )
    contact = PlainField(
        label=_("Where may we answer?"),
        help_text=_("An e-mail address or a mobile number. Leave empty if you do not need an answer."),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"class": "w-mid", "autocomplete": "off"}),
    )

    def clean(self):
        contact = self.cleaned_data.get("contact", "").strip()
        channel = Barrier.Channel.NONE
        if contacts.is_email(contact):
            channel = Barrier.Channel.EMAIL
        elif contacts.is_phone(contact):
            channel = Barrier.Channel.SMS
        elif contact:
            self.add_error(
                "contact",
                _("Check the address or number. They look like this: name@example.fi or 040 123 4567."),
            )
        self.cleaned_data["channel"] = channel.value
        return self.cleaned_data


class AnswerForm(HouseForm):
    words = PlainField(
        label=_("Your answer"),
        help_text=_(
            "Say what you did or when it will be done. The reader opens it from a link in the message."
        ),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Write the answer first.")},
    )


class CloseForm(HouseForm):
    outcome = forms.ChoiceField(
        label=_("What came of it"),
        choices=Barrier.Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say what came of it before closing.")},
    )
