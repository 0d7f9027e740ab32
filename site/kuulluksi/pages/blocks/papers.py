"""What is printed: the brochures of the house, wherever an editor wants them listed."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from kuulluksi.pages import brochures


class BrochuresBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=80, required=False)

    class Meta:
        icon = "doc-full"
        label = _("Brochures")
        description = _(
            "Brochures of the groups, the forum and the request in three languages. They renew themselves."
        )
        template = "blocks/brochures.html"
        preview_value = {"heading": "Tulosta ja jaa"}

    def get_context(self, value, parent_context=None):
        return {**super().get_context(value, parent_context), "shelves": brochures.shelves()}
