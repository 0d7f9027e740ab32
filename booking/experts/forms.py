"""What a professional is asked, and what the desk fills in. Nothing here asks about a client."""

import unicodedata
from datetime import datetime, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kuulluksi.directory.models import Area, Audience, EngagementType
from kuulluksi.forms import HouseForm

from .models import Assignment, Disclosure, ExpertProfile, ExpertRequest
from .topics import Topic, Viewpoint

LANGUAGES = [("fi", _("Finnish")), ("sv", _("Swedish")), ("en", _("English"))]
DAY_FORMATS = ["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y"]
CLOCK_FORMATS = ["%H:%M", "%H.%M", "%H"]
LONGEST_AHEAD = timedelta(days=2 * 366)
phone = RegexValidator(
    r"^[0-9+()\- ]{5,25}$", _("Write the phone number with digits, for example 040 000 0000.")
)


class PlainText(forms.CharField):
    """Text without control characters; line breaks stay when there are many lines."""

    def to_python(self, value):
        text = super().to_python(value)
        return "".join(c for c in text if c in "\n\r\t" or unicodedata.category(c)[0] != "C")


def lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def day_field(label, *, required=False, **kwargs) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=required,
        input_formats=DAY_FORMATS,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "w-short"}),
        error_messages={
            "invalid": _("Write the day like this: 4.12.2026."),
            "required": _("Give a day."),
        },
        **kwargs,
    )


def choose(choices, label, **kwargs) -> forms.ChoiceField:
    kwargs.setdefault("widget", forms.RadioSelect)
    kwargs.setdefault("error_messages", {"required": _("Choose one.")})
    return forms.ChoiceField(label=label, choices=choices, **kwargs)


class RequestForm(HouseForm):
    """The request, on one calm page. ``sections`` groups the fields for the template."""

    SECTIONS = (
        (_("What would you like?"), ("engagement_type", "aim", "agenda", "viewpoint", "topics")),
        (
            _("When and where?"),
            ("day_1", "day_2", "day_3", "clock", "hours", "mode", "area", "place", "spoken_language"),
        ),
        (_("Who is there?"), ("audience", "audience_size", "minors_present", "recording")),
        (_("On the day"), ("host", "backup_host", "payer")),
        (
            _("Who are you?"),
            (
                "organisation_name",
                "unit",
                "requester_name",
                "requester_email",
                "requester_phone",
                "urgent",
                "agrees",
            ),
        ),
    )

    engagement_type = forms.ModelChoiceField(
        EngagementType.objects.all(),
        label=_("What should the expert do?"),
        empty_label=_("Choose the nearest"),
        widget=forms.Select(attrs={"class": "w-mid"}),
        error_messages={"required": _("Choose what the expert should do. The nearest one is enough.")},
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
    viewpoint = choose(
        [("", _("It does not matter")), *Viewpoint.choices],
        _("Whose experience do you wish for?"),
        required=False,
        widget=forms.Select(attrs={"class": "w-mid"}),
    )
    topics = forms.MultipleChoiceField(
        label=_("What will you talk about?"),
        help_text=_("The coordinator checks that the expert wants to talk about it."),
        choices=Topic.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    day_1 = day_field(_("Wished day"), help_text=_("Leave the days empty if the day is still open."))
    day_2 = day_field(_("Another possible day"))
    day_3 = day_field(_("A third possible day"))
    clock = forms.TimeField(
        label=_("Starts at"),
        required=False,
        input_formats=CLOCK_FORMATS,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time", "class": "w-short"}),
        error_messages={"invalid": _("Write the time like this: 13.00.")},
    )
    hours = forms.TypedChoiceField(
        label=_("How long does it take?"),
        choices=[
            ("1", _("about an hour")),
            ("2", _("about two hours")),
            ("4", _("half a day")),
            ("8", _("a whole day")),
            ("16", _("many times; let us agree on it")),
        ],
        coerce=int,
        initial="1",
        widget=forms.Select(attrs={"class": "w-mid"}),
    )
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
    spoken_language = choose(
        LANGUAGES, _("Language of the event"), widget=forms.Select(attrs={"class": "w-mid"})
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
    recording = choose(
        ExpertRequest.Recording.choices, _("Is it recorded, photographed or streamed?"), initial="none"
    )
    host = PlainText(
        label=_("Who is there for the expert on the day?"),
        help_text=_("Name and role of someone who has time before, during and after."),
        max_length=160,
        error_messages={"required": _("Name someone. Nobody is left alone.")},
    )
    backup_host = PlainText(label=_("Who, if they fall ill?"), required=False, max_length=160)
    payer = choose(ExpertRequest.Payer.choices, _("Who pays the fee and the travel?"), initial="agreed")
    organisation_name = PlainText(
        label=_("Organisation"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
        error_messages={"required": _("Write the name of your organisation.")},
    )
    unit = PlainText(label=_("Unit or team"), required=False, max_length=120)
    requester_name = PlainText(
        label=_("Your name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Write your name, so that we know whom to answer.")},
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
    urgent = forms.BooleanField(label=_("It is urgent: an answer is needed within two days"), required=False)
    agrees = forms.BooleanField(
        label=_(
            "We follow the ethical guidelines: the expert may appear without a name, and nobody is recorded without leave"
        ),
        error_messages={"required": _("Please tick this. It keeps the expert safe.")},
    )

    def sections(self):
        """(heading, bound fields) in the order of the page."""
        return [(heading, [self[name] for name in names]) for heading, names in self.SECTIONS]

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

    def answers(self) -> dict:
        """Columns of ExpertRequest. Wished times are wall-clock texts: 2026-12-04T13:00, or 2026-12-04."""
        data = dict(self.cleaned_data)
        data.pop("agrees")
        clock = data.pop("clock")
        days = [day for day in (data.pop("day_1"), data.pop("day_2"), data.pop("day_3")) if day]
        data["wishes"] = [
            datetime.combine(day, clock).isoformat(timespec="minutes") if clock else day.isoformat()
            for day in sorted(set(days))
        ]
        return data


# --- The desk's own forms ---


def euros(label, **kwargs) -> forms.DecimalField:
    return forms.DecimalField(
        label=label,
        min_value=0,
        max_value=9999,
        decimal_places=2,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        error_messages={"invalid": _("Write the sum like this: 80,00.")},
        **kwargs,
    )


def cents(amount) -> int | None:
    return None if amount is None else int(amount * 100)


class InviteForm(HouseForm):
    """What every invited expert is shown beside the request itself."""

    support_person = PlainText(
        label=_("Who supports the expert?"),
        help_text=_("Someone familiar to them. Saying yes accepts this person."),
        max_length=160,
        required=False,
    )
    adult = PlainText(
        label=_("Named adult, if the expert is under 18"),
        help_text=_("There the whole time. Without one a person under 18 cannot be confirmed."),
        max_length=160,
        required=False,
    )
    fee = euros(_("Fee in euros"), required=False)
    words = PlainText(label=_("A few words to the expert"), max_length=600, required=False, widget=lines(3))


class SupportForm(HouseForm):
    support_person = InviteForm.base_fields["support_person"]
    adult = InviteForm.base_fields["adult"]


class AgreeTimeForm(HouseForm):
    day = day_field(_("Day"), required=True)
    clock = forms.TimeField(
        label=_("Starts at"),
        input_formats=CLOCK_FORMATS,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={"invalid": _("Write the time like this: 13.00."), "required": _("Give the time.")},
    )

    def starts_at(self) -> datetime:
        wall = datetime.combine(self.cleaned_data["day"], self.cleaned_data["clock"])
        return timezone.make_aware(wall)


class PrepareForm(HouseForm):
    orientation_on = day_field(_("Orientation held on"))
    fee = euros(_("Fee in euros"), required=False)
    travel_agreed = forms.BooleanField(label=_("Travel is agreed, or none is needed"), required=False)


class HeldForm(HouseForm):
    held_on = day_field(_("Held on"), required=True)


class DebriefForm(HouseForm):
    kind = choose(Assignment.DebriefKind.choices, _("How was it talked through?"))


class NoMatchForm(HouseForm):
    words = PlainText(
        label=_("What do you suggest instead?"),
        help_text=_(
            "For example a statement in writing, a developer group, or an NGO. The requester reads this."
        ),
        max_length=800,
        widget=lines(3),
        error_messages={"required": _("Tell the requester what could be done instead.")},
    )


class TravelForm(HouseForm):
    travel = euros(_("Travel in euros"))


class PaidForm(HouseForm):
    paid_on = day_field(_("Paid on"), required=True)


class RevealForm(HouseForm):
    reason = PlainText(
        label=_("Why do you open it?"),
        help_text=_("A few words. They are kept in the log with your name."),
        max_length=120,
        error_messages={"required": _("Write why. It is kept in the log.")},
    )


class ExpertForm(HouseForm):
    """A new profile: only what the person wants to tell."""

    alias = PlainText(
        label=_("Working name"), help_text=_("Chosen by the person. Never the legal name."), max_length=60
    )
    channel = choose(ExpertProfile.Channel.choices, _("How does the person want to hear from us?"))
    contact = PlainText(label=_("Phone number or e-mail"), max_length=254)
    contact_wishes = PlainText(label=_("When and how to make contact"), required=False, max_length=300)
    birth_year = forms.RegexField(
        r"^(19|20)\d\d$",
        label=_("Year of birth"),
        help_text=_("Only to know who needs a named adult."),
        required=False,
        error_messages={"invalid": _("Write the year with four digits.")},
    )
    language = choose(LANGUAGES, _("Language of messages"), initial="fi")
    languages = forms.MultipleChoiceField(
        label=_("Languages spoken"), choices=LANGUAGES, widget=forms.CheckboxSelectMultiple
    )
    areas = forms.ModelMultipleChoiceField(
        Area.objects.none(), label=_("Areas"), widget=forms.CheckboxSelectMultiple
    )
    viewpoint = choose(Viewpoint.choices, _("Viewpoint"))
    experience = forms.ModelMultipleChoiceField(
        Audience.objects.all(), label=_("Experience of"), required=False, widget=forms.CheckboxSelectMultiple
    )
    engagement_types = forms.ModelMultipleChoiceField(
        EngagementType.objects.all(),
        label=_("Wants to do"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    topics = forms.MultipleChoiceField(
        label=_("Talks about"), choices=Topic.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    not_about = forms.MultipleChoiceField(
        label=_("Does not want to be asked about"),
        choices=Topic.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    disclosure = choose(Disclosure.choices, _("Appears with"), initial=Disclosure.PSEUDONYM)
    may_be_recorded = forms.BooleanField(label=_("May be recorded or streamed"), required=False)
    stage = choose(ExpertProfile.Stage.choices, _("Stage"), initial=ExpertProfile.Stage.ACTIVE)

    def __init__(self, *args, areas, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["areas"].queryset = areas

    def clean(self):
        both = set(self.cleaned_data.get("topics", ())) & set(self.cleaned_data.get("not_about", ()))
        if both:
            self.add_error("not_about", _("The same topic is in both lists. Leave it in one."))
        return self.cleaned_data
