"""Data in a page for machines, which no browser runs."""

import json
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

# Nothing in a text may end the element it stands in.
_HARMLESS = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.filter
def json_ld(said: dict[str, Any]) -> SafeString:
    """Return schema.org data as the element that search engines read."""
    text = json.dumps(said, ensure_ascii=False).translate(_HARMLESS)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 (made harmless above)
