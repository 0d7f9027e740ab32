"""What is coming, inside a page: open events of a kind, read anew each time the page is made."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from booking.open_events import listing
from booking.open_events.models import OpenEvent

MOST = 3
KINDS = [(kind.value, kind.label) for kind in OpenEvent.Kind if kind != OpenEvent.Kind.JOINT]


class ComingEventsBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=80)
    kind = blocks.ChoiceBlock(label=_("What happens"), required=False, choices=KINDS)

    class Meta:
        icon = "date"
        label = _("Coming events")
        description = _(
            "The next open events and their dates, with a way to sign up. They change by themselves."
        )
        template = "blocks/events.html"
        preview_value = {"heading": "Seuraavat infot", "kind": "info"}

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        cards = listing.coming(kind=value.get("kind") or "", most=MOST)
        context["found"] = [{"card": card, "dates": card.dates[:MOST]} for card in cards]
        return context
