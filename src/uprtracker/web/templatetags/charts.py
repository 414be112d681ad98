"""How charts say numbers: counts as everywhere, averages with what they need of decimals."""

from django import template

from uprtracker.web import names

register = template.Library()


@register.filter
def quantity(value: float | None) -> str:
    """12345 → "12 345", 152.125 → "152.1", 2.711 → "2.71"; None → a dash."""
    if value is None:
        return "–"
    if value == int(value):
        return names.number(int(value))
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"
