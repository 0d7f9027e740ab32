"""Places, the sign-up window, and a forum from nothing."""

from datetime import datetime, time

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kuulluksi.directory.models import Area
from kuulluksi.forms import HouseForm

from ..models import Forum

LANGUAGES = ("fi", "sv", "en")
MOST_PLACES = 10_000
LAST_MINUTE = time(23, 59)


def day(label, help_text="", *, required=False):
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=required,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
        error_messages={"invalid": _("Write the day like this: 4.12.2026."), "required": _("Give a day.")},
    )


def clock_time(label):
    return forms.TimeField(
        label=label,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        input_formats=["%H:%M", "%H.%M"],
        error_messages={"invalid": _("Write the time like this: 13.30."), "required": _("Give a time.")},
    )


def number(label, help_text="", *, most=MOST_PLACES, least=0, required=True):
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        min_value=least,
        max_value=most,
        required=required,
        widget=forms.NumberInput(attrs={"class": "w-short"}),
    )


class PlacesForm(HouseForm):
    here = number(_("Places on site"), _("Adults who come along count only if you say so below."))
    remotely = number(
        _("Places remotely"),
        _("Apart from those on site, with a queue of their own. Empty: everyone comes on site."),
        required=False,
    )
    how_fi = forms.CharField(
        label=_("What does one take part in remotely? In Finnish"),
        help_text=_("For example: the opening, a remote workshop with its own leader, and the promises."),
        max_length=300,
        required=False,
    )
    how_sv = forms.CharField(label=_("The same in Swedish"), max_length=300, required=False)
    how_en = forms.CharField(label=_("The same in English"), max_length=300, required=False)
    link = forms.CharField(
        label=_("Remote link"),
        max_length=1000,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    remove_link = forms.BooleanField(label=_("Take the saved link away"), required=False)
    opens_on = day(
        _("Sign-up opens"), _("In the morning of this day. Empty: it is open when the forum is shown.")
    )
    closes_on = day(_("Last day to sign up"), _("Until midnight."))
    closed_by_hand = forms.BooleanField(label=_("Sign-up is closed for now"), required=False)
    age_from = number(
        _("Age about from"), _("Ages are soft: nobody is refused by them."), most=99, required=False
    )
    age_to = number(_("Age about to"), most=99, required=False)
    adults_take_places = forms.BooleanField(label=_("Adults who come along take places"), required=False)
    youth_per_adult = number(
        _("Young people for each adult who comes along"), _("A hint, never a refusal."), least=1, most=20
    )
    own_photo_age = number(_("From this age only the young person says yes to photos"), most=25)

    def __init__(self, *args, forum: Forum, **kwargs):
        kwargs.setdefault("initial", self.values_of(forum))
        super().__init__(*args, **kwargs)
        self.forum = forum
        has_link = bool(forum.remote_seats and forum.remote.link)
        self.fields["link"].help_text = (
            _("A link is saved and shown to nobody here. Write another one to replace it.")
            if has_link
            else _("Kept sealed. Only those who have a place see it, on their own page and in the reminder.")
        )
        if not has_link:
            del self.fields["remove_link"]

    @staticmethod
    def values_of(forum: Forum) -> dict:
        sheet, remote = forum.sheet, forum.remote_seats
        return {
            "here": sheet.capacity,
            "remotely": remote.sheet.capacity if remote else None,
            **{f"how_{one}": getattr(remote, f"how_{one}", "") for one in LANGUAGES},
            "opens_on": timezone.localdate(sheet.opens_at) if sheet.opens_at else None,
            "closes_on": timezone.localdate(sheet.closes_at) if sheet.closes_at else None,
            "closed_by_hand": sheet.closed_by_hand,
            "age_from": sheet.age_from,
            "age_to": sheet.age_to,
            "adults_take_places": forum.adults_take_places,
            "youth_per_adult": forum.youth_per_adult,
            "own_photo_age": forum.own_photo_age,
        }

    def clean(self):
        data = super().clean()
        if data.get("remotely") and not data.get("how_fi"):
            self.add_error("how_fi", _("Say in Finnish what one takes part in remotely."))
        low, high = data.get("age_from"), data.get("age_to")
        if low is not None and high is not None and high < low:
            self.add_error("age_to", _("The upper age must be the same as the lower one or more."))
        return data

    def deed(self) -> dict:
        """Keywords of places.keep(). Only when valid."""
        data, sheet = self.cleaned_data, self.forum.sheet
        window = {
            "opens_at": _moment(data["opens_on"], time(), sheet.opens_at),
            "closes_at": _moment(data["closes_on"], LAST_MINUTE, sheet.closes_at),
            **{name: data[name] for name in ("closed_by_hand", "age_from", "age_to")},
        }
        return {
            "window": window,
            "of_forum": {
                name: data[name] for name in ("adults_take_places", "youth_per_adult", "own_photo_age")
            },
            "here": data["here"],
            "remotely": data["remotely"],
            "how": {one: data[f"how_{one}"] for one in LANGUAGES},
            "link": data["link"] or ("" if data.get("remove_link") else None),
        }


def _moment(chosen, clock: time, before: datetime | None):
    """A moment of that day; the hour that stood before stays when the day does."""
    if chosen is None or (before and timezone.localdate(before) == chosen):
        return before if chosen else None
    return timezone.make_aware(datetime.combine(chosen, clock))


class NewForm(HouseForm):
    """The first forum of a house: its day, place and theme. The rest is written on its own pages."""

    starts_on = day(_("Day"), required=True)
    starts_at = clock_time(_("Starts"))
    ends_at = clock_time(_("Ends"))
    venue = forms.CharField(label=_("Place"), max_length=160, required=False, help_text=_("Everyone reads it."))
    area = forms.ModelChoiceField(None, label=_("Area"), empty_label=None)
    here = number(_("Places on site"), least=1)
    theme_fi = forms.CharField(label=_("Theme, in Finnish"), max_length=120)
    purpose_fi = forms.CharField(
        label=_("What it is for, in Finnish"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["area"].queryset = Area.objects.filter(pk__in=user.area_ids).order_by("name_fi", "pk")

    def clean_starts_on(self):
        chosen = self.cleaned_data["starts_on"]
        if chosen <= timezone.localdate():
            raise forms.ValidationError(_("Choose a day that is still to come."))
        return chosen

    def plan(self) -> dict:
        """Keywords of actions.plan_forum(). Only when valid."""
        data = self.cleaned_data
        return {
            "year": data["starts_on"].year,
            "texts": {name: data[name] for name in ("theme_fi", "purpose_fi")},
            **{name: data[name] for name in ("starts_on", "starts_at", "ends_at", "venue", "area")},
            "sheet": {"capacity": data["here"], "closed_by_hand": True},
        }
