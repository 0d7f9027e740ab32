"""The form of a schedule: when it starts, how long it lasts, how it repeats and until when.

Another room puts it on a page of its own like this::

    form = ScheduleForm(request.POST or None, initial=ScheduleForm.values_of(event))   # or without initial
    {% include "calendar/desk/schedule_fields.html" with form=form %}
    if form.is_valid(): form.schedule            # a Schedule; actions.make_event(**form.event(), …)

and shows the dates before saving with ``shown(form.schedule)`` in templates/calendar/desk/schedule_dates.html.
Everything works without JavaScript; static/js/schedule.js shows the dates while one types.
"""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import recurrence
from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import WEEKDAYS as WEEKDAY_NAMES
from django.utils.translation import gettext_lazy as _

from kuulluksi.forms import HouseForm

from .. import rules
from ..models import Event
from .dates import Schedule, day_of
from .holidays import holidays_among

ONCE, WEEKLY, MONTHLY = "once", "weekly", "monthly"
SAME_DAY, SAME_WEEKDAY, LAST_WEEKDAY = "day", "weekday", "last"
UNTIL, COUNT = "until", "count"
UNMAPPED = _(
    "This series repeats in a way this form does not know. Change its meetings one by one, or cancel it and make a new one."
)
NUMBER = {"class": "w-number", "inputmode": "numeric"}


def date_input():
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def time_input():
    return forms.TimeInput(format="%H:%M", attrs={"type": "time"})


class LengthForm(HouseForm):
    """When one session starts and how long it lasts, by the clock or in whole days."""

    say_required = True
    hide_optional = True

    starts_on = forms.DateField(
        label=_("First day"),
        widget=date_input(),
        error_messages={"invalid": _("This is not a date. Write it as 24.12.2026.")},
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
    )
    all_day = forms.BooleanField(label=_("Lasts whole days, without a time"), required=False)
    starts_at = forms.TimeField(
        label=_("Starts at"),
        required=False,
        widget=time_input(),
        input_formats=["%H:%M", "%H.%M", "%H:%M:%S"],
        error_messages={"invalid": _("This is not a time. Write it as 17.00.")},
    )
    hours = forms.IntegerField(
        label=_("Hours"), required=False, min_value=0, max_value=72, widget=forms.NumberInput(NUMBER)
    )
    minutes = forms.IntegerField(
        label=_("Minutes"), required=False, min_value=0, max_value=59, widget=forms.NumberInput(NUMBER)
    )
    days = forms.IntegerField(
        label=_("Days"), required=False, min_value=1, max_value=31, widget=forms.NumberInput(NUMBER)
    )

    @staticmethod
    def length_values(starts_on: date, starts_at, duration: timedelta) -> dict:
        """What stands in the fields at first."""
        minutes = int(duration.total_seconds()) // 60
        return {
            "starts_on": starts_on,
            "all_day": starts_at is None,
            "starts_at": starts_at,
            "hours": minutes // 60 if starts_at is not None else None,
            "minutes": minutes % 60 if starts_at is not None else None,
            "days": duration.days if starts_at is None else None,
        }

    def clean(self):
        data = super().clean()
        if data.get("all_day"):
            if data.get("starts_at"):
                self.add_error(
                    "all_day", _("Choose one: whole days, or a time. Take away the tick or empty the time.")
                )
        elif not data.get("starts_at") and "starts_at" not in self.errors:
            self.add_error("starts_at", _("Write when it starts, or choose whole days."))
        elif not (data.get("hours") or data.get("minutes")) and not {"hours", "minutes"} & set(self.errors):
            self.add_error("minutes", _("Write how long it lasts."))
        return data

    @property
    def duration(self) -> timedelta:
        data = self.cleaned_data
        if data["all_day"]:
            return timedelta(days=data.get("days") or 1)
        return timedelta(hours=data.get("hours") or 0, minutes=data.get("minutes") or 0)


class ScheduleForm(LengthForm):
    """A whole series. After is_valid(): ``schedule``."""

    repeats = forms.ChoiceField(
        label=_("How often"),
        widget=forms.RadioSelect,
        choices=[(ONCE, _("once")), (WEEKLY, _("by the week")), (MONTHLY, _("by the month"))],
        initial=ONCE,
        error_messages={"invalid_choice": UNMAPPED},
    )
    interval = forms.IntegerField(
        label=_("Every how many weeks or months"),
        required=False,
        min_value=1,
        max_value=52,
        initial=1,
        widget=forms.NumberInput(NUMBER),
        help_text=_("1 is every week or month, 2 every other one."),
    )
    weekdays = forms.MultipleChoiceField(
        label=_("Weekdays"),
        required=False,
        choices=[(code, WEEKDAY_NAMES[number]) for number, code in enumerate(rules.WEEKDAYS)],
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen: the weekday of the first day."),
    )
    monthly_by = forms.ChoiceField(
        label=_("Which day of the month"),
        required=False,
        widget=forms.RadioSelect,
        choices=[
            (SAME_DAY, _("the same date as the first day, for example the 15th")),
            (SAME_WEEKDAY, _("the same weekday as the first day, for example the second Tuesday")),
            (LAST_WEEKDAY, _("the last such weekday of the month")),
        ],
        initial=SAME_WEEKDAY,
    )
    ends = forms.ChoiceField(
        label=_("Until when"),
        required=False,
        widget=forms.RadioSelect,
        choices=[(UNTIL, _("until a day")), (COUNT, _("a number of times"))],
        initial=UNTIL,
    )
    until = forms.DateField(
        label=_("Last day"),
        required=False,
        widget=date_input(),
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
        error_messages={"invalid": _("This is not a date. Write it as 24.12.2026.")},
    )
    count = forms.IntegerField(
        label=_("How many times"),
        required=False,
        min_value=1,
        widget=forms.NumberInput(NUMBER),
        help_text=_("Dates left out count among them."),
    )
    extra = forms.CharField(
        label=_("Extra dates"),
        required=False,
        max_length=400,
        help_text=_("Held beside the others at the same time. For example 24.12.2026, with commas between."),
    )

    @staticmethod
    def values_of(event: Event, schedule: Schedule) -> dict:
        """What stands in the form of an event that is there. Raises ValidationError when the form cannot say its rule."""
        values = LengthForm.length_values(schedule.starts_on, schedule.starts_at, schedule.duration)
        values["extra"] = ", ".join(f"{day.day}.{day.month}.{day.year}" for day in sorted(schedule.extra))
        values["left_out"] = [day.isoformat() for day in sorted(schedule.left_out)]
        return {**values, **_rule_values(schedule)}

    def left_out(self) -> frozenset[date]:
        """Ticked dates, as they came: what is no date is not ticked."""
        if not self.is_bound:
            return frozenset(date.fromisoformat(text) for text in self.initial.get("left_out", ()))
        found = set()
        for text in self.data.getlist(self.add_prefix("left_out"))[: rules.MOST_SESSIONS]:
            try:
                found.add(date.fromisoformat(text))
            except ValueError:
                continue
        return frozenset(found)

    def clean_extra(self) -> frozenset[date]:
        days = set()
        for text in filter(None, (part.strip() for part in self.cleaned_data["extra"].split(","))):
            try:
                days.add(forms.DateField(input_formats=["%d.%m.%Y", "%Y-%m-%d"]).clean(text))
            except ValidationError:
                raise ValidationError(
                    _("%(text)s is not a date. Write dates as 24.12.2026."), params={"text": text[:20]}
                ) from None
        return frozenset(days)

    def clean(self):
        data = super().clean()
        if self.errors:
            return data
        try:
            rule = self._rule()
        except ValidationError as refusal:
            self.add_error(self._field_of(refusal), refusal)
            return data
        starts_at = None if data["all_day"] else data["starts_at"]
        schedule = Schedule(data["starts_on"], starts_at, self.duration, rule, extra=data["extra"])
        try:
            ruled = {day_of(start) for start in schedule.ruled()}
            self.schedule = Schedule(
                data["starts_on"],
                starts_at,
                self.duration,
                rule,
                self.left_out() & ruled,
                data["extra"] - ruled,
            )
            self.schedule.starts()
        except ValidationError as refusal:
            self.add_error(self._field_of(refusal), refusal)
        return data

    def _rule(self) -> recurrence.Recurrence | None:
        data = self.cleaned_data
        if data["repeats"] == ONCE:
            return None
        end = self._end()
        step = data.get("interval") or 1
        if data["repeats"] == WEEKLY:
            return rules.weekly(step, data["weekdays"] or [data["starts_on"].weekday()], **end)
        day, weekday = data["starts_on"].day, data["starts_on"].weekday()
        if data.get("monthly_by") == SAME_DAY:
            return rules.monthly(step, day=day, **end)
        position = (day - 1) // 7 + 1
        if data.get("monthly_by") == LAST_WEEKDAY or position == 5:
            position = -1
        return rules.monthly(step, position=position, weekday=weekday, **end)

    def _end(self) -> dict:
        data = self.cleaned_data
        if data.get("ends") == COUNT:
            if not data.get("count"):
                raise ValidationError(_("Write how many times. A series needs an end."), code="count")
            return {"count": data["count"]}
        if not data.get("until"):
            raise ValidationError(_("Write the last day. A series needs an end."), code="until")
        return {"until": data["until"]}

    def _field_of(self, refusal: ValidationError) -> str | None:
        """Where a sentence belongs."""
        if getattr(refusal, "code", None) in ("count", "until"):
            return refusal.code
        places = {rules.NIGHT: "starts_at", rules.OUT_OF_BOUNDS: "starts_on"}
        if self.cleaned_data.get("repeats") != ONCE:
            places[rules.TOO_LONG] = "count" if self.cleaned_data.get("ends") == COUNT else "until"
        return {str(sentence): place for sentence, place in places.items()}.get(refusal.messages[0])

    def leave_holidays_out(self) -> None:
        """Tick the public holidays among the dates. For the button of that name, before the dates are shown again."""
        if not self.is_valid():
            return
        data = self.data.copy()
        name = self.add_prefix("left_out")
        days = [line.day for line in dates_shown(self.schedule) if not line.extra]
        ticked = set(data.getlist(name)) | {day.isoformat() for day in holidays_among(days)}
        data.setlist(name, sorted(ticked))
        self.data = data
        self.full_clean()

    def event(self) -> dict:
        """Arguments of actions.make_event."""
        schedule = self.schedule
        return {
            "starts_on": schedule.starts_on,
            "starts_at": schedule.starts_at,
            "duration": schedule.duration,
            "rule": schedule.rule,
            "dates_left_out": schedule.left_out,
            "extra_dates": schedule.extra,
        }


def _rule_values(schedule: Schedule) -> dict:
    if schedule.rule is None:
        return {"repeats": ONCE}
    rule = schedule.rule.rrules[0]
    values = {"interval": rule.interval, "count": rule.count, "ends": COUNT if rule.count else UNTIL}
    if rule.until:
        values["until"] = rules.last_day_of(rule)
    days = [recurrence.to_weekday(day) for day in rule.byday]
    odd = rule.bysetpos or rule.bymonth or len(schedule.rule.rrules) != 1
    if rule.freq == recurrence.WEEKLY and not odd and not any(day.index for day in days):
        numbers = [day.number for day in days] or [schedule.starts_on.weekday()]
        return {**values, "repeats": WEEKLY, "weekdays": [rules.WEEKDAYS[number] for number in numbers]}
    if rule.freq == recurrence.MONTHLY and not odd and len(days) + len(rule.bymonthday) == 1:
        by = SAME_DAY if not days else LAST_WEEKDAY if days[0].index == -1 else SAME_WEEKDAY
        return {**values, "repeats": MONTHLY, "monthly_by": by}
    raise ValidationError(UNMAPPED)


@dataclass(frozen=True)
class Line:
    """One date to look at before saving. left_out: ticked. holiday: the name of a public holiday, or "". extra: beside
    the rule, so it cannot be left out by a tick."""

    day: date
    start: datetime | date
    left_out: bool
    holiday: str
    extra: bool


def dates_shown(schedule: Schedule, *, after: date | None = None) -> list[Line]:
    """Every date of a schedule, those left out too; with ``after`` only the later ones."""
    days = {day_of(start): False for start in schedule.ruled()} | dict.fromkeys(schedule.extra, True)
    days = {day: extra for day, extra in days.items() if after is None or day > after}
    named = holidays_among(days)
    return [
        Line(day, schedule.at(day), day in schedule.left_out, named.get(day, ""), extra)
        for day, extra in sorted(days.items())
    ]


def shown(schedule: Schedule) -> dict:
    """What schedule_dates.html draws of a new schedule: its dates, their digest and their number."""
    return {"lines": dates_shown(schedule), "seen": digest_of(schedule), "total": len(schedule.starts())}


def digest_of(schedule: Schedule) -> str:
    """What a person saw before they pressed "save"."""
    words = f"{schedule.duration} {' '.join(map(str, schedule.starts()))}"
    return hashlib.sha256(words.encode()).hexdigest()[:20]
