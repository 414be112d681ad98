"""Why a paragraph is suggested, in sentences."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from uprtracker.records.passages import Bearing
from uprtracker.web import names


def sentences(bearing: Bearing) -> list[str]:
    """Return what speaks for a paragraph, the strongest kind first."""
    return [sentence for one in bearing.reasons if (sentence := _sentence(one.kind, one.about))]


def _sentence(kind: str, about: Sequence[str]) -> str:
    if kind == "named":
        return _("It names this recommendation by its number.")
    if kind == "titled":
        return _("It stands under a heading that names this recommendation.")
    listed = ", ".join(names.label_of(kind, one) if kind == "instrument" else _name(one) for one in about)
    if not listed:
        return ""
    if kind == "instrument":
        return _("Both name: {names}").format(names=listed)
    if kind == "subject":
        return _("Both are about: {names}").format(names=listed)
    if kind == "words":
        return _("Words in common: {names}").format(names=listed)
    return _("Words of its heading: {names}").format(names=listed)


def _name(one: str) -> str:
    """Return the name of a label (`issue:minorities`), else the word itself."""
    scheme, colon, label = one.partition(":")
    return names.label_of(scheme, label) if colon else one
