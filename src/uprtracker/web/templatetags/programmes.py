"""What the pages of country programmes need: a value by its key, a line that is an address with words."""

from collections.abc import Mapping
from typing import Any

from django import template

register = template.Library()


@register.filter
def of_key(values: Mapping[Any, Any], key: object) -> Any:
    """Return the value of a key, None where there is none."""
    return values.get(key)


@register.filter
def as_link(line: str) -> tuple[str, str]:
    """`https://example.org The report` -> the address and the words; without words the address again."""
    address, _space, words = line.partition(" ")
    return address, words.strip() or address
