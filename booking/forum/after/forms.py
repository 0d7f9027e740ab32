"""How the day was; and an address to which answers are told."""

from django import forms
from django.utils.translation import gettext_lazy as _

from booking.signups import contacts
from booking.signups.after_models import Answer
from booking.signups.fields import PlainField
from booking.signups.own_forms import FeedbackForm
from kuulluksi.forms import HouseForm


class DayForm(FeedbackForm):
    """The day, and a face for each workshop if one likes."""

    may_quote = None  # what is said of a forum is told by the forum's own page

    def __init__(self, *args, workshops=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.workshops = list(workshops)
        for workshop in self.workshops:
            self.fields[f"workshop-{workshop.pk}"] = forms.ChoiceField(
                label=workshop.name,
                required=False,
                choices=[("", _("I was not there, or no answer")), *Answer.Face.choices],
            )

    def of_workshops(self):
        """The fields of the workshops, bound. For the page."""
        return [self[f"workshop-{workshop.pk}"] for workshop in self.workshops]

    def given(self) -> dict:
        """Keywords of feedback.answer(). Only when valid."""
        chosen = {one.pk: self.cleaned_data.get(f"workshop-{one.pk}") for one in self.workshops}
        return {
            "face": self.cleaned_data["face"],
            "word": self.cleaned_data["word"],
            "workshops": {pk: face for pk, face in chosen.items() if face},
        }


class SubscribeForm(HouseForm):
    address = PlainField(
        label=_("Your e-mail address"),
        help_text=_("Nothing else is asked. We send a letter with a link: press it, and you are on the list."),
        max_length=200,
        widget=forms.EmailInput(attrs={"class": "w-mid", "autocomplete": "email"}),
        error_messages={"required": _("Write your e-mail address.")},
    )

    def clean_address(self):
        address = self.cleaned_data["address"].strip()
        if not contacts.is_email(address):
            raise forms.ValidationError(_("Check the e-mail address. It looks like this: name@example.org."))
        return address
