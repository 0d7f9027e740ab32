"""Choosing what the public calendar shows."""

from django import forms
from django.utils.translation import gettext_lazy as _

from kuulluksi.forms import HouseForm

from .models import Event

PUBLIC_KINDS = (
    Event.Kind.FORUM,
    Event.Kind.GROUP,
    Event.Kind.INFO,
    Event.Kind.JOINT,
    Event.Kind.OTHER,
)


class CalendarFilterForm(HouseForm):
    use_required_attribute = False
    hide_optional = True

    area = forms.ChoiceField(label=_("Area"), required=False)
    kind = forms.ChoiceField(label=_("What happens"), required=False)
    time = forms.ChoiceField(label=_("When"), required=False, choices=[("", _("Coming")), ("past", _("Past"))])

    def __init__(self, *args, areas, **kwargs):
        super().__init__(*args, **kwargs)
        self.areas = {area.slug: area for area in areas}
        self.fields["area"].choices = [("", _("All areas"))] + [(area.slug, area.name) for area in areas]
        self.fields["kind"].choices = [("", _("Everything"))] + [
            (kind.value, kind.label[:1].upper() + str(kind.label)[1:]) for kind in PUBLIC_KINDS
        ]

    def chosen(self) -> dict:
        """What was chosen; a value that does not exist counts as not chosen, so that an old link still opens."""
        self.full_clean()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}
