"""The three short steps: who comes, how we reach you, check. And the small forms of a person's own page."""

from django import forms
from django.utils import timezone
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext_lazy as _

from kuulluksi.forms import DEFAULT_REQUIRED, HouseForm

from . import consent_forms, consents, contacts, questions, safe_contact, sides
from .fields import BirthYearField, PlainField
from .models import Party, Sheet

NICKNAME_LENGTH = 40
NO_YEAR = _("Write the year of birth. It tells whether an adult is asked first.")


def person_field(i: int, name: str) -> str:
    return f"person-{i}-{name}"


class WhoForm(HouseForm):
    """Step 1. Only a nickname is asked; the year of birth when ages mean something on this sheet."""

    def __init__(self, *args, sheet: Sheet, people: int = 1, referred: bool = False, **kwargs):
        """``referred``: the form behind a worker's link, for one person who fills it in alone."""
        super().__init__(*args, **kwargs)
        self.sheet, self.referred = sheet, referred
        self.people = 1 if referred else max(1, min(people, sheet.max_participants))
        self._add_side()
        self._add_way()
        for i in range(self.people):
            self._add_person(i)
        if self.people > 1:
            self._add_together()
        self._add_trap()

    def _add_side(self):
        """Asked only where there are two ways to come to the same thing; a worker's link is for one sheet."""
        found = [] if self.referred else sides.with_room(sides.of(self.sheet))
        self.sides = {side.sheet.code: side.sheet for side, _room in found}
        if found:
            self.fields["side"] = forms.ChoiceField(
                label=_("How do you take part?"),
                choices=[(side.sheet.code, capfirst(f"{side.label} ({room.label})")) for side, room in found],
                initial=self.sheet.code,
                help_text=_("You can change this later on your own page, while there is room."),
                widget=forms.RadioSelect,
                error_messages={
                    "required": _("Choose how you take part."),
                    "invalid_choice": _("Choose how you take part."),
                },
            )

    def _add_way(self):
        ways = [
            (Party.Way.SELF, _("Myself")),
            (Party.Way.ADULT, _("A child or young person, I am an adult they know")),
        ]
        if self.referred or self.sheet.adult_signs_up or self.sheet.only_oneself:
            self.fields["way"] = forms.CharField(widget=forms.HiddenInput, required=False)
            if self.sheet.adult_signs_up and not self.referred:
                self._add_role()
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
        self._add_role()

    def _add_role(self):
        """Asked of an adult only: the browser shows it when they have said that they are one."""
        self.fields["adult_role"] = forms.ChoiceField(
            label=_("Who are you to the child?"),
            choices=Party.AdultRole.choices,
            required=self.sheet.adult_signs_up or not self.is_bound or self.data.get("way") == Party.Way.ADULT,
            widget=forms.RadioSelect,
            error_messages={
                "required": _("Choose who you are to the child."),
                "invalid_choice": _("Choose who you are to the child."),
            },
        )

    def _add_person(self, i):
        first = i == 0
        self.fields[person_field(i, "nickname")] = PlainField(
            label=_("Nickname") if first else _("Nickname of person %(number)d") % {"number": i + 1},
            help_text=self._ask_name() if first else "",
            max_length=NICKNAME_LENGTH,
            required=first,
            widget=forms.TextInput(attrs={"class": "w-mid", "autocomplete": "off"}),
            error_messages={"required": _("Write a name that we can call you. A nickname is enough.")},
        )
        if self.sheet.asks_birth_year:
            self.fields[person_field(i, "birth_year")] = BirthYearField(
                label=_("Year of birth")
                if first
                else _("Year of birth of person %(number)d") % {"number": i + 1},
                required=first and bool(self.sheet.consent_bands),
                error_messages={"required": NO_YEAR},
            )

    def _ask_name(self):
        if self.sheet.adult_signs_up:
            return _("What may we call the child? Any name will do. A full name is not asked.")
        return _("What may we call you? Any name will do. A full name is not asked.")

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
        if self.referred:
            return Party.Way.WORKER
        if self.sheet.only_oneself:
            return Party.Way.SELF
        return Party.Way.ADULT if self.sheet.adult_signs_up else self.cleaned_data["way"]

    def clean(self):
        data = self.cleaned_data
        if data.get("way") != Party.Way.ADULT:
            data["adult_role"] = ""
        if self.sheet.consent_bands:
            self._ask_years()
        return data

    def _ask_years(self):
        """Where the rule goes by age, the year is needed of everybody who is named."""
        for i in range(self.people):
            year = person_field(i, "birth_year")
            if (
                self.cleaned_data.get(person_field(i, "nickname"))
                and not self.cleaned_data.get(year)
                and year not in self.errors
            ):
                self.add_error(year, NO_YEAR)

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

    def chosen_sheet(self) -> Sheet:
        """The sheet of the side that was chosen. Only when valid."""
        return self.sides.get(self.cleaned_data.get("side", ""), self.sheet)

    @property
    def may_add(self) -> bool:
        return not self.referred and self.people < self.sheet.max_participants

    @property
    def asks_an_adult(self) -> bool:
        return consents.asks_an_adult(self.sheet)


SAFE = [
    ("no_calls", _("Do not call, only write")),
    ("only_me", _("Only talk to me, not to anyone else who answers")),
    ("leave_message", _("You may leave a voice message")),
    ("name_programme", _("You may say what this is about")),
    ("say_little", _("Say as little as possible in messages")),
    ("no_reminders", _("Do not remind me of meetings")),
]
LATER = {"no_reminders"}  # asked on the own page only
HOURS = [
    ("", _("It does not matter")),
    ("9-15", _("Before three in the afternoon")),
    ("15-21", _("After three")),
]


def safe_initial(text: str) -> dict:
    """What ReachForm shows of wishes that were sealed before."""
    wishes = safe_contact.read(text)
    return {"safe": [code for code, _label in SAFE if getattr(wishes, code)], "hours": wishes.hours}


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
            "First name and role are enough, for example: counsellor at the unit. Leave empty if it is you."
        ),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"class": "w-mid", "autocomplete": "off"}),
    )
    hours = forms.ChoiceField(label=_("When may we write or call?"), required=False, choices=HOURS)
    safe = forms.MultipleChoiceField(
        label=_("So that it is safe"),
        help_text=_("If you choose none, we leave no voice message and do not say what this is about."),
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

    def _wishes(self, data) -> safe_contact.SafeContact:
        """An empty tick is the careful answer; nobody is asked to say no in so many words."""
        chosen = set(data["safe"])
        return safe_contact.SafeContact(
            hours=data["hours"],
            leave_message="leave_message" in chosen,
            name_programme=False if "say_little" in chosen else "name_programme" in chosen or None,
            reminders="no_reminders" not in chosen,
            only_me="only_me" in chosen,
            no_calls="no_calls" in chosen,
        )

    def reach(self) -> dict:
        """The keywords of actions.sign_up and change_contact. Only when valid."""
        data = self.cleaned_data
        return {
            "channel": data["channel"],
            "contact": data["contact"],
            "contact_name": data["contact_name"],
            "safe_contact": self._wishes(data).written(),
        }


class ContactForm(ReachForm):
    """Step 2. One contact for all, an optional word, and the sheet's questions for each person."""

    def __init__(self, *args, sheet: Sheet, participants: list[dict], way: str, adult_role: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        self.sheet, self.participants, self.way, self.adult_role = sheet, participants, way, adult_role
        self.fields["word"] = PlainField(
            label=_("A word of your own"),
            help_text=_("With it you can later read and change what you sent. Nobody else needs to know it."),
            required=False,
            min_length=4,
            max_length=60,
            widget=forms.TextInput(attrs={"class": "w-mid", "autocomplete": "off"}),
            error_messages={"min_length": _("Choose a word of at least four letters, or leave this empty.")},
        )
        if sheet.only_oneself:
            self.fields["channel"].choices = [
                one for one in self.fields["channel"].choices if one[0] != Party.Channel.ADULT
            ]
        self.fields["safe"].choices = [one for one in SAFE if one[0] not in LATER]
        self.asked = questions.fields_for(sheet)
        for i in range(len(participants)):
            for code, field in questions.fields_for(sheet).items():
                self.fields[person_field(i, code)] = field
            self._add_consent(i)
            if len(participants) > 1:
                self._say_whose(i)

    def _say_whose(self, i):
        """In the summary above the form a sentence tells which of them it is about."""
        name = self.participants[i]["nickname"]
        for field in (self.fields[key] for key in self.fields if key.startswith(f"person-{i}-")):
            for code in ("required", "invalid_choice"):
                if code in field.error_messages and field.error_messages[code] != DEFAULT_REQUIRED:
                    field.error_messages[code] = format_lazy("{}: {}", name, field.error_messages[code])

    def band(self, i: int):
        """What is asked of an adult for one person, or None."""
        return consents.band_for(self.sheet, self.participants[i].get("birth_year") or "")

    def _add_consent(self, i):
        band = self.band(i)
        if band is None:
            return
        name = self.participants[i]["nickname"]
        first = self.participants[0]["nickname"] if i and self.band(0) == band else ""
        made = consent_forms.fields_for(band, way=self.way, adult_role=self.adult_role, first=first, name=name)
        for code, field in made.items():
            self.fields[person_field(i, code)] = field

    def clean(self):
        super().clean()
        for i, person in enumerate(self.participants):
            self._clean_trip(i, person)
            self._clean_objections(i, person)
            self._clean_consent(i, person)
        return self.cleaned_data

    def _consent_answers(self, i) -> dict:
        return {name: self.cleaned_data.get(person_field(i, name)) for name in consent_forms.NAMES}

    def _clean_consent(self, i, person):
        if person_field(i, "consent_by") not in self.fields or self.band(i) is None:
            return
        for name, sentence in consent_forms.problems(
            self._consent_answers(i), person, self.way, self.cleaned_data
        ).items():
            if person_field(i, name) not in self.errors:
                self.add_error(person_field(i, name), sentence)

    def _clean_objections(self, i, person):
        """What an upper room's question does not take from everybody."""
        for code in self.asked:
            name = person_field(i, code)
            sentence = questions.objection(
                self.sheet,
                code,
                by_adult=self.way == Party.Way.ADULT,
                birth_year=str(person.get("birth_year") or ""),
                answer=self.cleaned_data.get(name),
            )
            if sentence:
                self.add_error(name, sentence)

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

    def consent(self, i: int) -> dict | None:
        """Which adult answers for one person, as actions.sign_up takes it; None when nobody is asked."""
        band = self.band(i)
        if band is None:
            return None
        first = self.consent(0) if i else None
        return consent_forms.given(
            self._consent_answers(i), band, way=self.way, adult_role=self.adult_role, first=first
        )

    def groups(self) -> list[tuple[str, list, list]]:
        """(nickname, bound fields of the questions, bound fields about an adult) of each person."""
        found = []
        for i, person in enumerate(self.participants):
            asked = [self[person_field(i, code)] for code in self.asked]
            adult = [
                self[person_field(i, name)]
                for name in consent_forms.NAMES
                if person_field(i, name) in self.fields
            ]
            found.append((person["nickname"], asked, adult))
        return found

    def reach_fields(self) -> list:
        return [self[name] for name in ("channel", "contact", "contact_name", "hours", "safe", "word")]


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
