"""Forms for one session: another time, another place, somebody else to hold it."""

from datetime import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from kuulluksi.forms import HouseForm

from ..models import Event, Occurrence
from ..rules import HELSINKI, check_start, instant, wall
from .event_form import ColleaguesField
from .form import LengthForm


class MoveForm(LengthForm):
    """Another time for one session: by the clock, or in whole days, as its series."""

    def __init__(self, *args, session: Occurrence, **kwargs):
        event = session.event
        kwargs.setdefault("initial", self.values_of(event, session))
        super().__init__(*args, **kwargs)
        self.event = event
        self.fields["starts_on"].label = _("Day")
        for name in ("all_day", *(("starts_at", "hours", "minutes") if event.lasts_days else ("days",))):
            del self.fields[name]

    @classmethod
    def values_of(cls, event: Event, session: Occurrence) -> dict:
        start, end = wall(session.start, event.tz), wall(session.end, event.tz)
        return cls.length_values(start.date(), None if event.lasts_days else start.time(), end - start)

    def clean(self):
        self.cleaned_data["all_day"] = self.event.lasts_days
        data = super().clean()
        if not self.errors:
            starts_at = None if self.event.lasts_days else data["starts_at"]
            try:
                check_start(data["starts_on"], starts_at, self.duration)
            except forms.ValidationError as refusal:
                self.add_error("starts_on" if self.event.lasts_days else "starts_at", refusal)
        return data

    def span(self) -> dict:
        """start and end as aware datetimes, for move_and_tell."""
        data = self.cleaned_data
        day = data["starts_on"]
        start = day if self.event.lasts_days else datetime.combine(day, data["starts_at"])
        return {"start": instant(start, HELSINKI), "end": instant(start + self.duration, HELSINKI)}


class PlaceForm(HouseForm):
    venue = forms.CharField(
        label=_("Place"),
        max_length=160,
        required=False,
        help_text=_("Empty: the series' own place."),
    )


class SubstituteForm(HouseForm):
    substitutes = ColleaguesField(
        label=_("Who holds this one session"),
        help_text=_("None chosen: those who hold the whole series."),
    )

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["substitutes"].queryset = people
