"""What a sheet may ask of each participant. ``Sheet.asks`` holds codes; answers are sealed and live 14 days after.

A builder takes the sheet and gives a Django form field. A bounded choice comes before free text, and nothing asks for
anyone's diagnosis, placement or reason for being here.
"""

from collections.abc import Callable

from django import forms
from django.utils.translation import gettext_lazy as _

from .fields import PlainField
from .models import Sheet

_builders: dict[str, Callable[[Sheet], forms.Field]] = {}


def register(code: str, builder: Callable[[Sheet], forms.Field]) -> None:
    """Offer a question to sheets under a code. Called in AppConfig.ready()."""
    _builders[code] = builder


_checks: dict[str, Callable[..., str]] = {}


def register_check(code: str, check: Callable[..., str]) -> None:
    """``check(sheet, by_adult=, birth_year=, answer=)`` gives a sentence when an answer cannot be had from this person,
    or an empty text. Called in AppConfig.ready()."""
    _checks[code] = check


def objection(sheet: Sheet, code: str, *, by_adult: bool, birth_year: str, answer) -> str:
    check = _checks.get(code)
    return check(sheet, by_adult=by_adult, birth_year=birth_year, answer=answer) if check else ""


def known() -> list[str]:
    return list(_builders)


def fields_for(sheet: Sheet) -> dict[str, forms.Field]:
    """The sheet's questions in its own order, by code. Unknown codes are passed over."""
    codes = []
    for code in sheet.asks:
        codes.append(code)
        if code == "transport":  # a minor's trip needs a named adult
            codes.append("transport_adult")
    return {code: _builders[code](sheet) for code in codes if code in _builders}


def in_words(field: forms.Field, answer) -> str:
    """An answer as a person reads it: labels of choices, or the text itself."""
    if answer in (None, "", []):
        return ""
    labels = {str(value): str(label) for value, label in getattr(field, "choices", ())}
    if isinstance(answer, list):
        return ", ".join(labels.get(str(one), str(one)) for one in answer)
    return labels.get(str(answer), str(answer))


def diet(sheet):
    return forms.MultipleChoiceField(
        label=_("What do you eat?"),
        help_text=_("Choose all that fit. Food is free for everyone."),
        required=False,
        choices=[
            ("anything", _("Anything")),
            ("vegetarian", _("Vegetarian food")),
            ("vegan", _("Vegan food")),
            ("no_pork", _("No pork")),
            ("halal", _("Halal food")),
            ("gluten_free", _("Gluten-free food")),
            ("lactose_free", _("Lactose-free food")),
            ("milk_free", _("Milk-free food")),
            ("nuts", _("No nuts")),
            ("tell_more", _("Something else, I will tell later")),
        ],
        widget=forms.CheckboxSelectMultiple,
    )


def access_needs(sheet):
    return PlainField(
        label=_("Would something make it easier to come?"),
        help_text=_(
            "For example: I would like to sit near the door, I use a wheelchair. Do not write other people's names."
        ),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def transport(sheet):
    return forms.ChoiceField(
        label=_("How will you get there?"),
        help_text=_("The trip is paid for. You need not pay it first yourself."),
        required=True,
        choices=[
            ("own", _("By bus, by train, by bike or on foot")),
            ("adult", _("An adult brings me")),
            ("ride", _("I need a ride")),
            ("unsure", _("I do not know yet")),
        ],
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose how you will get there. You can also choose that you do not know yet.")
        },
    )


def transport_adult(sheet):
    """Asked with transport: for a minor a named adult sees to the trip."""
    return PlainField(
        label=_("Which adult sees to the trip?"),
        help_text=_(
            "If you are under 18: an adult's first name and role, for example a foster carer or a counsellor."
        ),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"class": "w-mid", "autocomplete": "off"}),
    )


def support_person(sheet):
    return PlainField(
        label=_("Does someone come with you?"),
        help_text=_("You may bring a person you trust. A first name is enough."),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"class": "w-mid", "autocomplete": "off"}),
    )


def language(sheet):
    return forms.ChoiceField(
        label=_("Which language do you like to speak?"),
        required=False,
        choices=[
            ("", _("I do not mind")),
            ("fi", "Suomi"),
            ("sv", "Svenska"),
            ("en", "English"),
            ("interpreter", _("Another language, I need an interpreter")),
        ],
    )


def wishes(sheet):
    return PlainField(
        label=_("What do you hope for?"),
        help_text=_("You may leave this empty. Do not write other people's names."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def childcare(sheet):
    return forms.ChoiceField(
        label=_("Do you have a small child with you?"),
        help_text=_("A child may come along, or somebody looks after them next door. It costs nothing."),
        required=False,
        choices=[
            ("", _("No")),
            ("along", _("The child comes along to the group")),
            ("care", _("I would like somebody to look after the child")),
            ("talk", _("I would like to talk about it")),
        ],
        widget=forms.RadioSelect,
    )


STOCK = {
    "diet": diet,
    "access_needs": access_needs,
    "transport": transport,
    "transport_adult": transport_adult,
    "childcare": childcare,
    "support_person": support_person,
    "language": language,
    "wishes": wishes,
}
