"""Choosing among groups, and leaving one contact."""

from datetime import timedelta
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from booking.calendar import rules
from booking.signups import contacts
from booking.signups.models import Sheet
from kuulluksi.forms import HouseForm

from . import words
from .models import Interest, PeerGroup


class GroupFilterForm(HouseForm):
    """A plain GET form. Choices come from the groups there are, so that no single choice gives an empty list."""

    hide_optional = True
    audience = forms.MultipleChoiceField(
        label=_("For whom"), required=False, widget=forms.CheckboxSelectMultiple
    )
    area = forms.ChoiceField(label=_("Where"), required=False)
    kind = forms.ChoiceField(label=_("What kind of group"), required=False)
    room = forms.BooleanField(label=_("Only groups that have room"), required=False)

    def __init__(self, data=None, *args, cards=(), **kwargs):
        super().__init__(data, *args, **kwargs)
        audiences = {a.slug: a.name for card in cards for a in card.audiences}
        areas = {card.group.area.slug: card.group.area.name for card in cards}
        kinds = {card.group.kind for card in cards}
        self.fields["audience"].choices = sorted(audiences.items(), key=lambda pair: pair[1])
        self.fields["area"].choices = [("", _("Every area")), *sorted(areas.items(), key=lambda pair: pair[1])]
        self.fields["kind"].choices = [
            ("", _("Every kind")),
            *[(kind.value, kind.label.capitalize()) for kind in PeerGroup.Kind if kind.value in kinds],
        ]

    def values(self) -> dict:
        """What is chosen; a choice that does not exist (any more) is left out instead of being an error."""
        if not self.is_bound:
            return {}
        self.full_clean()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def lets_through(self, card) -> bool:
        chosen = self.values_once
        if "audience" in chosen and not {a.slug for a in card.audiences} & set(chosen["audience"]):
            return False
        if "area" in chosen and card.group.area.slug != chosen["area"]:
            return False
        if "kind" in chosen and card.group.kind != chosen["kind"]:
            return False
        return card.has_room or "room" not in chosen

    @property
    def values_once(self) -> dict:
        if not hasattr(self, "_values"):
            self._values = self.values()
        return self._values

    def _pairs(self) -> list[tuple[str, str]]:
        pairs = []
        for name, value in self.values_once.items():
            if name == "room":
                pairs.append((name, "on"))
            else:
                pairs += [(name, item) for item in (value if isinstance(value, list) else [value])]
        return pairs

    def query(self) -> str:
        """The choices as a query text for the pager's links."""
        return urlencode(self._pairs())

    def chosen(self) -> list[dict]:
        """Each choice with the address of the list without it."""
        pairs = self._pairs()
        found = []
        for pair in pairs:
            name, value = pair
            label = (
                self.fields["room"].label
                if name == "room"
                else dict(self.fields[name].choices).get(value, value)
            )
            found.append({"label": label, "query": urlencode([other for other in pairs if other != pair])})
        return found


class InterestForm(HouseForm):
    """One contact. No name, no age, no reason."""

    wish = forms.ChoiceField(
        label=_("What would you like?"),
        choices=[(wish.value, capfirst(wish.label)) for wish in Interest.Wish],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you would like us to do.")},
    )
    channel = forms.ChoiceField(
        label=_("How may we reach you?"),
        help_text=_("Choose what is safest for you. Our messages do not say what they are about."),
        choices=[(channel.value, capfirst(channel.label)) for channel in Interest.Channel],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how we may reach you.")},
    )
    contact = forms.CharField(
        label=_("Phone number or e-mail address"),
        max_length=120,
        help_text=_("It is used once, for this, and erased after three months at the latest."),
        widget=forms.TextInput(attrs={"class": "w-mid", "autocomplete": "off"}),
        error_messages={
            "required": _("Write a phone number or an e-mail address."),
            "max_length": _("This is too long for a phone number or an e-mail address."),
        },
    )

    def clean(self):
        data = super().clean()
        contact, channel = data.get("contact"), data.get("channel")
        if not contact or not channel:
            return data
        if channel == Interest.Channel.EMAIL and not contacts.is_email(contact):
            self.add_error("contact", _("Check the e-mail address. It should look like name@example.fi."))
        elif channel != Interest.Channel.EMAIL and not contacts.is_phone(contact):
            self.add_error("contact", _("Check the phone number, for example 040 123 4567."))
        return data


class SeasonForm(forms.Form):
    """A season in the words of whoever leads it. Times are local wall times."""

    RHYTHMS = (
        ("1", _("every week")),
        ("2", _("every other week")),
        ("month", _("once a month, on the same weekday")),
    )

    first_day = forms.DateField(label=_("First meeting"), widget=forms.DateInput(attrs={"type": "date"}))
    starts_at = forms.TimeField(label=_("Starts"), widget=forms.TimeInput(attrs={"type": "time"}))
    minutes = forms.IntegerField(label=_("Length in minutes"), min_value=15, max_value=600, initial=90)
    rhythm = forms.ChoiceField(label=_("How often"), choices=RHYTHMS, initial="1")
    meetings = forms.IntegerField(label=_("How many meetings"), min_value=1, max_value=60, initial=8)
    left_out = forms.CharField(
        label=_("Dates left out"),
        required=False,
        max_length=400,
        help_text=_("Holidays, as 24.12.2026, with commas between. They count among the meetings."),
    )
    venue = forms.CharField(
        label=_("Place"), max_length=160, help_text=_("Told only to those who have a place in the group.")
    )
    capacity = forms.IntegerField(label=_("Places"), min_value=1, max_value=60, initial=8)
    opens_on = forms.DateField(
        label=_("Sign-up opens"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Empty: at once."),
    )
    access = forms.ChoiceField(label=_("Who may sign up"), choices=Sheet.Access, initial=Sheet.Access.OPEN)
    adult_signs_up = forms.BooleanField(label=_("An adult signs the child up"), required=False)

    def clean_left_out(self):
        days = []
        for text in filter(None, (part.strip() for part in self.cleaned_data["left_out"].split(","))):
            try:
                days.append(forms.DateField(input_formats=["%d.%m.%Y", "%Y-%m-%d"]).clean(text))
            except ValidationError:
                raise ValidationError(
                    _("%(text)s is not a date. Write dates as 24.12.2026."), params={"text": text[:20]}
                ) from None
        return days

    def clean(self):
        data = super().clean()
        if not self.errors:
            try:
                self._starts()
            except ValidationError as problem:
                self.add_error(None, problem)
        return data

    def _rule(self):
        data = self.cleaned_data
        weekday = data["first_day"].weekday()
        if data["meetings"] == 1:
            return None
        if data["rhythm"] == "month":
            position = (data["first_day"].day - 1) // 7 + 1
            return rules.monthly(
                position=-1 if position == 5 else position, weekday=weekday, count=data["meetings"]
            )
        return rules.weekly(interval=int(data["rhythm"]), weekdays=(weekday,), count=data["meetings"])

    def _starts(self) -> list:
        """Local starts of the meetings that would be held. Raises ValidationError with a sentence."""
        data = self.cleaned_data
        rules.check_start(data["first_day"], data["starts_at"], timedelta(minutes=data["minutes"]))
        first = words.at(data["first_day"], data["starts_at"])
        rule = self._rule()
        starts = rules.pattern(rule, first).starts if rule else (first,)
        kept = [start for start in starts if start.date() not in data["left_out"]]
        if not kept:
            raise ValidationError(rules.NO_DATES)
        return kept

    def dates(self) -> list[str]:
        """The meetings in words, to look at before saving."""
        return [words.long_date(start.date()) for start in self._starts()]

    def event(self) -> dict:
        data = self.cleaned_data
        return {
            "starts_on": data["first_day"],
            "starts_at": data["starts_at"],
            "duration": timedelta(minutes=data["minutes"]),
            "rule": self._rule(),
            "dates_left_out": data["left_out"],
            "venue": data["venue"],
        }

    def sheet(self) -> dict:
        data = self.cleaned_data
        return {
            "capacity": data["capacity"],
            "opens_at": words.midnight(data["opens_on"]) if data["opens_on"] else None,
            "access": data["access"],
            "adult_signs_up": data["adult_signs_up"],
        }
