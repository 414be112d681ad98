"""The list of all pages of figures, for the start of the figures and the foot of each."""

from django.urls import reverse
from django.utils.translation import gettext as _

PAGES = ("trends", "answers", "actions", "specificity", "issues", "who-asks-whom", "top", "published")


def all_pages() -> list[tuple[str, str]]:
    """Return address and name of every page of figures."""
    pages = [(reverse(f"web:figures-{name}"), title_of(name)) for name in PAGES]
    mid_term = (f"{reverse('web:mid-term-reports')}#figures", _("Mid-term reports by actor"))
    return [*pages, mid_term, (reverse("web:coding-figures"), _("How we code, and how often we are wrong"))]


def title_of(name: str) -> str:
    """Return the name of a page of figures, for the list of all."""
    return {
        "trends": _("Trends by session"),
        "answers": _("Answers"),
        "actions": _("Action category and answer"),
        "specificity": _("How specific"),
        "issues": _("Issues"),
        "who-asks-whom": _("Who asks whom"),
        "top": _("Most recommendations"),
        "published": _("Figures that others published"),
    }[name]
