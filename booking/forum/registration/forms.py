"""The worker's one page, and the young person's one page."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from booking.signups import contacts, questions
from booking.signups.fields import BirthYearField, PlainField
from booking.signups.forms import NICKNAME_LENGTH
from booking.signups.models import Party, Sheet
from kuulluksi.forms import HouseForm

from ..questions import OF_THE_UNIT, ratio_hint
from ..remote import is_remote
from . import lists

TRAVEL = [
    ("own", _("By bus, by train, by bike or on foot")),
    ("adult", _("An adult of the unit brings us")),
    ("ride", _("We need a ride")),
    ("unsure", _("I do not know yet")),
]


def line(label, help_text="", *, longest=120, required=False, **kwargs):
    widget = forms.TextInput(attrs={"class": "w-mid", "autocomplete": "off"})
    return PlainField(
        label=label, help_text=help_text, max_length=longest, required=required, widget=widget, **kwargs
    )


HERE, REMOTELY = "here", "remotely"


class DayForm(HouseForm):
    """The trip and whom to call: what a shift change changes. ``remotely``: nobody travels."""

    travel = forms.ChoiceField(label=_("How do you get there?"), choices=TRAVEL, initial="unsure")
    travel_adult = line(
        _("Which adult sees to the trip there and back?"),
        _(
            "Needed if an adult brings you or you need a ride. First name and role, for example: counsellor at the unit."
        ),
        longest=80,
    )
    day_contact = line(
        _("Whom do we call on the day?"), _("A first name and the number that is answered on the day.")
    )
    second_contact = line(_("And if nobody answers?"), _("Another adult or the unit's own number."))

    def __init__(self, *args, remotely: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        if remotely:
            del self.fields["travel"], self.fields["travel_adult"]

    def clean(self):
        data = super().clean()
        if data.get("side") == REMOTELY or not data.get("travel", "?"):
            data = data | {"travel": "unsure"}
        if data.get("side") == REMOTELY:
            return data | {"travel_adult": ""}
        if data.get("travel") in ("adult", "ride") and not data.get("travel_adult"):
            self.add_error("travel_adult", _("Write which adult sees to the trip: a first name and role."))
        return data


class UnitForm(DayForm):
    """Stage one. Initials are enough: the young people tell the rest themselves, and the worker does not read it."""

    seats = PlainField(
        label=_("For whom are the seats?"),
        help_text=_(
            "Initials or a made-up name, one on each line. No full names: you only need to know which is whose."
        ),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5, "class": "w-short", "autocomplete": "off"}),
    )
    list_file = forms.FileField(
        label=_("Or a list from a file"),
        help_text=_("A CSV or text file, initials in the first column. The file is read and not kept."),
        required=False,
        error_messages={"empty": _("The file is empty.")},
    )
    together = forms.ChoiceField(
        label=_("If there is not room for all of you"),
        choices=[
            (Party.Together.ALL, _("we come all together or wait together")),
            (Party.Together.ANY, _("those come for whom there is room")),
        ],
        initial=Party.Together.ALL,
        widget=forms.RadioSelect,
    )
    adults = forms.TypedChoiceField(
        label=_("How many adults come along?"),
        coerce=int,
        choices=[(str(n), str(n)) for n in range(7)],
        initial="1",
    )
    contact_name = line(
        _("Your first name and role"),
        _("First name and role, for example: counsellor at the unit."),
        longest=80,
        required=True,
        error_messages={"required": _("Write your first name and role.")},
    )
    channel = forms.ChoiceField(
        label=_("How do we reach you?"),
        choices=[
            (Party.Channel.EMAIL, _("by e-mail")),
            (Party.Channel.SMS, _("by text message")),
            (Party.Channel.CALL, _("by phone call")),
        ],
        widget=forms.RadioSelect,
        initial=Party.Channel.EMAIL,
    )
    contact = line(
        _("E-mail or phone number at work"),
        _("Messages about the seats go there. They are neutral."),
        longest=200,
        required=True,
        error_messages={"required": _("Write your work e-mail or phone number.")},
    )
    word = line(
        _("A word of your own"),
        _("With it you open your page later, also on another shift."),
        longest=60,
        min_length=4,
        error_messages={"min_length": _("Choose a word of at least four letters, or leave this empty.")},
    )
    side = forms.ChoiceField(
        label=_("Do you come to the forum or follow remotely?"),
        choices=[
            (HERE, _("We come to the forum")),
            (REMOTELY, _("Remotely, together before one screen or each on an own device")),
        ],
        initial=HERE,
        error_messages={"required": _("Choose whether you come or follow remotely.")},
        widget=forms.RadioSelect,
    )
    one_of = ("seats", "list_file")
    field_order = ("seats", "list_file", "side", "together", "adults", "travel", "travel_adult", "contact_name", "channel", "contact", "day_contact", "second_contact", "word")  # fmt: skip

    def __init__(self, *args, sheet: Sheet, adults_take_places: bool = False, sides=None, **kwargs):
        """sides: None when everyone comes on site; else those that one may sign up to just now. A side that closes while
        the form is filled in is still understood, and refused with a sentence: nobody changes sides unasked."""
        super().__init__(*args, **kwargs)
        self.sides = sides
        if sides is None:
            del self.fields["side"]
        else:
            self.fields["travel"].required = False
            self.fields["travel"].help_text = _("Only if you come to the forum.")
            if not self.is_bound:
                side = self.fields["side"]
                side.choices = [choice for choice in side.choices if choice[0] in sides]
                side.initial = sides[0]
                if HERE not in sides:
                    del self.fields["travel"], self.fields["travel_adult"]
        self.sheet, self.adults_take_places = sheet, adults_take_places
        self.initials: list[str] = []
        self.fields["adults"].help_text = ratio_hint(sheet)

    def clean(self):
        data = super().clean()
        self._clean_contact(data)
        most = self.sheet.max_participants
        if self.adults_take_places and not self.remotely(data):
            most -= data.get("adults") or 0
        if "list_file" in self.errors or "seats" in self.errors:
            return data
        file, name = data.get("list_file"), "seats"
        try:
            if file:
                name = "list_file"
                self.initials = lists.rows_of_file(file, most=most)
            else:
                self.initials = lists.rows_of(data.get("seats", ""), most=most)
        except ValidationError as why_not:
            self.add_error(name, why_not)
        return data

    def _clean_contact(self, data):
        channel, contact = data.get("channel"), data.get("contact", "")
        if not contact:
            return
        if channel == Party.Channel.EMAIL and not contacts.is_email(contact):
            self.add_error("contact", _("Check the e-mail address. It looks like this: name@example.org."))
        if channel in (Party.Channel.SMS, Party.Channel.CALL) and not contacts.is_phone(contact):
            self.add_error("contact", _("Check the phone number. It looks like this: 040 123 4567."))

    @property
    def remotely_only(self) -> bool:
        return bool(self.sides) and HERE not in self.sides

    @staticmethod
    def remotely(data: dict) -> bool:
        return data.get("side") == REMOTELY

    def booking(self) -> dict:
        """The keywords of actions.reserve. Only when valid."""
        data = {"travel": "unsure", "travel_adult": ""} | self.cleaned_data
        plain = ("adults", "travel", "travel_adult", "second_contact", "day_contact", "together", "word")
        return {name: data[name] for name in plain} | {
            "initials": self.initials,
            "remotely": self.remotely(data),
            "reach": {name: data[name] for name in ("channel", "contact", "contact_name")},
        }


class SwapForm(HouseForm):
    initials = line(
        _("Initials of who comes instead"),
        longest=lists.LONGEST,
        required=True,
        error_messages={"required": _("Write the initials of who comes instead.")},
    )

    def clean_initials(self):
        try:
            return lists.rows_of(self.cleaned_data["initials"], most=1)[0]
        except ValidationError:
            raise forms.ValidationError(_("Write initials or a made-up name, at most 12 characters.")) from None


class SeatForm(HouseForm):
    """Stage two, by the young person. What the worker answered for everybody is not asked again."""

    nickname = PlainField(
        label=_("What name do you want on your badge?"),
        help_text=_("Any name will do. A surname is not asked."),
        max_length=NICKNAME_LENGTH,
        widget=forms.TextInput(attrs={"class": "w-mid", "autocomplete": "off"}),
        error_messages={"required": _("Write a name that we can call you. A nickname is enough.")},
    )

    def __init__(self, *args, sheet: Sheet, **kwargs):
        super().__init__(*args, **kwargs)
        self.sheet = sheet
        if is_remote(sheet):  # nobody hands out a badge there
            self.fields["nickname"].label = _("What may we call you?")
        if sheet.asks_birth_year:
            self.fields["birth_year"] = BirthYearField(label=_("Year of birth"))
        self.asked = {
            code: field for code, field in questions.fields_for(sheet).items() if code not in OF_THE_UNIT
        }
        self.fields.update(self.asked)

    def clean(self):
        data = super().clean()
        for code in self.asked:
            sentence = questions.objection(
                self.sheet,
                code,
                by_adult=False,
                birth_year=data.get("birth_year") or "",
                answer=data.get(code),
            )
            if sentence:
                self.add_error(code, sentence)
        return data

    def person(self) -> dict:
        """Keywords of actions.complete and signups' change_person. Only when valid."""
        given = {code: self.cleaned_data.get(code) for code in self.asked}
        return {
            "nickname": self.cleaned_data["nickname"],
            "birth_year": self.cleaned_data.get("birth_year") or "",
            "answers": {code: value for code, value in given.items() if value not in (None, "", [])},
        }
