"""A calendar address of one's own at the desk: what it is for, what it shows, what it is called."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from kuulluksi.directory.models import Area
from kuulluksi.forms import HouseForm

from .entitlements import entitlement
from .masks import LANGUAGES, Mask
from .scopes import AREA, LABELS, STAFF


class FeedKeyForm(HouseForm):
    """A new address. What may be chosen is the scope's to say; what is seen by others comes first for busy times."""

    use_required_attribute = False

    name = forms.CharField(
        label=_("Name of the address"),
        max_length=60,
        help_text=_("For yourself, so that you know which program uses it. For example: work phone."),
    )
    scope = forms.ChoiceField(
        label=_("What comes into the calendar"),
        widget=forms.RadioSelect,
        help_text=_(
            "Your work is what you hold and what is for the staff; a coordinator's also all of their areas."
        ),
    )
    area = forms.ModelChoiceField(
        Area.objects.none(),
        label=_("Area"),
        required=False,
        empty_label=_("Choose an area"),
        help_text=_("Only if you chose one area above."),
    )
    mask = forms.ChoiceField(
        label=_("What others can read in the entries"),
        widget=forms.RadioSelect,
        help_text=_("Think who sees your phone or your shared calendar."),
    )
    language = forms.ChoiceField(label=_("Language of the entries"))
    apart = forms.BooleanField(
        label=_("Write each meeting as an entry of its own"),
        required=False,
        help_text=_("Only if your program shows repeated meetings wrong. Most programs need this left empty."),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        areas = Area.objects.filter(pk__in=user.area_ids)
        self.fields["area"].queryset = areas
        scopes = dict(LABELS)
        if not user.area_ids:
            del scopes[AREA], self.fields["area"]
        self.fields["scope"].choices = list(scopes.items())
        self.fields["mask"].choices = [(mask, Mask(mask).label) for mask in entitlement(STAFF).masks]
        self.fields["mask"].initial = Mask.FULL
        self.fields["scope"].initial = STAFF
        self.fields["language"].choices = [
            (code, name) for code, name in settings.LANGUAGES if code in LANGUAGES
        ]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("scope") == AREA and not cleaned.get("area"):
            self.add_error("area", _("Choose an area of your own."))
        return cleaned


class KeyNameForm(HouseForm):
    """Another name for an address."""

    use_required_attribute = False

    name = forms.CharField(label=_("Name of the address"), max_length=60)
