"""Choosing among open events."""

from django.utils.translation import gettext_lazy as _

from kuulluksi.forms import HouseForm, KnownChoiceField

from .models import Entrance, OpenEvent


class EventFilterForm(HouseForm):
    """A plain GET form. Its choices are those that there is something for."""

    use_required_attribute = False
    hide_optional = True

    kind = KnownChoiceField(label=_("What happens"), required=False)
    area = KnownChoiceField(label=_("Area"), required=False)
    how = KnownChoiceField(label=_("On site or remotely"), required=False)

    def __init__(self, *args, cards, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = {card.open_event.kind for card in cards}
        areas = {card.event.area.slug: card.event.area.name for card in cards if card.event.area}
        self.fields["kind"].choices = [
            ("", _("Everything")),
            *[(kind.value, str(kind.label).capitalize()) for kind in OpenEvent.Kind if kind.value in kinds],
        ]
        self.fields["area"].choices = [("", _("All areas")), *sorted(areas.items(), key=lambda one: one[1])]
        self.fields["how"].choices = [
            ("", _("Either way")),
            *[(how.value, str(how.label).capitalize()) for how in Entrance.How],
        ]

    def chosen(self) -> dict[str, str]:
        """What was chosen, by name."""
        self.full_clean()
        return {name: self.cleaned_data.get(name, "") for name in self.fields}
