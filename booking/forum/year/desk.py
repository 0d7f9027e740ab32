"""The forum's desk: each year, its words, what came of it, a message to everyone, and next year's."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from kuulluksi.people.doors import staff

from ..day import telling
from ..models import Forum, Outcome
from . import actions, figures
from .forms import CopyForm, DayStaffForm, MessageForm, OutcomeForm, WordsForm

WRITERS = ("coordinator", "editor")


def own_forum(request, year) -> Forum:
    rows = Forum.objects.edited_by(request.user).select_related("event", "sheet")
    return get_object_or_404(rows, year=year)


@staff(*WRITERS)
def forums(request):
    """Every year's forum, the latest first."""
    rows = Forum.objects.edited_by(request.user).select_related("event").order_by("-year")
    context = {
        "heading": _("Youth forum"),
        "forums": list(rows),
        "may_lead": request.user.has_role("coordinator"),
        "mine": set(Forum.objects.visible_to(request.user).values_list("pk", flat=True)),
    }
    return render(request, "forum/desk/forums.html", context)


def shown(request, form, heading, forum, *, button, lead="", rows=()):
    context = {
        "heading": heading, "forum": forum, "form": form, "button": button, "lead": lead, "rows": rows,
    }  # fmt: skip
    return render(request, "forum/desk/form.html", context, status=422 if form.errors else 200)


def done(form, deed) -> bool:
    """Whether the form was right and the deed was done; its sentences stand in the form."""
    if not form.is_valid():
        return False
    try:
        deed()
    except ValidationError as why_not:
        add_errors(form, why_not)
        return False
    return True


def add_errors(form, why_not: ValidationError) -> None:
    """Each sentence at its field; what is about no field of this form stands above it."""
    if not hasattr(why_not, "error_dict"):
        form.add_error(None, why_not)
        return
    for name, sentences in why_not.error_dict.items():
        form.add_error(name if name in form.fields else None, sentences)


@staff(*WRITERS)
def words(request, year):
    """Everything the public reads about one forum, in three languages."""
    forum = own_forum(request, year)
    form = WordsForm(request.POST or None, instance=forum)
    if request.method == "POST" and done(form, lambda: actions.keep_words(form.instance, by=request.user)):
        messages.success(request, _("Saved. The public page tells it now."))
        return redirect("forum_desk:forums")
    heading = _("The words of the forum %(year)d") % {"year": year}
    return shown(request, form, heading, forum, button=_("Save"))


@staff(*WRITERS)
def outcomes(request, year):
    """What was said, who answers, and by when: a list, and a form for one more."""
    forum = own_forum(request, year)
    form = OutcomeForm(request.POST or None, forum=forum, instance=Outcome(forum=forum))
    if request.method == "POST" and done(form, lambda: actions.keep_outcome(form.instance, by=request.user)):
        messages.success(request, _("Saved."))
        return redirect("forum_desk:outcomes", year)
    today = timezone.localdate()
    rows = [{"outcome": one, "late": one.is_late(today)} for one in forum.outcomes.select_related("workshop")]
    heading = _("What came of the forum %(year)d") % {"year": year}
    lead = _(
        "Each thing the young people said gets somebody who answers for it and a day by which they answer."
    )
    return shown(request, form, heading, forum, button=_("Add"), lead=lead, rows=rows)


@staff(*WRITERS)
def outcome(request, year, outcome):
    forum = own_forum(request, year)
    row = get_object_or_404(forum.outcomes, pk=outcome)
    form = OutcomeForm(request.POST or None, forum=forum, instance=row)
    if request.method == "POST" and done(form, lambda: actions.keep_outcome(form.instance, by=request.user)):
        messages.success(request, _("Saved."))
        return redirect("forum_desk:outcomes", year)
    return shown(request, form, _("What was said, and the answer"), forum, button=_("Save"))


@staff("coordinator")
def message(request, year):
    """A few words to everyone with a place. The page says beforehand how many are reached and how."""
    forum = get_object_or_404(Forum.objects.visible_to(request.user).select_related("sheet"), year=year)
    form = MessageForm(request.POST or None)
    if request.method == "POST" and done(
        form, lambda: telling.send(forum, words=form.cleaned_data, by=request.user)
    ):
        messages.success(request, _("Sent. Everybody hears in the way that they chose."))
        return redirect("forum_desk:message", year)
    context = {
        "heading": _("A message to everyone at the forum"),
        "forum": forum,
        "form": form,
        "before": telling.reach(forum).words_before(),
        "sent": list(forum.notices.all()[:20]),
    }
    return render(request, "forum/desk/message.html", context, status=422 if form.errors else 200)


@staff("coordinator")
def copy(request, year):
    """Next year's forum from this one's, without people."""
    forum = get_object_or_404(
        Forum.objects.visible_to(request.user).select_related("event", "sheet"), year=year
    )
    form = CopyForm(request.POST or None)
    if request.method == "POST" and done(
        form, lambda: actions.copy_forum(forum, starts_on=form.cleaned_data["starts_on"], by=request.user)
    ):
        messages.success(
            request, _("The new forum is made. The public does not see it and nobody can sign up yet.")
        )
        return redirect("forum_desk:words", form.cleaned_data["starts_on"].year)
    lead = _("The words, the programme and the workshops are copied. No people, no answers, no outcomes.")
    return shown(request, form, _("Make the next forum from this one"), forum, button=_("Make it"), lead=lead)


@staff("coordinator")
def numbers(request, year):
    """How many signed up and came, with small cells hidden."""
    forum = get_object_or_404(Forum.objects.visible_to(request.user), year=year)
    heading = _("Figures of the forum %(year)d") % {"year": year}
    context = {"heading": heading, "forum": forum, "tables": figures.figures(forum)}
    return render(request, "forum/desk/figures.html", context)


@staff("coordinator")
def day_staff(request, year):
    """Who works at the door, in the kitchen and so on at this one forum."""
    forum = get_object_or_404(Forum.objects.visible_to(request.user).select_related("sheet"), year=year)
    now = forum.sheet.staff.filter(groups__name__in=actions.DAY_GROUPS).values_list("pk", flat=True)
    form = DayStaffForm(request.POST or None, initial={"accounts": list(now)})
    if request.method == "POST" and done(
        form, lambda: actions.name_day_staff(forum, form.cleaned_data["accounts"], by=request.user)
    ):
        messages.success(request, _("Saved."))
        return redirect("forum_desk:forums")
    return shown(request, form, _("Who makes the day"), forum, button=_("Save"))
