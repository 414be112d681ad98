"""The words a reader sees for a value of a filter, from the reference facts."""

from django.utils.translation import gettext as _

from uprtracker.search.filters import FILTERS


def label(name: str, value: str, language: str = "en") -> str:
    """Return what to show for `value` of filter `name` (or of `kind`); the value itself if it is unknown."""
    if name == "kind":
        return {"recommendation": _("Recommendations"), "pledge": _("Voluntary pledges")}.get(value, value)
    if name == "position":
        return _positions().get(value, value)
    if name not in FILTERS:
        return value
    return value


def _positions() -> dict[str, str]:
    return {
        "supported": _("Supported"),
        "noted": _("Noted"),
        "partial": _("Supported in part"),
        "pending": _("Pending"),
        "none": _("No answer recorded"),
    }
