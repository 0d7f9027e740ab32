"""The request in five steps of calm size. Nothing here asks about a client."""

from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from kuulluksi.directory.models import Area, EngagementType
from kuulluksi.forms import HouseForm

from .. import guidelines
from ..models import ExpertRequest
from ..models.requests import Arrangement, Publicity
from ..topics import Topic, Viewpoint
from .fields import (
    LANGUAGES,
    LONGEST_AHEAD,
    PlainText,
    choose,
    clock_field,
    day_field,
    lines,
    phone,
    some_of,
)

WHAT, WHOSE, WHEN, THERE, YOU = "what", "whose", "when", "there", "you"
STEPS = {
    WHAT: ("engagement_type", "more_types", "aim", "agenda", "shaping"),
    WHOSE: ("viewpoint", "topics", "experts_wanted", "ages", "spoken_language"),
    WHEN: ("day_1", "day_2", "day_3", "clock", "hours", "rhythm", "until", "mode", "area", "place"),
    THERE: (
        *(
            "audience",
            "audience_size",
            "minors_present",
            "audience_adult",
            "recording",
            "publicity",
            "host",
            "backup_host",
        ),
        *("host_has_time", "arrangements", "orientation_by", "meeting_times"),
    ),
    YOU: (
        *("organisation_name", "unit", "unit_type", "requester_name", "requester_role", "requester_email"),
        *("requester_phone", "payer", "billing", "urgent", "follows_guidelines", "agrees"),
    ),
}
HEADINGS = {
    WHAT: _("What would you like?"),
    WHOSE: _("Whose experience?"),
    WHEN: _("When and where?"),
    THERE: _("Who is there?"),
    YOU: _("Who are you?"),
}
NOT_COLUMNS = ("agrees", "follows_guidelines", "clock", "day_1", "day_2", "day_3")


def _guidelines_words() -> str:
    return gettext("I have read the ethical guidelines (version %(version)s) and our team follows them") % {
        "version": guidelines.current().version
    }


class RequestForm(HouseForm):
    """All of it, or with ``only=WHEN`` one step of it. The desk and the check before sending take the whole."""

    engagement_type = forms.ModelChoiceField(
        EngagementType.objects.all(),
        label=_("What should the expert do?"),
        empty_label=_("Choose the nearest"),
        widget=forms.Select(attrs={"class": "w-mid"}),
        error_messages={"required": _("Choose what the expert should do. The nearest one is enough.")},
    )
    more_types = forms.ModelChoiceField(
        EngagementType.objects.all(),
        label=_("Something else as well?"),
        empty_label=_("Nothing else"),
        required=False,
        widget=forms.Select(attrs={"class": "w-mid"}),
    )
    aim = PlainText(
        label=_("What should be different afterwards?"),
        help_text=_(
            "Two or three sentences. Do not write about a client: no names, no life stories, no numbers."
        ),
        max_length=1500,
        widget=lines(4),
        error_messages={"required": _("Tell in a sentence or two what you hope for.")},
    )
    agenda = choose(ExpertRequest.Agenda.choices, _("Who decides on the content?"), initial="together")
    shaping = PlainText(
        label=_("What can the expert still change?"),
        help_text=_("For example the questions, the order, or who else is there."),
        required=False,
        max_length=600,
        widget=lines(2),
    )
    viewpoint = choose(
        [("", _("It does not matter")), *Viewpoint.choices],
        _("Whose experience do you wish for?"),
        required=False,
        widget=forms.Select(attrs={"class": "w-mid"}),
    )
    topics = some_of(
        Topic.choices,
        _("What will you talk about?"),
        help_text=_("The coordinator checks that the expert wants to talk about it."),
    )
    experts_wanted = forms.TypedChoiceField(
        label=_("How many experts do you wish for?"),
        choices=[
            ("1", _("one")),
            ("2", _("two: many like to come as a pair")),
            ("3", _("three")),
            ("4", _("four")),
        ],
        coerce=int,
        empty_value=1,
        required=False,
        initial="1",
        widget=forms.Select(attrs={"class": "w-mid"}),
    )
    ages = choose(ExpertRequest.Ages.choices, _("How old may the expert be?"), initial="any", required=False)
    spoken_language = choose(
        LANGUAGES, _("Language of the event"), widget=forms.Select(attrs={"class": "w-mid"})
    )
    day_1 = day_field(_("Wished day"), help_text=_("Leave the days empty if the day is still open."))
    day_2 = day_field(_("Another possible day"))
    day_3 = day_field(_("A third possible day"))
    clock = clock_field(_("Starts at"), required=False)
    hours = forms.TypedChoiceField(
        label=_("How long does it take?"),
        choices=[
            ("1", _("about an hour")),
            ("2", _("about two hours")),
            ("4", _("half a day")),
            ("8", _("a whole day")),
        ],
        coerce=int,
        initial="1",
        widget=forms.Select(attrs={"class": "w-mid"}),
    )
    rhythm = choose(
        ExpertRequest.Rhythm.choices,
        _("Once, or again and again?"),
        help_text=_("It may begin small and grow: the rhythm is looked at together as you go."),
        initial="once",
        required=False,
    )
    until = day_field(_("Until when?"), help_text=_("Only if it is not once. It can be made longer later."))
    mode = choose(ExpertRequest.Mode.choices, _("How do you meet?"), initial="on_site")
    area = forms.ModelChoiceField(
        Area.objects.all(),
        label=_("Area"),
        required=False,
        empty_label=_("Several areas, or not known yet"),
        widget=forms.Select(attrs={"class": "w-mid"}),
    )
    place = PlainText(
        label=_("Place"), help_text=_("Town and building are enough."), required=False, max_length=200
    )
    audience = PlainText(
        label=_("Who listens or takes part?"),
        help_text=_("For example: social workers of two teams."),
        max_length=300,
        error_messages={"required": _("Tell who is there. The expert wants to know before answering.")},
    )
    audience_size = forms.IntegerField(
        label=_("How many, about?"),
        required=False,
        min_value=1,
        max_value=5000,
        widget=forms.NumberInput(attrs={"class": "w-short", "inputmode": "numeric"}),
        error_messages={"invalid": _("Write a number, for example 20.")},
    )
    minors_present = forms.TypedChoiceField(
        label=_("Are people under 18 there?"),
        choices=[("no", _("No")), ("yes", _("Yes"))],
        coerce=lambda value: value == "yes",
        initial="no",
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose one.")},
    )
    audience_adult = PlainText(
        label=_("Which adult of yours is with the young people the whole time?"),
        help_text=_(
            "Only if people under 18 are there. Name and role; it may be the one who is there for the expert."
        ),
        required=False,
        max_length=160,
    )
    recording = choose(
        ExpertRequest.Recording.choices, _("Is it recorded, photographed or streamed?"), initial="none"
    )
    publicity = some_of(
        Publicity.choices, _("Who else can see it?"), help_text=_("The expert is asked about each of these.")
    )
    host = PlainText(
        label=_("Who is there for the expert on the day?"),
        help_text=_("Name and role of someone who has time before, during and after."),
        max_length=160,
        error_messages={"required": _("Name someone. Nobody is left alone.")},
    )
    backup_host = PlainText(label=_("Who, if they fall ill?"), required=False, max_length=160)
    host_has_time = forms.BooleanField(
        label=_("Both have reserved the time, 30 minutes before and after included"), required=False
    )
    arrangements = some_of(Arrangement.choices, _("What can you arrange?"))
    orientation_by = choose(
        ExpertRequest.OrientationBy.choices,
        _("Who tells the expert about the task?"),
        initial="coordinator",
        required=False,
    )
    meeting_times = PlainText(
        label=_("When could you plan it together?"),
        help_text=_("Two or three times for a call of half an hour."),
        required=False,
        max_length=300,
        widget=lines(2),
    )
    organisation_name = PlainText(
        label=_("Organisation"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
        error_messages={"required": _("Write the name of your organisation.")},
    )
    unit = PlainText(label=_("Unit or team"), required=False, max_length=120)
    unit_type = choose(
        [("", _("Choose the nearest")), *ExpertRequest.UnitType.choices],
        _("What kind of unit is it?"),
        required=False,
        widget=forms.Select(attrs={"class": "w-mid"}),
    )
    requester_name = PlainText(
        label=_("Your name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Write your name, so that we know whom to answer.")},
    )
    requester_role = PlainText(
        label=_("Your role"),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    requester_email = forms.EmailField(
        label=_("Work e-mail"),
        help_text=_("We send a link there. With it you confirm the request and see how it goes."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Write your work e-mail. Without it we cannot answer."),
            "invalid": _("Check the e-mail address. It looks like name@organisation.fi."),
        },
    )
    requester_phone = forms.CharField(
        label=_("Phone"),
        required=False,
        max_length=25,
        validators=[phone],
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "class": "w-mid"}),
    )
    payer = choose(ExpertRequest.Payer.choices, _("Who pays the fee and the travel?"), initial="agreed")
    billing = PlainText(
        label=_("Cost centre or invoice reference"),
        help_text=_("If you know it. No client numbers."),
        required=False,
        max_length=80,
    )
    urgent = forms.BooleanField(label=_("It is urgent: an answer is needed within two days"), required=False)
    follows_guidelines = forms.BooleanField(
        label=lazy(_guidelines_words, str)(),
        error_messages={"required": _("Please read the guidelines and tick this. They are short.")},
    )
    agrees = forms.BooleanField(
        label=_(
            "The expert may appear without a name. Nobody tries to find out who they are, and nobody is recorded without leave"
        ),
        error_messages={"required": _("Please tick this. It keeps the expert safe.")},
    )

    def __init__(self, *args, only: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        if only:
            for name in set(self.fields) - set(STEPS[only]):
                del self.fields[name]

    def sections(self):
        """(heading, bound fields) in the order of the page."""
        return [(HEADINGS[step], [self[name] for name in names]) for step, names in STEPS.items()]

    def step_with_errors(self) -> str:
        """The first step in which something is wrong, or ""."""
        return next((step for step, names in STEPS.items() if set(names) & set(self.errors)), "")

    def _wished_day(self, name):
        day = self.cleaned_data.get(name)
        today = timezone.localdate()
        if day and not today <= day <= today + LONGEST_AHEAD:
            raise ValidationError(_("Choose a day from today to two years ahead."))
        return day

    def clean_day_1(self):
        return self._wished_day("day_1")

    def clean_day_2(self):
        return self._wished_day("day_2")

    def clean_day_3(self):
        return self._wished_day("day_3")

    def clean_until(self):
        return self._wished_day("until")

    def clean(self):
        days = [self.cleaned_data.get(name) for name in ("day_1", "day_2", "day_3")]
        until = self.cleaned_data.get("until")
        named = self.cleaned_data.get("audience_adult")
        if self.cleaned_data.get("minors_present") and not named:
            self.add_error(
                "audience_adult", _("Name an adult of yours who is with the young people the whole time.")
            )
        if until and any(day and until < day for day in days):
            self.add_error("until", _("The last day is before the first. Check the days."))
        return self.cleaned_data

    def answers(self) -> dict:
        """Columns of ExpertRequest, and ``more_types``. Wished times are wall-clock texts: 2026-12-04T13:00."""
        data = dict(self.cleaned_data)
        clock, *days = (data[name] for name in ("clock", "day_1", "day_2", "day_3"))
        data["more_types"] = [data["more_types"]] if data["more_types"] else []
        for name in ("ages", "rhythm", "orientation_by"):
            data[name] = data[name] or self.fields[name].initial
        for name in NOT_COLUMNS:
            data.pop(name)
        data["wishes"] = [
            datetime.combine(day, clock).isoformat(timespec="minutes") if clock else day.isoformat()
            for day in sorted({day for day in days if day})
        ]
        if data["rhythm"] == ExpertRequest.Rhythm.ONCE:
            data["until"] = None
        data["guidelines"] = guidelines.current().version
        return data
