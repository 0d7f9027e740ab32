"""The worker's own page: seats and how far each is. What the young people told is not on it, in any way."""

from django.core.exceptions import ValidationError
from django.http import JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from booking.signups import about
from booking.signups import actions as signups
from booking.signups.own_open import open_mark
from booking.signups.states import State
from kuulluksi.privacy.access import own

from ..models import UnitBooking
from ..remote import is_remote
from . import actions, slips
from .forms import DayForm, SwapForm

DAY = ("travel_adult", "second_contact", "day_contact")


class UnitPage:
    """What signups shows of a unit's party instead of everything (booking/signups/own_pages.py)."""

    def __init__(self, unit: UnitBooking):
        self.unit = unit

    def show(self, request, party, link, *, say="", made=None, day_form=None, wrong=None, status=200):
        """made: {seat id: code} that was just made; it is on this answer and nowhere else. wrong: a form to look at."""
        rows = slips.rows(self.unit)
        remotely = is_remote(party.sheet)
        states = [row["seat"].signup.state for row in rows]
        context = {
            "party": party,
            "url": reverse("signups:own", kwargs={"token": link.token}),
            "mark": open_mark(party),
            "told": about.tell(party.sheet, get_language()),
            "rows": rows,
            "offered": State.OFFERED in states,
            "waiting_for": sum(row["is_open"] and not row["seat"].is_completed for row in rows),
            "still_on": any(row["is_open"] for row in rows),
            "slips": slips.of(self.unit, made or {}),
            "remotely": remotely,
            "remote_link": about.remote_link(party.sheet) if remotely and State.CONFIRMED in states else "",
            "day_form": day_form or DayForm(initial=self.day(), remotely=remotely),
            "swap_form": SwapForm(),
            "wrong": wrong,
            "say": say,
        }
        return render(request, "forum/registration/unit_page.html", context, status=status)

    def day(self) -> dict:
        return {"travel": self.unit.travel, **own(self.unit, list(DAY))}

    def deed(self, request, party, link, do):
        deeds = {
            "new_code": self.new_code,
            "swap": self.swap,
            "give_back": self.give_back,
            "withdraw": self.give_back_all,
            "take": self.take,
            "day": self.change_day,
            "data": self.data,
        }
        if do not in deeds:
            return self.show(request, party, link)
        try:
            return deeds[do](request, party, link)
        except ValidationError as why_not:
            return self.show(request, party, link, say=" ".join(why_not.messages))

    def seat(self, request):
        """The seat that was named, of this unit's own."""
        chosen = request.POST.get("who", "")
        found = next((seat for seat in self.unit.seats.in_order() if str(seat.pk) == chosen), None)
        if found is None:
            raise ValidationError(_("Choose a seat."))
        return found

    def new_code(self, request, party, link):
        seat = self.seat(request)
        code = actions.new_code(seat)
        say = _("Here is the new code. The earlier one opens nothing any more.")
        return self.show(request, party, link, say=say, made={seat.pk: code})

    def swap(self, request, party, link):
        seat, form = self.seat(request), SwapForm(request.POST)
        if not form.is_valid():
            return self.show(request, party, link, wrong=form, status=422)
        code = actions.swap(seat, form.cleaned_data["initials"])
        say = _("Swapped. What the earlier one told is gone. Give the new code to who comes instead.")
        return self.show(request, party, link, say=say, made={seat.pk: code})

    def give_back(self, request, party, link):
        actions.give_back(self.seat(request), by="worker")
        return self.show(request, party, link, say=_("Given back. The place goes to the next in the queue."))

    def give_back_all(self, request, party, link):
        actions.give_back_all(self.unit)
        return self.show(request, party, link, say=_("It is withdrawn. You need not do anything more."))

    def take(self, request, party, link):
        signups.accept_offer(party)
        return self.show(request, party, link, say=_("Good, the places are yours."))

    def change_day(self, request, party, link):
        form = DayForm(request.POST, remotely=is_remote(party.sheet))
        if not form.is_valid():
            return self.show(request, party, link, day_form=form, wrong=form, status=422)
        travel = {"travel": self.unit.travel, "travel_adult": ""}
        actions.change_unit(self.unit, **travel | form.cleaned_data)
        return self.show(request, party, link, say=_("It is changed."))

    def data(self, request, party, link):
        """Everything that the worker told us, and nothing that the young people did."""
        reach = own(party, ["contact", "contact_name"])
        rows = [{"initials": row["initials"], "stands": row["words"]} for row in slips.rows(self.unit)]
        told = {
            "sent": party.created_at.isoformat(),
            "channel": party.channel,
            **reach,
            **self.day(),
            "seats": rows,
        }
        answer = JsonResponse(told, json_dumps_params={"ensure_ascii": False, "indent": 2})
        answer["Content-Disposition"] = 'attachment; filename="tiedot.json"'
        return answer


def page_of(party) -> UnitPage | None:
    unit = UnitBooking.objects.filter(party=party).first()
    return UnitPage(unit) if unit else None
