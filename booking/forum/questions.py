"""What the forum asks of each participant beyond the stock questions: workshop wishes in order, food, adults along."""

from django import forms
from django.utils.translation import gettext_lazy as _

from booking.signups.models import Sheet

from .models import Workshop

PLACES = (_("First wish"), _("Second wish"), _("Third wish"))


class WishesWidget(forms.Widget):
    """Three selects with labels of their own and one name, read in their order. Works without script, with a keyboard
    and with a screen reader."""

    template_name = "forum/wishes_widget.html"
    use_fieldset = True

    def __init__(self, options, attrs=None):
        super().__init__(attrs)
        self.options = options

    def id_for_label(self, id_):
        return ""

    def value_from_datadict(self, data, files, name):
        return data.getlist(name) if hasattr(data, "getlist") else data.get(name) or []

    def value_omitted_from_data(self, data, files, name):
        return name not in data

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        chosen = [*(value if isinstance(value, (list, tuple)) else []), "", "", ""]
        base = context["widget"]["attrs"].get("id", name)
        context["places"] = [
            {"id": f"{base}_{n}", "label": label, "chosen": chosen[n]} for n, label in enumerate(PLACES)
        ]
        context["options"] = self.options
        return context


class WishesField(forms.Field):
    """Up to three workshops in order of liking, none of them twice. Gives a list of workshop codes."""

    def __init__(self, workshops, **kwargs):
        self.choices = [(workshop.slug, workshop.name) for workshop in workshops]
        super().__init__(widget=WishesWidget([("", _("No wish")), *self.choices]), **kwargs)

    def to_python(self, value):
        wishes = [one for one in value or [] if one][: len(PLACES)]
        known = dict(self.choices)
        if any(one not in known for one in wishes):
            raise forms.ValidationError(_("Choose a workshop from the list."), code="unknown")
        if len(set(wishes)) < len(wishes):
            raise forms.ValidationError(
                _("The same workshop is chosen twice. Choose a different one for each wish."), code="double"
            )
        return wishes


def workshop_wishes(sheet: Sheet) -> forms.Field:
    return WishesField(
        Workshop.objects.filter(forum__sheet=sheet),
        label=_("Which workshop would you like?"),
        help_text=_("Choose three in order. You can also leave this empty and decide later."),
        required=False,
    )


def food_wish(sheet: Sheet) -> forms.Field:
    return forms.CharField(
        label=_("What would you like to eat on the day?"),
        help_text=_("The kitchen reads these without names."),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


def adults_along(sheet: Sheet) -> forms.Field:
    return forms.TypedChoiceField(
        label=_("How many adults come along?"),
        help_text=_(
            "A familiar adult is welcome, and under-18s come with one who has promised to see to the trip there and "
            "back. If you come as a group, give the adults of the whole group."
        ),
        choices=[("0", _("Nobody, or I do not know yet")), ("1", "1"), ("2", "2"), ("3", "3"), ("4", "4")],
        coerce=int,
        empty_value=0,
        required=False,
        widget=forms.Select(attrs={"class": "w-short"}),
    )


QUESTIONS = {
    "workshop_wishes": workshop_wishes,
    "food_wish": food_wish,
    "adults_along": adults_along,
}
# What a forum's sheet asks, in this order.
ASKS = ["workshop_wishes", "diet", "food_wish", "transport", "adults_along", "access_needs"]
