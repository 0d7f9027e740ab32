"""An expert's own page: opened by their link and the word they chose. They decide what stands in the bank."""

from django import forms
from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from booking.signups import receipts
from kuulluksi.forms import HouseForm
from kuulluksi.people.doors import signed_link
from kuulluksi.people.limits import too_many_for
from kuulluksi.privacy.access import own, who_looked

from . import actions
from .forms.bank import SEALED, ProfileForm, initial_of
from .forms.fields import PlainText, day_field
from .models import ExpertProfile

DAY = 24 * 3600
OPEN_SECONDS = 3600
SALT = "experts:own-page"


class WordForm(HouseForm):
    word = PlainText(
        label=gettext_lazy("Your word"),
        max_length=60,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "class": "w-mid"}),
        error_messages={"required": gettext_lazy("Write your word.")},
    )


class BreakForm(HouseForm):
    until = day_field(gettext_lazy("Until when?"), help_text=gettext_lazy("Leave it empty if you do not know."))


@signed_link(actions.OWN_LINK)
def own_page(request, link):
    """GET shows nothing about anyone. The word opens the page for an hour, carried only in the body of a POST."""
    expert = ExpertProfile.objects.filter(pk=link.subject_id).exclude(stage=ExpertProfile.Stage.LEFT).first()
    if expert is None:
        raise Http404
    if request.method != "POST":
        return _door(request, link, expert, WordForm())
    if _is_open(link, request.POST.get("key", "")):
        return _do(request, link, expert, request.POST.get("do", ""))
    form = WordForm(request.POST)
    if not form.is_valid():
        return _door(request, link, expert, form, status=422)
    try:
        _enter(link, expert, form.cleaned_data["word"])
    except ValidationError as error:
        form.add_error("word", error)
        return _door(request, link, expert, form, status=422)
    return _show(request, link, _fresh(expert))


def _enter(link, expert, word: str) -> None:
    if not expert.word_hash:
        actions.choose_word(expert, word)
    elif too_many_for("expert-word", str(link.pk), settings.WORD_TRIES_PER_LINK_PER_DAY, DAY):
        raise ValidationError(_("There were many tries today. Call the coordinator, or try again tomorrow."))
    elif not receipts.fits("word", receipts.word_of(word), expert.word_hash):
        raise ValidationError(_("That word did not open the page. Try again, or call the coordinator."))


def _key(link) -> str:
    return signing.dumps(str(link.pk), salt=SALT)


def _is_open(link, key: str) -> bool:
    try:
        return signing.loads(key, salt=SALT, max_age=OPEN_SECONDS) == str(link.pk)
    except signing.BadSignature:
        return False


def _fresh(expert) -> ExpertProfile:
    rows = ExpertProfile.objects.prefetch_related("areas", "engagement_types", "experience", "check_ins")
    return rows.get(pk=expert.pk)


def _door(request, link, expert, form, status=200):
    page = {"url": _address(link), "form": form, "first": not expert.word_hash}
    return render(request, "experts/own_door.html", page, status=status)


def _address(link) -> str:
    return reverse("experts:own", kwargs={"token": link.token})


def _do(request, link, expert, what: str):
    """One deed of the person on their own page; then the page again, with a sentence."""
    if what == "save":
        form = ProfileForm(request.POST)
        if not form.is_valid():
            return _show(request, link, _fresh(expert), form=form, status=422)
        actions.change_profile(expert, form.details(), by="expert")
        actions.confirm_profile(expert, by="expert")
        return _show(request, link, _fresh(expert), say=_("Saved. This is how you stand in the bank now."))
    if what == "break":
        form = BreakForm(request.POST)
        if not form.is_valid():
            return _show(request, link, _fresh(expert), break_form=form, status=422)
        try:
            actions.take_break(expert, until=form.cleaned_data["until"], by="expert")
        except ValidationError as error:
            form.add_error("until", error)
            return _show(request, link, _fresh(expert), break_form=form, status=422)
        return _show(request, link, _fresh(expert), say=_("You are on a break. Nobody asks you anything now."))
    if what == "leave":
        actions.leave_bank(expert)
        return render(request, "experts/own_left.html", {})
    deeds = {
        "back": (actions.end_break, _("Welcome back.")),
        "confirm": (actions.confirm_profile, _("Thank you. Everything stays as it is.")),
        "support": (actions.support_accepted, _("Noted: this support person is fine for you.")),
    }
    if what not in deeds:
        return _show(request, link, _fresh(expert))
    deed, words = deeds[what]
    deed(expert, by="expert")
    return _show(request, link, _fresh(expert), say=words)


def _show(request, link, expert, *, form=None, break_form=None, say="", status=200):
    told = own(expert, [*SEALED, "notes"])
    sealed = {name: told[name] for name in SEALED}
    page = {
        "url": _address(link),
        "key": _key(link),
        "expert": expert,
        "rests": expert.rests(timezone.localdate()),
        "form": form or ProfileForm(initial=initial_of(expert, sealed)),
        "break_form": break_form or BreakForm(),
        "say": say,
        "support_person": told["support_person"],
        "notes": told["notes"],
        "check_ins": [(row, own(row, ["note"])["note"]) for row in expert.check_ins.all()[:6]],
        "looked": who_looked(expert)[:10],
        "coming": expert.assignments.promised()
        .filter(held_on__isnull=True)
        .select_related("request__engagement_type"),
    }
    return render(request, "experts/own.html", page, status=status)
