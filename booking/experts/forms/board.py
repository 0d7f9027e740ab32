"""What the desk fills in about supervision, about what is open, and on a person's path."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kuulluksi.directory.models import Area
from kuulluksi.forms import HouseForm
from kuulluksi.people.models import User

from ..models import Disclosure, Supervision, not_wider_than
from .bank import number
from .fields import PlainText, choose, clock_field, day_field, lines

WEEKS = [
    ("1", _("every week")),
    ("2", _("every second week")),
    ("4", _("every fourth week")),
    ("12", _("every third month")),
]


class SupervisionForm(HouseForm):
    form = choose(Supervision.Form.choices, _("For whom?"), initial=Supervision.Form.GROUP)
    mode = choose(Supervision.Mode.choices, _("How?"), initial=Supervision.Mode.ON_SITE)
    area = forms.ModelChoiceField(Area.objects.none(), label=_("Area"))
    giver = forms.ModelChoiceField(
        User.objects.none(),
        label=_("Work supervisor of the house"),
        required=False,
        empty_label=_("nobody of the house"),
    )
    giver_words = PlainText(
        label=_("Or from outside: a role or an organisation"), required=False, max_length=120
    )
    where = PlainText(
        label=_("Place, or the link of the meeting"),
        help_text=_("Told only to those who have booked."),
        required=False,
        max_length=200,
    )
    first_day = day_field(_("First day"), required=True)
    clock = clock_field(_("Starts at"))
    minutes = number(_("Minutes"), 480, least=15, initial=90)
    places = number(_("Places in a group"), 30, least=1, initial=6)
    times = number(_("How many times"), 30, least=1, initial=4)
    every_weeks = choose(WEEKS, _("How often?"), initial="4", widget=forms.Select)

    def __init__(self, *args, areas, givers, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["area"].queryset, self.fields["giver"].queryset = areas, givers
        if areas.count() == 1:
            self.fields["area"].initial = areas.first()

    def details(self) -> dict:
        told = self.cleaned_data
        details = {name: told[name] for name in ("form", "mode", "area", "giver", "giver_words", "where")}
        return {**details, "places": told["places"] or 1}

    def when(self) -> dict:
        told = self.cleaned_data
        return {
            "first_day": told["first_day"],
            "clock": told["clock"],
            "minutes": told["minutes"] or 90,
            "times": told["times"] or 1,
            "every_weeks": int(told["every_weeks"]),
        }


class OpportunityForm(HouseForm):
    title = PlainText(
        label=_("What is it?"), help_text=_("For example a working group or a panel."), max_length=120
    )
    words = PlainText(
        label=_("More about it"),
        help_text=_("When, where, how long, what is paid. No names, nothing about clients."),
        required=False,
        max_length=800,
        widget=lines(3),
    )
    area = forms.ModelChoiceField(
        Area.objects.none(), label=_("Area"), required=False, empty_label=_("everywhere")
    )
    closes_on = day_field(_("Open until"), required=True)

    def __init__(self, *args, areas, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["area"].queryset = areas


class PathInvitationForm(HouseForm):
    area = forms.ModelChoiceField(Area.objects.none(), label=_("Area"))

    def __init__(self, *args, areas, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["area"].queryset = areas


class NarrowForm(HouseForm):
    """Less than the expert's own yes, or the same."""

    level = choose([], _("What is told this time?"), widget=forms.Select)

    def __init__(self, *args, widest, **kwargs):
        super().__init__(*args, **kwargs)
        allowed = not_wider_than(widest)
        self.fields["level"].choices = [
            (value, words) for value, words in Disclosure.choices if value in allowed
        ]
