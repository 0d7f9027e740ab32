"""Forms of a person's own page: what they told about themselves, and their word; and the slip that asks how it was."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kuulluksi.forms import HouseForm

from . import questions
from .after_models import Answer
from .feedback import WORD_LENGTH
from .fields import BirthYearField, PlainField
from .forms import NICKNAME_LENGTH
from .models import Party, SignUp

COMES_WITH_AN_ADULT = ("adult", "ride")


class PersonForm(HouseForm):
    """One person's nickname and answers. The year of birth stays as it is where an adult is asked by it."""

    nickname = PlainField(
        label=_("Nickname"),
        max_length=NICKNAME_LENGTH,
        widget=forms.TextInput(attrs={"class": "w-mid", "autocomplete": "off"}),
        error_messages={"required": _("Write a name that we can call you. A nickname is enough.")},
    )

    def __init__(self, *args, signup: SignUp, birth_year: str = "", **kwargs):
        super().__init__(*args, prefix=f"p{signup.number}", **kwargs)
        self.signup, self.birth_year = signup, birth_year
        sheet = signup.sheet
        if sheet.asks_birth_year and not (sheet.consent_bands or signup.consent_rule):
            self.fields["birth_year"] = BirthYearField(label=_("Year of birth"))
        self.asked = questions.fields_for(sheet)
        self.fields.update(self.asked)

    def clean(self):
        data = self.cleaned_data
        year = data.get("birth_year") or self.birth_year
        minor = timezone.localdate().year - int(year) < 18 if year else self.signup.party.way == Party.Way.ADULT
        if minor and data.get("transport") in COMES_WITH_AN_ADULT and not data.get("transport_adult"):
            self.add_error(
                "transport_adult",
                _("Write which adult sees to the trip: a first name and role, for example a foster carer."),
            )
        for code in self.asked:
            sentence = questions.objection(
                self.signup.sheet,
                code,
                by_adult=self.signup.party.way == Party.Way.ADULT,
                birth_year=str(year or ""),
                answer=data.get(code),
            )
            if sentence:
                self.add_error(code, sentence)
        return data

    def person(self) -> dict:
        """The keywords of actions.change_person. Only when valid."""
        given = {code: self.cleaned_data.get(code) for code in self.asked}
        return {
            "nickname": self.cleaned_data["nickname"],
            "birth_year": self.cleaned_data.get("birth_year"),
            "answers": {code: value for code, value in given.items() if value not in (None, "", [])},
        }


class WordForm(HouseForm):
    word = PlainField(
        label=_("A new word of your own"),
        help_text=_("At least four letters. The earlier word stops opening this page."),
        min_length=4,
        max_length=60,
        widget=forms.TextInput(attrs={"class": "w-mid", "autocomplete": "off"}),
        error_messages={
            "required": _("Write the new word."),
            "min_length": _("Choose a word of at least four letters."),
        },
    )


class FeedbackForm(HouseForm):
    """A face or a word, or both. Nothing else is asked."""

    hide_optional = True
    face = forms.ChoiceField(
        label=_("How was it?"), choices=Answer.Face.choices, required=False, widget=forms.RadioSelect
    )
    word = PlainField(
        label=_("In your own words, if you like"),
        help_text=_("Do not write names, not even your own."),
        required=False,
        max_length=WORD_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )
    may_quote = forms.BooleanField(
        label=_("My words may be told on the site, without my name"),
        help_text=_(
            "A coordinator reads your words first. If you change your mind, call us: we take them away."
        ),
        required=False,
    )
