"""What is filled in about money, and which year is looked at."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from booking.experts.fees.forms import sum_field
from booking.experts.forms.fields import cents, choose, day_field
from kuulluksi.forms import HouseForm

from .models import CostLine

SHARED = "shared"


class MoneyForm(HouseForm):
    """On what, and how much. areas, events: what this person may write on."""

    what = choose([], gettext_lazy("On what?"), widget=forms.Select)

    def __init__(self, *args, areas, events, **kwargs):
        super().__init__(*args, **kwargs)
        self.areas = {f"{SHARED}-{area.pk}": area for area in areas}
        self.events = {str(event.pk): event for event in events}
        shared = [
            (key, _("what is shared: %(area)s") % {"area": area.name}) for key, area in self.areas.items()
        ]
        named = [(key, event.title()) for key, event in self.events.items()]
        self.fields["what"].choices = [*named, *shared]

    def on_what(self) -> dict:
        """area and event, as the actions take them."""
        chosen = self.cleaned_data["what"]
        event = self.events.get(chosen)
        return {"area": event.area if event else self.areas[chosen], "event": event}


class CostForm(MoneyForm):
    kind = choose(CostLine.Kind.choices, gettext_lazy("What was it?"), widget=forms.Select)
    sum = sum_field(gettext_lazy("How much, in euros?"))
    day = day_field(gettext_lazy("Day"), required=True)

    def row(self) -> dict:
        given = self.cleaned_data
        return {**self.on_what(), "kind": given["kind"], "cents": cents(given["sum"]), "day": given["day"]}


class BudgetForm(MoneyForm):
    sum = sum_field(
        gettext_lazy("How much may be spent, in euros?"),
        most=1_000_000,
        too_much=gettext_lazy("That is more than 1 000 000 euros. Please check the sum."),
    )

    def row(self, year: int) -> dict:
        on = self.on_what()
        return {**on, "cents": cents(self.cleaned_data["sum"]), "year": None if on["event"] else year}


def year_of(request, newest: int | None = None) -> int | None:
    """The year that was asked for, or this one; None when it is no year of ours."""
    this = timezone.localdate().year
    asked = request.GET.get("year", "")
    if not asked:
        return newest or this
    return int(asked) if asked.isdecimal() and len(asked) == 4 and 2020 <= int(asked) <= this else None
