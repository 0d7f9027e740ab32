"""The three short steps: who comes, how we reach you, check. And the small forms of a person's own page."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kuulluksi.forms import HouseForm

from . import contacts, questions
from .fields import BirthYearField, PlainField
from .models import Party, Sheet

NICKNAME_LENGTH = 40


def person_field(i: int, name: str) -> str:
    return f"person-{i}-{name}"


class WhoForm(HouseForm):
    """Step 1. Only a nickname is asked; the year of birth when ages mean something on this sheet."""

    def __init__(self, *args, sheet: Sheet, people: int = 1, **kwargs):
        super().__init__(*args, **kwargs)
        self.sheet = sheet
        self.people = max(1, min(people, sheet.max_participants))
        self._add_way()
        for i in range(self.people):
            self._add_person(i)
        if self.people > 1:
            self._add_together()
        self._add_trap()

    def _add_way(self):
        ways = [
            (Party.Way.SELF, _("Myself")),
            (Party.Way.ADULT, _("A child or young person, I am an adult they know")),
        ]
        if self.sheet.adult_signs_up:
            self.fields["way"] = forms.CharField(
                widget=forms.HiddenInput, initial=Party.Way.ADULT, required=False
            )
            return
        self.fields["way"] = forms.ChoiceField(
            label=_("Who are you signing up?"),
            choices=ways,
            widget=forms.RadioSelect,
            error_messages={
                "required": _("Choose whom you are signing up."),
                "invalid_choice": _("Choose whom you are signing up."),
            },
        )

    def _add_person(self, i):
        first = i == 0
        self.fields[person_field(i, "nickname")] = PlainField(
            label=_("Nickname") if first else _("Nickname of person %(number)d") % {"number": i + 1},
            help_text=_("What may we call you? Any name will do. A full name is not asked.") if first else "",
            max_length=NICKNAME_LENGTH,
            required=first,
            widget=forms.TextInput(attrs={"class": "w-mid", "autocomplete": "off"}),
            error_messages={"required": _("Write a name that we can call you. A nickname is enough.")},
        )
        if self.sheet.asks_birth_year:
            self.fields[person_field(i, "birth_year")] = BirthYearField(
                label=_("Year of birth")
                if first
                else _("Year of birth of person %(number)d") % {"number": i + 1}
            )

    def _add_together(self):
        self.fields["together"] = forms.ChoiceField(
            label=_("If there is not room for all of you"),
            choices=[
                (Party.Together.ALL, _("We come all together or wait together")),
                (Party.Together.ANY, _("Those who fit may come, the others wait")),
            ],
            initial=Party.Together.ALL,
            widget=forms.RadioSelect,
            error_messages={"required": _("Choose what we do if there is not room for all of you.")},
        )

    def _add_trap(self):
        self.fields["website"] = PlainField(
            label=_("Leave this empty"),
            required=False,
            widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
        )

    def clean_way(self):
        return Party.Way.ADULT if self.sheet.adult_signs_up else self.cleaned_data["way"]

    def clean_website(self):
        if self.cleaned_data["website"]:
            raise forms.ValidationError(_("One field here is only for machines. Empty it and send again."))
        return ""

    def participants(self) -> list[dict]:
        """Nicknames and years of those who were named; empty rows are left out. Only when valid."""
        people = []
        for i in range(self.people):
            nickname = self.cleaned_data.get(person_field(i, "nickname"), "")
            if nickname:
                year = self.cleaned_data.get(person_field(i, "birth_year"), "")
                people.append({"nickname": nickname, "birth_year": year})
        return people

    def rows(self) -> list[list]:
        """The bound fields of each person."""
        names = [n for n in ("nickname", "birth_year") if person_field(0, n) in self.fields]
        return [[self[person_field(i, name)] for name in names] for i in range(self.people)]

    @property
    def may_add(self) -> bool:
        return self.people < self.sheet.max_participants


SAFE = [
    ("after_15", _("Only after three in the afternoon")),
    ("no_voicemail", _("Do not leave a voice message")),
    ("only_me", _("Only talk to me, not to anyone else who answers")),
    ("no_calls", _("Do not call, only write")),
]


class ReachForm(HouseForm):
    """How a person may be reached. Used in step 2 and on the own page."""

    channel = forms.ChoiceField(
        label=_("How may we answer you?"),
        help_text=_("Choose what is safest for you."),
        choices=[
            (Party.Channel.SMS, _("By text message")),
            (Party.Channel.CALL, _("By calling me")),
            (Party.Channel.EMAIL, _("By e-mail")),
            (Party.Channel.ADULT, _("Through an adult I know")),
            (Party.Channel.NONE, _("Not at all: I will look myself with a receipt code")),
        ],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose how we may answer you."),
            "invalid_choice": _("Choose how we may answer you."),
        },
    )
    contact = PlainField(
        label=_("Phone number or e-mail"),
        help_text=_(
            "The one that belongs to your choice above. Our messages are neutral: they do not say what this is about."
        ),
        max_length=200,
        widget=forms.TextInput(attrs={"class": "w-mid", "autocomplete": "off"}),
        error_messages={
            "required": _("Write the number or address, or choose that we do not answer at all."),
        },
    )
    contact_name = PlainField(
        label=_("Who answers there?"),
        help_text=_(
            "A first name and role are enough, for example: Sari, counsellor. Leave empty if it is you."
        ),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"class": "w-mid", "autocomplete": "off"}),
    )
    safe = forms.MultipleChoiceField(
        label=_("So that it is safe"),
        required=False,
        choices=SAFE,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.is_bound and self.data.get("channel") == Party.Channel.NONE:
            self.fields["contact"].required = False

    def clean(self):
        data = self.cleaned_data
        channel, contact = data.get("channel"), data.get("contact", "")
        if not channel or "contact" in self.errors:
            return data
        if channel == Party.Channel.NONE:
            data["contact"] = ""
        elif channel == Party.Channel.EMAIL and not contacts.is_email(contact):
            self.add_error("contact", _("Check the e-mail address. It looks like this: name@example.org."))
        elif channel in (Party.Channel.SMS, Party.Channel.CALL) and not contacts.is_phone(contact):
            self.add_error("contact", _("Check the phone number. It looks like this: 040 123 4567."))
        elif channel == Party.Channel.ADULT and not (contacts.is_phone(contact) or contacts.is_email(contact)):
            self.add_error("contact", _("Write the adult's phone number or e-mail address."))
        if (
            channel == Party.Channel.ADULT
            and not data.get("contact_name")
            and "contact_name" not in self.errors
        ):
            self.add_error(
                "contact_name", _("Write the adult's first name and role, so that we ask for the right person.")
            )
        return data

    def reach(self) -> dict:
        """The keywords of actions.sign_up and change_contact. Only when valid."""
        data = self.cleaned_data
        return {
            "channel": data["channel"],
            "contact": data["contact"],
            "contact_name": data["contact_name"],
            "safe_contact": ",".join(data["safe"]),
        }


class ContactForm(ReachForm):
    """Step 2. One contact for all, an optional word, and the sheet's questions for each person."""

    def __init__(self, *args, sheet: Sheet, participants: list[dict], way: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.sheet, self.participants, self.way = sheet, participants, way
        self.fields["word"] = PlainField(
            label=_("A word of your own"),
            help_text=_("With it you can later read and change what you sent. Nobody else needs to know it."),
            required=False,
            min_length=4,
            max_length=60,
            widget=forms.TextInput(attrs={"class": "w-mid", "autocomplete": "off"}),
            error_messages={"min_length": _("Choose a word of at least four letters, or leave this empty.")},
        )
        self.asked = questions.fields_for(sheet)
        for i in range(len(participants)):
            for code, field in questions.fields_for(sheet).items():
                self.fields[person_field(i, code)] = field

    def clean(self):
        super().clean()
        for i, person in enumerate(self.participants):
            self._clean_trip(i, person)
        return self.cleaned_data

    def _clean_trip(self, i, person):
        """For a minor a named adult sees to the trip, unless they come by themselves."""
        if self.cleaned_data.get(person_field(i, "transport")) not in ("adult", "ride"):
            return
        year = person.get("birth_year")
        minor = timezone.localdate().year - int(year) < 18 if year else self.way == Party.Way.ADULT
        if minor and not self.cleaned_data.get(person_field(i, "transport_adult")):
            self.add_error(
                person_field(i, "transport_adult"),
                _("Write which adult sees to the trip: a first name and role, for example a foster carer."),
            )

    def answers(self, i: int) -> dict:
        """The answers of one person, empty ones left out. Only when valid."""
        given = {code: self.cleaned_data.get(person_field(i, code)) for code in self.asked}
        return {code: value for code, value in given.items() if value not in (None, "", [])}

    def groups(self) -> list[tuple[str, list]]:
        """(nickname, bound fields) of each person's questions."""
        return [
            (person["nickname"], [self[person_field(i, code)] for code in self.asked])
            for i, person in enumerate(self.participants)
        ]

    def reach_fields(self) -> list:
        return [self[name] for name in ("channel", "contact", "contact_name", "safe", "word")]


class KeyForm(HouseForm):
    """The chosen word or the receipt code, on the own page."""

    key = PlainField(
        label=_("Your word or your receipt code"),
        max_length=80,
        widget=forms.TextInput(attrs={"class": "w-mid", "autocomplete": "off"}),
        error_messages={"required": _("Write your word or your receipt code.")},
    )


class CodeForm(HouseForm):
    """The door for people who hold only a receipt code."""

    code = PlainField(
        label=_("Receipt code"),
        help_text=_("Sixteen digits in four groups. Spaces do not matter."),
        max_length=80,
        widget=forms.TextInput(attrs={"class": "w-mid", "autocomplete": "off", "inputmode": "numeric"}),
        error_messages={"required": _("Write the sixteen digits of your receipt code.")},
    )


class LostLinkForm(HouseForm):
    contact = PlainField(
        label=_("The phone number or e-mail that you gave"),
        max_length=200,
        widget=forms.TextInput(attrs={"class": "w-mid", "autocomplete": "off"}),
        error_messages={"required": _("Write the phone number or e-mail that you gave.")},
    )
