"""What the desk fills in."""

from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kuulluksi.directory.models import Area, Audience, EngagementType
from kuulluksi.forms import HouseForm

from ..models import Assignment, Disclosure, ExpertProfile
from ..topics import Topic, Viewpoint
from .fields import CLOCK_FORMATS, LANGUAGES, PlainText, choose, day_field, euros, lines


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
