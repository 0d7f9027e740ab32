"""Choosing what the public calendar shows, and what a calendar address of one's own shows."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from kuulluksi.forms import HouseForm

from .entitlements import entitlement
from .masks import LANGUAGES, Mask
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


class FeedKeyForm(HouseForm):
    """A new address of one's own. What may be chosen is the scope's to say; the most neutral is last for staff."""

    use_required_attribute = False

    name = forms.CharField(
        label=_("Name of the address"),
        max_length=60,
        help_text=_("For yourself, so that you know which program uses it. For example: work phone."),
    )
    mask = forms.ChoiceField(
        label=_("What others can read in the entries"),
        widget=forms.RadioSelect,
        help_text=_("Think who sees your phone or your shared calendar."),
    )
    language = forms.ChoiceField(label=_("Language of the entries"))

    def __init__(self, *args, scope, **kwargs):
        super().__init__(*args, **kwargs)
        masks = entitlement(scope).masks
        self.fields["mask"].choices = [(mask, Mask(mask).label) for mask in masks]
        self.fields["mask"].initial = masks[0]
        self.fields["language"].choices = [
            (code, name) for code, name in settings.LANGUAGES if code in LANGUAGES
        ]
