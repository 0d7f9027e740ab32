"""What the form asks when somebody of this age needs an adult's yes, or an adult is told."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kuulluksi.forms import HouseForm

from . import contacts
from .consent_models import ConsentAsk, ConsentRecord, Giver
from .consents import Band, Rule
from .fields import PlainField
from .models import Party

ME, SAME, STAFF = "me", "same", "staff"
NAMES = ("consent_by", "consent_name", "consent_contact")
ASKED = {
    Giver.GUARDIAN: _("A guardian: a parent or another custodian"),
    Giver.WORKER: _("My own social worker"),
}
ASKED_FOR_CHILD = {
    Giver.GUARDIAN: _("The child's guardian: a parent or another custodian"),
    Giver.WORKER: _("The child's own social worker"),
}


def filler_of(way: str, adult_role: str) -> str:
    """Whom the one who fills in the form may answer as, or empty."""
    if way == Party.Way.ADULT:
        return {Party.AdultRole.GUARDIAN: Giver.GUARDIAN, Party.AdultRole.WORKER: Giver.WORKER}.get(
            adult_role, ""
        )
    return Giver.SELF


def fields_for(band: Band, *, way: str, adult_role: str = "", first: str = "", name: str = "") -> dict:
    """Fields by name for one person. ``first``: nickname of the first person of the party, for the others."""
    told = band.rule == Rule.INFORM
    asked = ASKED_FOR_CHILD if way in (Party.Way.ADULT, Party.Way.PHONE) else ASKED
    choices = []
    if filler_of(way, adult_role) in band.givers:
        mine = _("I am told by this form") if told else _("I answer myself, and I say yes")
        choices.append((ME, mine))
    if first:
        choices.append((SAME, _("The same adult as for %(name)s") % {"name": first}))
    choices += [(giver, asked[giver]) for giver in band.givers if giver in asked]
    choices.append((STAFF, _("I do not know. Talk with me about it first")))
    by = forms.ChoiceField(
        label=_("Which adult is told?") if told else _("Which adult says yes?"),
        help_text=_("They are told what this is, when it is and who leads it. They do not read your answers.")
        if told
        else _(
            "They get a link where they read what this is and answer yes or no. They do not read your answers. A "
            "place is kept meanwhile."
        ),
        choices=choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose an adult, or that you do not know yet."),
            "invalid_choice": _("Choose an adult, or that you do not know yet."),
        },
    )
    return {
        "consent_by": by,
        "consent_name": PlainField(
            label=_("The adult's first name and role"),
            help_text=_(
                "First name and role, for example: mother. Needed only if you chose somebody else above."
            ),
            required=False,
            max_length=80,
            widget=forms.TextInput(attrs={"class": "w-mid", "autocomplete": "off"}),
        ),
        "consent_contact": PlainField(
            label=_("The adult's phone number or e-mail"),
            required=False,
            max_length=200,
            widget=forms.TextInput(attrs={"class": "w-mid", "autocomplete": "off"}),
        ),
    }


def problems(data: dict, person: dict, way: str, reach: dict) -> dict[str, str]:
    """What is amiss in one person's three answers, by name of field. ``reach``: channel and contact of the party."""
    by = data.get("consent_by")
    if by not in (Giver.GUARDIAN, Giver.WORKER):
        return {}
    contact, name, found = data.get("consent_contact") or "", data.get("consent_name") or "", {}
    if not (contacts.is_phone(contact) or contacts.is_email(contact)):
        found["consent_contact"] = _("Write the adult's phone number or e-mail address.")
    elif contacts.is_own(contact, way, reach.get("channel") or "", reach.get("contact") or ""):
        found["consent_contact"] = _(
            "This is the number or address that you gave as your own. Another person has to answer: write theirs."
        )
    if not name.strip():
        found["consent_name"] = _("Write the adult's first name and role, so that we ask for the right person.")
    elif contacts.same_name(name, person.get("nickname") or ""):
        found["consent_name"] = _("This is the same name as the child's. Another person has to answer.")
    return found


def given(data: dict, band: Band, *, way: str, adult_role: str = "", first: dict | None = None) -> dict:
    """One of the ``consent`` dicts of actions.sign_up. ``first``: the one of the party's first person."""
    by = data.get("consent_by")
    if by == SAME and first:
        return first
    if by == ME:
        return {"giver": filler_of(way, adult_role), "yes": True}
    if by in (Giver.GUARDIAN, Giver.WORKER):
        contact = data["consent_contact"].strip()
        return {
            "giver": by,
            "name": data["consent_name"].strip(),
            "contact": contact,
            "channel": ConsentAsk.Channel.EMAIL if contacts.is_email(contact) else ConsentAsk.Channel.SMS,
        }
    return {"giver": "", "channel": ConsentAsk.Channel.STAFF}


class AnswerForm(HouseForm):
    """The adult's own name on the page with the question; kept sealed with the answer."""

    name = PlainField(
        label=_("Your first name and role"),
        help_text=_("First name and role, for example: mother. It is kept sealed together with your answer."),
        max_length=80,
        widget=forms.TextInput(attrs={"class": "w-mid", "autocomplete": "off"}),
        error_messages={"required": _("Write your first name and role.")},
    )


WAYS_FOR_STAFF = [
    (value, label)
    for value, label in ConsentRecord.Way.choices
    if value in (ConsentRecord.Way.PAPER, ConsentRecord.Way.PHONE, ConsentRecord.Way.IN_PERSON)
]
