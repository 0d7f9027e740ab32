"""The desk of the workshop draw: draw, look, change by hand, tell everyone. Numbers of sign-ups, no names."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from booking.signups.models import SignUp
from kuulluksi.forms import HouseForm
from kuulluksi.people.doors import staff

from ..models import Forum, WorkshopDraw, WorkshopPlace
from . import actions
from .wishes import COMING

ROLES = ("coordinator",)


class ChangeForm(HouseForm):
    """Whom, where and why. A number is the one of the sign-up."""

    number = forms.IntegerField(
        label=gettext_lazy("Number of the sign-up"),
        min_value=1,
        max_value=100_000,
        widget=forms.NumberInput(attrs={"class": "w-short"}),
        error_messages={"required": gettext_lazy("Write the number of the sign-up.")},
    )
    workshop = forms.ModelChoiceField(
        None,
        label=gettext_lazy("To which workshop?"),
        empty_label=None,
        error_messages={"required": gettext_lazy("Choose a workshop.")},
    )
    reason = forms.ChoiceField(
        label=gettext_lazy("Why?"),
        help_text=gettext_lazy("They can read it on their own page."),
        choices=WorkshopPlace.Reason.choices,
    )

    def __init__(self, *args, forum, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["workshop"].queryset = forum.workshops.select_related("sheet")
        self.fields["workshop"].label_from_instance = lambda one: one.name


def own_forum(request, year) -> Forum:
    return get_object_or_404(Forum.objects.visible_to(request.user).select_related("sheet"), year=year)


def newest(forum) -> WorkshopDraw | None:
    return forum.draws.select_related("forum", "drawn_by").order_by("-number").first()


@staff(*ROLES)
def workshops(request, year, *, form=None, same=None):
    """The newest draw: who is where by number, how many wishes came true, and what first-come would have given."""
    forum = own_forum(request, year)
    row = newest(forum)
    context = {
        "heading": _("Workshops of the forum %(year)d") % {"year": forum.year},
        "forum": forum,
        "row": row,
        "rooms": rooms_of(forum, row) if row else [],
        "figures": figures_in_words(row.figures) if row else [],
        "without": without_place(forum, row) if row else [],
        "form": form or ChangeForm(forum=forum),
        "same": same,
    }
    return render(request, "forum/draw/desk.html", context, status=422 if form and form.errors else 200)


def rooms_of(forum, row) -> list[dict]:
    """Three queries however many people there are."""
    taken = actions.taken_in(row)
    people: dict = {}
    places = WorkshopPlace.objects.of(row).standing().order_by("signup__number")
    for workshop, number, signup, wish, by_hand in places.values_list(
        "workshop_id", "signup__number", "signup_id", "wish", "by_hand"
    ):
        one = {"number": number, "signup": signup, "wish": wish, "by_hand": by_hand}
        people.setdefault(workshop, []).append(one)
    return [
        {
            "workshop": one,
            "taken": taken[one.pk],
            "places": one.sheet.capacity,
            "people": people.get(one.pk, []),
        }
        for one in forum.workshops.select_related("sheet")
    ]


def without_place(forum, row) -> list[int]:
    """Numbers of those with a place at the forum and in no workshop: they came after the draw, or fitted nowhere."""
    placed = WorkshopPlace.objects.of(row).values("signup_id")
    return list(
        SignUp.objects.filter(sheet_id=forum.sheet_id, state__in=COMING, is_companion=False)
        .exclude(pk__in=placed)
        .order_by("number")
        .values_list("number", flat=True)
    )


FIGURES = {
    "first": gettext_lazy("Got their first wish"),
    "second": gettext_lazy("Got their second wish"),
    "third": gettext_lazy("Got their third wish"),
    "none": gettext_lazy("Got none of their wishes"),
    "no_wish": gettext_lazy("Made no wish"),
    "left_out": gettext_lazy("Fitted nowhere together with theirs"),
}


def figures_in_words(figures: dict) -> list[tuple]:
    """(what, in the draw, first-come first-served)."""
    drawn, first_come = figures.get("drawn", {}), figures.get("first_come", {})
    return [(label, drawn.get(key, 0), first_come.get(key, 0)) for key, label in FIGURES.items()]


def answer(request, year, deed, done):
    try:
        deed()
    except ValidationError as why_not:
        messages.error(request, " ".join(why_not.messages))
    else:
        messages.success(request, done)
    return redirect("forum_workshops:workshops", year)


@require_POST
@staff(*ROLES)
def draw(request, year):
    forum = own_forum(request, year)
    done = _("The places are drawn. Nobody has been told yet: look at them first.")
    return answer(request, year, lambda: actions.draw(forum, by=request.user), done)


@require_POST
@staff(*ROLES)
def tell(request, year):
    row = get_object_or_404(WorkshopDraw, forum=own_forum(request, year), number=number_in(request))
    done = _("Told. Everybody hears it in the way that they chose.")
    return answer(request, year, lambda: actions.confirm(row, by=request.user), done)


@require_POST
@staff(*ROLES)
def change(request, year):
    forum = own_forum(request, year)
    row = newest(forum)
    form = ChangeForm(request.POST, forum=forum)
    signup = None
    if form.is_valid():
        number = form.cleaned_data["number"]
        signup = SignUp.objects.filter(sheet=forum.sheet, number=number, is_companion=False).first()
        if signup is None:
            form.add_error("number", _("There is no sign-up with this number."))
    if row is None or not form.is_valid():
        return workshops(request, year, form=form)
    place, reason = form.cleaned_data["workshop"], form.cleaned_data["reason"]
    return answer(
        request,
        year,
        lambda: actions.place_by_hand(row, signup, place, reason=reason, by=request.user),
        _("Changed. The next draw keeps it."),
    )


@require_POST
@staff(*ROLES)
def again(request, year):
    """Draw once more with the published seed, and say whether it gives the same."""
    row = newest(own_forum(request, year))
    same = actions.same_again(row) if row else None
    return workshops(request, year, same="changed" if same is None else "same" if same else "different")


def number_in(request) -> int:
    text = request.POST.get("number", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0
