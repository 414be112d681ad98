"""What pages say about the language they are in."""

from django import template
from django.conf import settings
from django.utils.translation import get_language

register = template.Library()


@register.simple_tag
def made_by_machine() -> bool:
    """Whether the catalogue of the active language was made by machine and nobody has checked it yet."""
    return get_language() in settings.UNCHECKED_LANGUAGES
