"""The desk's pages about adults who are asked, and about people who want to be called first.

Lists hold codes and days; a name or a number opens with a reason, into the access log.
"""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from kuulluksi.forms import HouseForm
from kuulluksi.people.doors import staff
from kuulluksi.privacy.access import audit, reveal

from . import actions, callbacks, consent_words, consents
from .consent_forms import WAYS_FOR_STAFF
from .desk import PAGE, ROLES
from .desk_forms import RevealForm
from .fields import PlainField
from .models import CallBack, ConsentAsk, ConsentRecord, Sheet, SignUp
from .states import OPEN, State

NAME = {"class": "w-mid", "autocomplete": "off"}
GIVERS = [choice for choice in ConsentRecord._meta.get_field("giver").choices if choice[0] != "self"]


class WriteDownForm(HouseForm):
    kind = forms.ChoiceField(
        label=gettext_lazy("The answer"),
        choices=[
            (ConsentRecord.Kind.GIVEN, gettext_lazy("a yes")),
            (ConsentRecord.Kind.REFUSED, gettext_lazy("a no")),
        ],
    )
    giver = forms.ChoiceField(label=gettext_lazy("Who answered"), choices=GIVERS)
    name = PlainField(
        label=gettext_lazy("First name and role"), max_length=80, widget=forms.TextInput(attrs=NAME)
    )
    way = forms.ChoiceField(label=gettext_lazy("How they answered"), choices=WAYS_FOR_STAFF)
    language = forms.ChoiceField(
        label=gettext_lazy("Language"), choices=[("fi", "Suomi"), ("sv", "Svenska"), ("en", "English")]
    )


class AskForm(HouseForm):
    giver = forms.ChoiceField(label=gettext_lazy("Whom we ask"), choices=GIVERS)
    name = PlainField(
        label=gettext_lazy("First name and role"), max_length=80, widget=forms.TextInput(attrs=NAME)
    )
    contact = PlainField(
        label=gettext_lazy("The adult's phone number or e-mail"),
        max_length=200,
        widget=forms.TextInput(attrs=NAME),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language"), choices=[("fi", "Suomi"), ("sv", "Svenska"), ("en", "English")]
    )


class BandsForm(HouseForm):
    rule = forms.ChoiceField(
        label=gettext_lazy("What is asked of adults"),
        choices=[(code, words) for code, (words, _bands) in consents.SETS.items()],
        help_text=gettext_lazy("Holds for those who sign up from now on."),
    )


def waiting(user):
    """Sign-ups whose adult has not said yes, the nearest day first."""
    asked = Q(state=State.PENDING_CONSENT) | Q(consent_rule=consents.Rule.CONSENT, state__in=OPEN)
    yes = ConsentRecord.objects.filter(kind=ConsentRecord.Kind.GIVEN).values("signup")
    rows = SignUp.objects.visible_to(user).filter(asked)
    rows = rows.exclude(~Q(state=State.PENDING_CONSENT), pk__in=yes)
    return rows.defer("nickname", "birth_year").order_by("consent_due_at", "sheet_id", "number")


@staff(*ROLES)
def consents_list(request):
    page = Paginator(waiting(request.user), PAGE).get_page(request.GET.get("p"))
    newest = newest_of(page.object_list)
    asked = {
        ask.signup_id: ask
        for ask in ConsentAsk.objects.standing()
        .filter(signup__in=[row.pk for row in page])
        .defer("name", "contact")
    }
    rows = [(row, newest.get(row.pk), asked.get(row.pk)) for row in page]
    context = {"heading": _("Adults who are asked"), "rows": rows, "page": page}
    return render(request, "signups/desk_consents.html", context)


def newest_of(signups) -> dict:
    """The answer that stands, by sign-up."""
    rows = ConsentRecord.objects.filter(signup__in=[row.pk for row in signups]).defer("giver_name")
    return {row.signup_id: row for row in rows.order_by("number")}


def one(request, pk):
    return get_object_or_404(SignUp.objects.visible_to(request.user), pk=pk)


@staff(*ROLES)
def consent(request, pk, *, write_form=None, ask_form=None, opened=None, status=200):
    """One sign-up: what is asked, whom, what they have answered, and writing down an answer given another way."""
    found = one(request, pk)
    context = {
        "heading": _("Consent, sign-up %(number)d") % {"number": found.number},
        "signup": found,
        "sentences": consent_words.sentences(found.sheet, found.consent_rule, "fi"),
        "records": found.consents.select_related("written_by").defer("giver_name").order_by("number"),
        "asks": found.consent_asks.defer("name", "contact").order_by("created_at"),
        "write_form": write_form or WriteDownForm(initial={"language": found.party.language[:2]}),
        "ask_form": ask_form or AskForm(initial={"language": found.party.language[:2]}),
        "reveal_form": RevealForm(),
        "opened": opened,
        "may_answer": found.state in OPEN,
    }
    return render(request, "signups/desk_consent.html", context, status=status)


@require_POST
@staff(*ROLES)
def consent_write(request, pk):
    found, form = one(request, pk), WriteDownForm(request.POST)
    if form.is_valid():
        try:
            data = dict(form.cleaned_data)
            actions.write_down(found, data.pop("kind"), by=request.user, **data)
        except ValidationError as why_not:
            form.add_error(None, why_not)
        else:
            messages.success(request, _("The answer is written down."))
            return redirect("signups_desk:consent", pk)
    return consent(request, pk, write_form=form, status=422)


@require_POST
@staff(*ROLES)
def consent_ask(request, pk):
    found, form = one(request, pk), AskForm(request.POST)
    if form.is_valid():
        try:
            actions.ask_another(found, by=request.user, **form.cleaned_data)
        except ValidationError as why_not:
            form.add_error(None, why_not)
        else:
            messages.success(request, _("The question is on its way, and the place is kept two weeks more."))
            return redirect("signups_desk:consent", pk)
    return consent(request, pk, ask_form=form, status=422)


@require_POST
@staff(*ROLES)
def consent_open(request, pk):
    """Show whom we asked and who answered, with a reason."""
    found, form = one(request, pk), RevealForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose why you open it."))
        return redirect("signups_desk:consent", pk)
    reason = form.cleaned_data["reason"]
    asks = list(found.consent_asks.order_by("created_at"))
    records = list(found.consents.order_by("number"))
    opened = {
        "asks": reveal(asks, ["name", "contact"], actor=request.user, reason=reason),
        "records": reveal(records, ["giver_name"], actor=request.user, reason=reason),
    }
    return consent(request, pk, opened=opened)


@staff(*ROLES)
def sheet_rule(request, code):
    """What a sheet asks of adults, chosen from the sets of consents.py."""
    found = get_object_or_404(Sheet.objects.visible_to(request.user), code=code)
    form = BandsForm(request.POST or None, initial={"rule": consents.set_of(found)})
    if request.method == "POST" and form.is_valid():
        rule = form.cleaned_data["rule"]
        Sheet.objects.filter(pk=found.pk).update(consent_bands=consents.bands_of(rule))
        audit("consent_rule_changed", found, by=request.user, detail=rule)
        messages.success(request, _("Saved. It holds for those who sign up from now on."))
        return redirect("signups_desk:sheet", code)
    context = {"heading": _("What is asked of adults"), "sheet": found, "form": form}
    return render(request, "signups/desk_consent_rule.html", context)


# --- Call me first ---


@staff(*ROLES)
def callbacks_list(request, *, opened=None):
    rows = CallBack.objects.visible_to(request.user).waiting().defer("contact").order_by("created_at")
    page = Paginator(rows, PAGE).get_page(request.GET.get("p"))
    context = {
        "heading": _("Would like to be called"),
        "page": page,
        "opened": opened,
        "now": timezone.now(),
    }
    return render(request, "signups/desk_callbacks.html", context)


@require_POST
@staff(*ROLES)
def callback_open(request, pk):
    wish = get_object_or_404(CallBack.objects.visible_to(request.user), pk=pk)
    (plain,) = reveal([wish], ["contact"], actor=request.user, reason="contact")
    return callbacks_list(request, opened={"pk": wish.pk, "contact": plain["contact"]})


@require_POST
@staff(*ROLES)
def callback_made(request, pk):
    wish = get_object_or_404(CallBack.objects.visible_to(request.user), pk=pk)
    callbacks.called(wish, by=request.user)
    messages.success(request, _("Written down. The number is erased in two weeks."))
    return redirect("signups_desk:callbacks")
