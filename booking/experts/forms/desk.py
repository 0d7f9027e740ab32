"""What the desk fills in."""

from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kuulluksi.forms import HouseForm
from kuulluksi.written_together import WrittenTogetherMixin

from ..models import Assignment, CheckIn, ExpertRequest, Need, ProofSeen
from ..models.requests import Publicity
from .fields import CLOCK_FORMATS, PlainText, choose, day_field, euros, lines, some_of


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
    is_employment = forms.BooleanField(label=_("It is employment: a salary instead of a fee"), required=False)
    together = forms.BooleanField(label=_("The chosen ones come together"), required=False)
    words = PlainText(label=_("A few words to the expert"), max_length=600, required=False, widget=lines(3))


class SupportForm(WrittenTogetherMixin, HouseForm):
    support_person = InviteForm.base_fields["support_person"]
    adult = InviteForm.base_fields["adult"]


class AgreeTimeForm(WrittenTogetherMixin, HouseForm):
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


class ChangeForm(WrittenTogetherMixin, HouseForm):
    """What may turn out otherwise after the request came in. Whoever said yes is asked again."""

    mode = choose(ExpertRequest.Mode.choices, _("How do you meet?"))
    place = PlainText(label=_("Place"), required=False, max_length=200)
    audience = PlainText(label=_("Who listens or takes part?"), max_length=300)
    minors_present = forms.BooleanField(label=_("There are people under 18"), required=False)
    audience_adult = PlainText(
        label=_("Adult of the unit who is with them the whole time"), required=False, max_length=160
    )
    recording = choose(ExpertRequest.Recording.choices, _("Is it recorded, photographed or streamed?"))
    publicity = some_of(Publicity.choices, _("Who else can see it?"))
    host = PlainText(label=_("Who is there for the expert on the day?"), max_length=160)
    backup_host = PlainText(label=_("Who, if they fall ill?"), required=False, max_length=160)


class ExpertsWantedForm(WrittenTogetherMixin, HouseForm):
    number = forms.IntegerField(
        label=_("How many experts come?"),
        min_value=1,
        max_value=12,
        widget=forms.NumberInput(attrs={"class": "w-short", "inputmode": "numeric"}),
        error_messages={"invalid": _("Write a number, for example 2.")},
    )


class LetterForm(HouseForm):
    """From the coordinator to the requester, or to one expert of the request."""

    to = choose([], _("To whom?"), widget=forms.Select)
    text = PlainText(label=_("Message"), max_length=1500, widget=lines(3))

    def __init__(self, *args, people=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [("requester", _("the requester")), *people]


class HandOverForm(HouseForm):
    to = choose([], _("Who takes care of it?"), widget=forms.Select)

    def __init__(self, *args, colleagues=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.colleagues = {str(user.pk): user for user in colleagues}
        self.fields["to"].choices = [(pk, user.username) for pk, user in self.colleagues.items()]


class PrepareForm(WrittenTogetherMixin, HouseForm):
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


class PaidForm(HouseForm):
    paid_on = day_field(_("Paid on"), required=True)


class RevealForm(HouseForm):
    reason = PlainText(
        label=_("Why do you open it?"),
        help_text=_("A few words. They are kept in the log with your name."),
        max_length=120,
        error_messages={"required": _("Write why. It is kept in the log.")},
    )


class CheckInForm(HouseForm):
    on = day_field(_("Day"), required=True)
    channel = choose(CheckIn.Channel.choices, _("How?"), initial=CheckIn.Channel.CALL)
    note = PlainText(
        label=_("Short note"),
        help_text=_(
            "Only what helps next time. The person can read it on their own page. No health, no family."
        ),
        required=False,
        max_length=300,
        widget=lines(2),
    )


class ProofForm(HouseForm):
    kind = choose(
        ProofSeen.Kind.choices, _("What did you see?"), help_text=_("The paper itself is never kept.")
    )


class IdentityForm(HouseForm):
    legal_name = PlainText(
        label=_("Legal name"),
        help_text=_("Only if the person wants it kept. Leave it empty to take it out."),
        required=False,
        max_length=120,
    )


class NeedForm(HouseForm):
    words = PlainText(
        label=_("What should change?"),
        help_text=_("In your own words: no person, no client, nothing that tells who said it."),
        max_length=200,
    )
    theme = choose(Need.Theme.choices, _("Theme"), widget=forms.Select)
