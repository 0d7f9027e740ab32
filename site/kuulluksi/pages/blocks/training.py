"""Who trains experts by experience: organisations by name, with what, where and how long. No persons."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class TrainerBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("Organisation"), max_length=120)
    training = blocks.CharBlock(label=_("What it trains"), max_length=160, required=False)
    length = blocks.CharBlock(label=_("How long"), max_length=120, required=False)
    place = blocks.CharBlock(label=_("Where"), max_length=120, required=False)
    year = blocks.IntegerBlock(
        label=_("Year of the facts"),
        min_value=1990,
        max_value=2100,
        help_text=_("Old facts say so by themselves."),
    )
    address = blocks.URLBlock(label=_("Its own page"), required=False)

    class Meta:
        icon = "group"
        label = _("Training organisation")
        description = _("One organisation that trains experts by experience. Its name, never a person's.")
        template = "blocks/trainer.html"
        preview_value = {
            "name": "Esimerkkiopisto",
            "training": "Kokemusasiantuntijan koulutus",
            "length": "100 tuntia",
            "place": "Hämeenlinna",
            "year": 2023,
        }


class TrainersBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=80, required=False)
    trainers = blocks.ListBlock(TrainerBlock(), label=_("Training organisations"), min_num=1, max_num=30)

    class Meta:
        icon = "list-ul"
        label = _("Training organisations")
        description = _("Who trains experts by experience: each with its name, what, where and how long.")
        template = "blocks/trainers.html"
        preview_value = {
            "heading": "Kuka kouluttaa",
            "trainers": [{"name": "Esimerkkiopisto", "training": "Perusteet", "year": 2023}],
        }
