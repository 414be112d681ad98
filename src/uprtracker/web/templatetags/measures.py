"""How pages write measures: shares, kappa, F1, and what they are called."""

from django import template
from django.utils.translation import gettext as _

from uprtracker.records.coding_cards import MEASURES, SchemeScores
from uprtracker.web.templatetags.upr import share

register = template.Library()


@register.filter
def measure(value: float | None) -> str:
    """0.9312 → "0.931"; nothing to measure → a dash."""
    return "–" if value is None else f"{value:.3f}"


@register.filter
def edge(value: float) -> str:
    """0.8 → "0.8": where a bin of confidences begins or ends."""
    return f"{value:.2f}".removesuffix("0")


@register.filter
def share_or_f1(value: float, scheme: str) -> str:
    """Write how right a scheme is: a share where it has one label, F1 where it has several."""
    return share(value) if MEASURES[scheme][0] == "accuracy" else f"F1 {value:.3f}"


@register.filter
def measure_name(value: str) -> str:
    """micro_f1 → F1 over all labels."""
    return {
        "accuracy": _("Share that is right"),
        "kappa": _("Quadratic kappa"),
        "micro_f1": _("F1 over all labels"),
        "macro_f1": _("Mean of the labels’ F1"),
        "whole": _("Share with all labels right"),
    }.get(value, value)


@register.simple_tag
def yardstick(scores: SchemeScores, name: str) -> str:
    """Return what the method to beat reached in a measure."""
    return measure(scores.yardstick.get(name))
