"""One of everything, for the style guide and for the tests that look at it."""

from django import forms
from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from kuulluksi.forms import HouseForm

COLOURS = ("lakka", "jakala", "huurre", "kanerva", "mustikka", "sammal")


class SampleForm(HouseForm):
    """Each kind of control once."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"] = forms.CharField(
            label=_("What may we call you?"), help_text=_("A nickname is enough."), max_length=40
        )
        self.fields["way"] = forms.ChoiceField(
            label=_("How may we contact you?"),
            choices=[("sms", _("By text message")), ("email", _("By e-mail"))],
            widget=forms.RadioSelect,
        )
        self.fields["food"] = forms.MultipleChoiceField(
            label=_("What do you eat?"),
            required=False,
            choices=[("any", _("Everything")), ("veg", _("Vegetarian food"))],
            widget=forms.CheckboxSelectMultiple,
        )
        self.fields["place"] = forms.ChoiceField(
            label=_("Where"), required=False, choices=[("", _("All places")), ("remote", _("Online"))]
        )
        self.fields["wish"] = forms.CharField(
            label=_("Is there something that would make coming easier?"), required=False, widget=forms.Textarea
        )
        self.fields["sure"] = forms.BooleanField(label=_("I have read this"), required=False)


def everything() -> dict:
    wrong = SampleForm({"name": "", "wish": "x"}, prefix="wrong")
    wrong.is_valid()
    return {
        "colours": COLOURS,
        "form": SampleForm(prefix="sample"),
        "wrong": wrong,
        "crumbs": [{"title": _("Style guide"), "url": ""}],
        "steps": [
            {"name": _("Place"), "done": True, "now": False},
            {"name": _("Contact"), "done": False, "now": True},
            {"name": _("Wishes"), "done": False, "now": False},
        ],
        "page_obj": Paginator(range(50), 10).page(2),
    }
