"""Sums of money: kept as integer cents, shown in the reader's language."""

from decimal import Decimal

from django import template
from django.utils.formats import number_format

register = template.Library()


@register.filter
def euros(cents: int) -> str:
    """8000 → "80,00 €"."""
    return f"{number_format(Decimal(cents) / 100, 2)}\u00a0€"
