"""The figures' page in the staff's admin."""

from datetime import date

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kuulluksi.forms import HouseForm
from kuulluksi.people.doors import staff

from .figures import figures
from .sheets import as_csv

ROLES = ("coordinator", "steering")


def day(label):
    return forms.DateField(
        label=label,
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={
            "invalid": gettext_lazy("Write the day like this: 4.12.2026."),
            "required": gettext_lazy("Give a day."),
        },
    )


class PeriodForm(HouseForm):
    first = day(gettext_lazy("From"))
    last = day(gettext_lazy("To"))

    def clean(self):
        given = self.cleaned_data
        if given.get("first") and given.get("last") and given["first"] > given["last"]:
            self.add_error("last", _("The end must be after the start."))
        return given


@staff(*ROLES)
def figures_page(request):
    """This year's figures, or those of a chosen period; ``?form=csv`` gives them as a file."""
    today = timezone.localdate()
    given = {"first": date(today.year, 1, 1).isoformat(), "last": today.isoformat()}
    given |= {name: request.GET[name] for name in given if name in request.GET}
    form = PeriodForm(given)
    tables = figures(request.user, **form.cleaned_data) if form.is_valid() else []
    if tables and request.GET.get("form") == "csv":
        answer = HttpResponse("\ufeff" + as_csv(tables), content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = 'attachment; filename="kuulluksi.csv"'
        return answer
    page = {"heading": _("Figures"), "form": form, "tables": tables}
    return render(request, "desk/figures.html", page, status=200 if tables else 422)
