"""How plans say numbers: amounts with what decimals they have."""

from decimal import Decimal

from django import template

from uprtracker.web.names import THIN

register = template.Library()


@register.filter
def amount(value: Decimal | None) -> str:
    """12500.50 → "12 500.5" with a thin space, zeros at the end left out."""
    if value is None:
        return "–"
    text = f"{value:,f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(",", THIN)
