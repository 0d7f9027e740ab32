"""The structure chart as blocks: bodies, below them their duties, and with whom each is done."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class Partner(models.TextChoices):
    NGOS = "ngos", _("NGOs")
    TRAINING = "training", _("Training organisations")
    REGION = "region", _("Actors of the area")


class DutyBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("Duty"), max_length=120)
    text = blocks.TextBlock(label=_("What it means"), required=False)
    partners = blocks.MultipleChoiceBlock(label=_("Together with"), choices=Partner.choices, required=False)
    contact = blocks.CharBlock(label=_("Who answers"), required=False, help_text=_("A role, not a name."))

    class Meta:
        icon = "tasks"
        label = _("Duty")
        description = _("One thing that a body takes care of, and with whom.")
        template = "blocks/duty.html"
        preview_value = {"name": "Vertaistukiryhmien järjestäminen", "partners": ["ngos"]}

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        context["partner_names"] = [Partner(code).label for code in value.get("partners") or []]
        return context


class BodyOfStructureBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("Name"), max_length=120)
    purpose = blocks.TextBlock(label=_("Purpose"))
    duties = blocks.ListBlock(DutyBlock(), label=_("Duties"), default=[])

    class Meta:
        icon = "group"
        label = _("Body")
        description = _("A group or a person in the structure, with its duties below it.")
        template = "blocks/body_of_structure.html"
        preview_value = {
            "name": "Osallisuuskoordinaattori",
            "purpose": "Pitää toiminnan koossa.",
            "duties": [{"name": "Palautteen kerääminen", "partners": ["region"]}],
        }
