"""The deeds of a person on their own page. Each answers with a sentence and the part of the page it belongs to."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from booking.calendar.actions import renew_own_address, revoke_feed_keys_of
from kuulluksi.privacy.access import own

from . import actions
from .forms.bank import SEALED, initial_of
from .forms.own import BreakForm, CardForm, OwnProfileForm
from .models import Opportunity, SupervisionTime


@dataclass
class Outcome:
    """``say``: what happened; ``problem``: why not. ``part``: what stands open. ``forms``: those to correct."""

    say: str = ""
    problem: str = ""
    part: str = ""
    forms: dict = field(default_factory=dict)
    left: bool = False
    calendar_path: str = ""

    @property
    def status(self) -> int:
        return 422 if self.forms else 409 if self.problem else 200


def do(expert, what: str, data) -> Outcome:
    """One deed, or nothing when the word is unknown. What cannot be done says why in its own part."""
    part, deed = _DEEDS.get(what, ("", None))
    if deed is None:
        return Outcome()
    try:
        found = deed(expert, data)
    except ValidationError as error:
        return Outcome(problem=" ".join(error.messages), part=part)
    if isinstance(found, Outcome):
        found.part = found.part or part
        return found
    return Outcome(say=found, part=part)


def _save(expert, data):
    form = OwnProfileForm(data, initial=initial_of(expert, own(expert, [*SEALED])))
    if not form.is_valid():
        return Outcome(forms={"form": form})
    actions.change_profile(expert, form.details(), by="expert")
    actions.confirm_profile(expert, by="expert")
    return _("Saved. This is how you stand in the bank now.")


def _confirm(expert, data):
    actions.confirm_profile(expert, by="expert")
    return _("Thank you. Everything stays as it is.")


def _break(expert, data):
    form = BreakForm(data)
    if form.is_valid():
        try:
            actions.take_break(expert, until=form.cleaned_data["until"], by="expert")
        except ValidationError as error:
            form.add_error("until", error)
    if form.errors:
        return Outcome(forms={"break_form": form})
    return _("You are on a break. Nobody asks you anything now.")


def _back(expert, data):
    actions.end_break(expert, by="expert")
    return _("Welcome back.")


def _support(expert, data):
    actions.support_accepted(expert, by="expert")
    return _("Noted: this support person is fine for you.")


def _leave(expert, data):
    actions.leave_bank(expert)
    return Outcome(left=True)


def _step_yes(expert, data):
    expert = actions.take_step(expert, seen=data.get("stage", ""))
    return _("Thank you for your yes. Now: %(stage)s.") % {"stage": expert.get_stage_display()}


def _step_no(expert, data):
    actions.refuse_step(expert)
    return _("That is fine. Everything stays as it is.")


def _alumni(expert, data):
    actions.become_alumni(expert)
    return _(
        "Nobody asks you for anything now, and we stay in touch. You can come back here whenever you like."
    )


def _come_back(expert, data):
    actions.come_back(expert)
    return _("Welcome back.")


def _card(expert, data):
    form = CardForm(data)
    if not form.is_valid():
        return Outcome(forms={"card_form": form})
    told = form.cleaned_data
    actions.write_card(
        expert, name=told["card_name"], words=told["card_words"], language=told["card_language"], by="expert"
    )
    return _("Thank you. A coordinator reads it once, and then it shows on the site.")


def _card_away(expert, data):
    actions.withdraw_card(expert)
    return _("The card is gone from the site.")


def _book(expert, data):
    actions.book_supervision(expert, _time_in(data))
    return _("The place is yours. If it does not suit after all, give it back here.")


def _give_back(expert, data):
    actions.give_place_back(expert, _time_in(data))
    return _("The place is free for somebody else. Nobody is told, and nothing is counted.")


def _time_in(data) -> SupervisionTime:
    return _row_in(SupervisionTime, data)


def _row_in(model, data):
    try:
        return model.objects.get(pk=data.get("row", ""))
    except (model.DoesNotExist, ValidationError, ValueError):
        raise ValidationError(_("This is not open any more.")) from None


def _wish_news(expert, data):
    actions.change_profile(expert, {"wants_opportunities": True}, by="expert")
    return _("We tell you when something opens. You promise nothing by it.")


def _no_news(expert, data):
    actions.change_profile(expert, {"wants_opportunities": False}, by="expert")
    return _("We tell you no more of what opens.")


def _more(expert, data):
    actions.hear_more(expert, _row_in(Opportunity, data))
    return _("The coordinator tells you more. It is no promise yet.")


def _no_more(expert, data):
    actions.not_after_all(expert, _row_in(Opportunity, data))
    return _("That is fine. Nobody asks why.")


def _calendar(expert, data):
    path = renew_own_address(
        actions.EXPERT_SCOPE, subject=expert.pk, language=get_language() or "fi", by="expert"
    )
    return Outcome(calendar_path=path)


def _calendar_end(expert, data):
    revoke_feed_keys_of([expert.pk], by="expert")
    return _("The address has ended.")


# What a button is called: the part of the page it stands in, and its deed.
_DEEDS = {
    "save": ("profile", _save),
    "confirm": ("next", _confirm),
    "break": ("break", _break),
    "back": ("break", _back),
    "support": ("next", _support),
    "leave": ("leave", _leave),
    "step_yes": ("next", _step_yes),
    "step_no": ("next", _step_no),
    "alumni": ("break", _alumni),
    "come_back": ("break", _come_back),
    "card": ("card", _card),
    "card_away": ("card", _card_away),
    "book": ("supervision", _book),
    "give_back": ("supervision", _give_back),
    "wish_news": ("open", _wish_news),
    "no_news": ("open", _no_news),
    "more": ("open", _more),
    "no_more": ("open", _no_more),
    "calendar": ("calendar", _calendar),
    "calendar_end": ("calendar", _calendar_end),
}
