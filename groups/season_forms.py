"""What leaders fill in about a season and its meetings. Times are local wall times."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from booking.calendar import rules
from booking.calendar.models import HELSINKI
from booking.calendar.schedule.form import COUNT, MONTHLY, WEEKLY
from kuulluksi.forms import HouseForm

from . import words
from .models import Facilitator, LeaderHours, PeerGroup, SeasonTemplate


def schedule_of(template: SeasonTemplate | None) -> dict:
    """What the calendar's ScheduleForm begins with: so many weekly, fortnightly or monthly meetings."""
    if template is None:
        return {"repeats": WEEKLY, "ends": COUNT, "count": 8, "hours": 1, "minutes": 30}
    monthly = template.rhythm == SeasonTemplate.Rhythm.MONTHLY
    return {
        "repeats": MONTHLY if monthly else WEEKLY,
        "interval": 1 if monthly else int(template.rhythm),
        "ends": COUNT,
        "count": template.meetings,
        "hours": template.minutes // 60,
        "minutes": template.minutes % 60,
    }


class SeasonForm(HouseForm):
    """A season beside its dates (booking.calendar's ScheduleForm): the place, and the sheet on the door."""

    hide_optional = True
    say_required = True

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
    adult_signs_up = forms.BooleanField(label=_("An adult signs the child up"), required=False)
    age_from = forms.IntegerField(label=_("Age about from"), required=False, min_value=0, max_value=120)
    age_to = forms.IntegerField(
        label=_("Age about to"),
        required=False,
        min_value=0,
        max_value=120,
        help_text=_("Ages are soft: outside them people are asked to talk first."),
    )

    @staticmethod
    def from_template(template: SeasonTemplate | None) -> dict:
        """What the form begins with."""
        if template is None:
            return {}
        names = ("age_from", "age_to", "adult_signs_up")
        return {name: getattr(template, name) for name in names} | {"capacity": template.places}

    def clean_opens_on(self):
        day = self.cleaned_data["opens_on"]
        if day and not rules.EARLIEST <= day <= rules.LATEST:
            raise ValidationError(rules.OUT_OF_BOUNDS)
        return day

    def clean(self):
        data = super().clean()
        young, old = data.get("age_from"), data.get("age_to")
        if young is not None and old is not None and young > old:
            self.add_error("age_to", _("The upper age must be the same as the lower one or more."))
        return data

    def sheet(self) -> dict:
        data = self.cleaned_data
        return {
            "capacity": data["capacity"],
            "opens_at": words.midnight(data["opens_on"]) if data["opens_on"] else None,
            "age_from": data["age_from"],
            "age_to": data["age_to"],
            "adult_signs_up": data["adult_signs_up"],
        }


class MoveForm(HouseForm):
    """Another day, time or place for one meeting."""

    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    starts_at = forms.TimeField(
        label=_("Starts"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    minutes = forms.IntegerField(label=_("Length in minutes"), min_value=15, max_value=600)
    venue = forms.CharField(
        label=_("Place"), max_length=160, required=False, help_text=_("Empty: where the group always meets.")
    )

    def __init__(self, *args, meeting, **kwargs):
        self.zone = ZoneInfo(HELSINKI)
        start = timezone.localtime(meeting.start, self.zone)
        kwargs["initial"] = {
            "day": start.date(),
            "starts_at": start.time(),
            "minutes": int((meeting.end - meeting.start).total_seconds() // 60),
            "venue": meeting.venue,
        }
        super().__init__(*args, **kwargs)

    def clean(self):
        data = super().clean()
        if not self.errors:
            rules.check_start(data["day"], data["starts_at"], timedelta(minutes=data["minutes"]))
        return data

    def times(self) -> tuple[datetime, datetime]:
        """Start and end as instants."""
        data = self.cleaned_data
        start = datetime.combine(data["day"], data["starts_at"])
        end = start + timedelta(minutes=data["minutes"])
        return start.replace(tzinfo=self.zone), end.replace(tzinfo=self.zone)


class StandInForm(HouseForm):
    role = forms.ChoiceField(
        label=_("Who leads this time"),
        choices=Facilitator.Role,
        initial=Facilitator.Role.STAFF,
        widget=forms.RadioSelect,
    )


class HoursForm(HouseForm):
    """Time given to a group on one day."""

    group = forms.ModelChoiceField(label=_("Group"), queryset=PeerGroup.objects.none(), empty_label=None)
    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    what = forms.ChoiceField(label=_("What for"), choices=LeaderHours.What)
    minutes = forms.IntegerField(label=_("Minutes"), min_value=1, max_value=24 * 60)

    def __init__(self, *args, groups, **kwargs):
        super().__init__(*args, **kwargs)
        if groups is not None:
            self.fields["group"].queryset = groups
            self.fields["group"].label_from_instance = lambda group: group.name
