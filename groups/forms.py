"""Choosing among groups, and leaving one contact."""

from urllib.parse import urlencode

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from booking.signups import contacts
from booking.signups.fields import PlainField
from kuulluksi.directory.models import Area, Audience
from kuulluksi.forms import HouseForm, KnownChoiceField

from .models import Interest, PeerGroup


class KnownChoices(forms.MultipleChoiceField):
    """The same for several."""

    def to_python(self, value):
        return [one for one in super().to_python(value) if self.valid_value(one)]


def by_name(rows) -> list[tuple[str, str]]:
    return sorted(((row.slug, row.name) for row in rows), key=lambda pair: pair[1])


class GroupFilterForm(HouseForm):
    """A plain GET form. Choices come from the groups there are, so that no single choice gives an empty list."""

    hide_optional = True
    audience = KnownChoices(label=_("For whom"), required=False, widget=forms.CheckboxSelectMultiple)
    area = KnownChoiceField(label=_("Where"), required=False)
    kind = KnownChoiceField(label=_("What kind of group"), required=False)
    room = forms.BooleanField(label=_("Only groups that have room"), required=False)

    def __init__(self, data=None, *args, areas=(), audiences=(), kinds=(), **kwargs):
        """areas, audiences, kinds: those that the groups of the list have."""
        super().__init__(data, *args, **kwargs)
        self.fields["audience"].choices = by_name(audiences)
        self.fields["area"].choices = [("", _("Every area")), *by_name(areas)]
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

    def lets_through(self, row) -> bool:
        """row: a group as the list's order knows it."""
        chosen = self.values_once
        if "audience" in chosen and not {a.slug for a in row.audiences} & set(chosen["audience"]):
            return False
        if "area" in chosen and row.area.slug != chosen["area"]:
            return False
        if "kind" in chosen and row.kind != chosen["kind"]:
            return False
        return row.has_room or "room" not in chosen

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


class ReachForm(HouseForm):
    """One contact. No name, no age, no reason."""

    channel = forms.ChoiceField(
        label=_("How may we reach you?"),
        help_text=_("Choose what is safest for you. Our messages do not say what they are about."),
        choices=[(channel.value, capfirst(channel.label)) for channel in Interest.Channel],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how we may reach you.")},
    )
    contact = PlainField(
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


class InterestForm(ReachForm):
    """About one group: tell me of the next season, or call me first."""

    field_order = ("wish", "channel", "contact")
    wish = forms.ChoiceField(
        label=_("What would you like?"),
        choices=[(wish.value, capfirst(wish.label)) for wish in Interest.Wish],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you would like us to do.")},
    )


class WishForm(ReachForm):
    """A group that there is not: for whom, where, and one contact."""

    field_order = ("audience", "area", "channel", "contact")
    audience = forms.ModelChoiceField(
        label=_("What kind of group would you like?"),
        queryset=Audience.objects.none(),
        empty_label=_("Choose"),
        error_messages={"required": _("Choose what kind of group you would like.")},
    )
    area = forms.ModelChoiceField(
        label=_("Where could you come?"),
        queryset=Area.objects.none(),
        empty_label=_("Choose"),
        error_messages={"required": _("Choose where you could come.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["audience"].queryset = Audience.objects.order_by("name_fi")
        self.fields["area"].queryset = Area.objects.filter(parent__isnull=False).order_by("name_fi")
        for name in ("audience", "area"):
            self.fields[name].label_from_instance = lambda row: row.name
