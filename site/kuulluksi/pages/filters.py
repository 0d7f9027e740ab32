"""Filters of lists: plain GET, every value known, nothing kept."""

from urllib.parse import urlencode

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from kuulluksi.forms import HouseForm

from . import directory_words

LIMITS = {"audience": "audiences__slug", "area": "areas__slug", "service": "services__slug"}


class NgoFilterForm(HouseForm):
    hide_optional = True
    audience = forms.ChoiceField(label=_("For whom"), required=False)
    area = forms.ChoiceField(label=_("Area"), required=False)
    service = forms.ChoiceField(label=_("What they do"), required=False)

    def __init__(self, data, **kwargs):
        super().__init__(data, **kwargs)
        language = get_language()
        for name, words in (
            ("audience", directory_words.audiences),
            ("area", directory_words.areas),
            ("service", directory_words.services),
        ):
            self.fields[name].choices = [("", _("All")), *words(language)]

    def limits(self) -> dict[str, str]:
        """The chosen slugs by field. A value nobody offers is as if it was not there."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def chosen(self) -> list[dict]:
        """[{name, without}]: what is chosen, and the query that is left when it is taken away."""
        limits = self.limits()
        return [
            {
                "name": dict(self.fields[field].choices).get(value, value),
                "without": urlencode({name: kept for name, kept in limits.items() if name != field}),
            }
            for field, value in limits.items()
        ]

    def query(self) -> str:
        return urlencode(self.limits())
