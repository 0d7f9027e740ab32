"""Sums of money: kept as integer cents, shown as the reader's language writes them. Files for machines have their own."""

from decimal import Decimal

from django import template
from django.utils.formats import number_format
from django.utils.translation import get_language

register = template.Library()

NO_BREAK = "\u00a0"
MINUS = "\u2212"


@register.filter
def euros(cents: int) -> str:
    """123450 → "1 234,50 €" in Finnish and Swedish, "€1,234.50" in English. It never breaks at the end of a line."""
    sign = MINUS if cents < 0 else ""
    number = number_format(Decimal(abs(cents)) / 100, 2, force_grouping=True).replace(" ", NO_BREAK)
    if (get_language() or "").startswith("en"):
        return f"{sign}€{number}"
    return f"{sign}{number}{NO_BREAK}€"
