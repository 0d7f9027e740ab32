"""For workers: asking for a page of their own, making links on it, and seeing how far each of them is."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from kuulluksi.forms import HouseForm
from kuulluksi.people import limits
from kuulluksi.people.doors import anonymous_form, signed_link

from . import letters, referrals
from .contacts import is_email
from .fields import PlainField
from .models import Referrer, Sheet, SignUp
from .own_page import MANY_HERE
from .views import HOUR


class ReferrerForm(HouseForm):
    contact = PlainField(
        label=gettext_lazy("Your work e-mail"),
        help_text=gettext_lazy(
            "The address of your own page goes there. Nothing about the young person is asked."
        ),
        max_length=200,
        widget=forms.EmailInput(attrs={"class": "w-mid", "autocomplete": "email"}),
        error_messages={"required": gettext_lazy("Write your work e-mail address.")},
    )
    name = PlainField(
        label=gettext_lazy("Your first name and role"),
        help_text=gettext_lazy(
            "The young person sees who gave the link. First name and role, for example: social worker."
        ),
        max_length=80,
        widget=forms.TextInput(attrs={"class": "w-mid", "autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Write your first name and role.")},
    )

    def clean_contact(self):
        contact = self.cleaned_data["contact"]
        if not is_email(contact):
            raise forms.ValidationError(_("Check the e-mail address. It looks like this: name@example.org."))
        if not referrals.host_fits(contact):
            raise forms.ValidationError(
                _("Use the address of your workplace. If that does not work, call the coordinator.")
            )
        return contact


@anonymous_form
def ask(request, code):
    """The answer is the same whether or not the worker has a page already."""
    sheet = get_object_or_404(Sheet.objects.public(), code=code)
    form = ReferrerForm(request.POST if request.method == "POST" else None)
    sent, calm = form.is_valid(), ""
    if (
        sent
    ):  # a whole office sits behind one address: its workers wait a little, and nobody is told "sent" in vain
        typed = form.cleaned_data["contact"]
        calm = limits.calm_mark("referrer", request, settings.LINK_TRIES_PER_SOURCE_PER_HOUR, HOUR, typed=typed)
    if calm:
        form.add_error("contact", MANY_HERE)
    elif sent:
        referrals.ask_for_page(sheet, language=get_language(), **form.cleaned_data)
    context = {"sheet": sheet, "form": form, "sent": sent and not calm, "calm": calm}
    return render(request, "signups/refer.html", context)


@signed_link(letters.REFERRER_PURPOSE)
def own(request, link):
    """Numbers and states. A link that was just made is shown on this answer only."""
    referrer = get_object_or_404(Referrer, pk=link.subject_id)
    made, say = None, ""
    open_to = [sheet for sheet in by_referral() if sheet.is_open()]
    if request.method == "POST":
        chosen = next((sheet for sheet in open_to if sheet.code == request.POST.get("sheet")), None)
        try:
            if chosen is None:
                raise ValidationError(_("Choose what the link is for."))
            _referral, made = referrals.make_referral(chosen, referrer)
        except ValidationError as why_not:
            say = " ".join(why_not.messages)
    rows = list(referrer.referrals.select_related("sheet", "party"))
    states = states_of(rows)
    context = {
        "url": reverse("signups:referrer", kwargs={"token": link.token}),
        "rows": [(row, row.sheet.heading(), referrals.in_words(row, states.get(row.pk, []))) for row in rows],
        "open_to": [(sheet.code, sheet.heading()) for sheet in open_to],
        "made_url": settings.BASE_URL + reverse("signups:referred", kwargs={"token": made.token})
        if made
        else "",
        "say": say,
    }
    return render(request, "signups/referrer.html", context)


def by_referral():
    return Sheet.objects.exclude(access=Sheet.Access.OPEN).order_by("heading_fi", "pk")


def states_of(rows) -> dict:
    """States of the people who came through these links, and nothing else of them."""
    found: dict = {}
    people = SignUp.objects.filter(party__referral__in=[row.pk for row in rows])
    for referral_id, state in people.order_by("number").values_list("party__referral_id", "state"):
        found.setdefault(referral_id, []).append(state)
    return found
