"""A probability in words, with its figure: "likely, 0.71".

The words follow the likelihood scale of the Intergovernmental Panel on Climate Change (guidance
note on uncertainties, 2010): very likely from 90 %, likely from 66 %, unlikely below 33 %.
"""

from django.utils.translation import gettext as _


def in_words(probability: float | None) -> str:
    """Return the words for a probability from 0 to 1 with two decimals; nothing for none."""
    if probability is None:
        return ""
    return f"{word(probability)}, {figure(probability)}"


def word(probability: float) -> str:
    """Return the words alone."""
    if probability >= 0.99:
        return _("nearly certain")
    if probability >= 0.9:
        return _("very likely")
    if probability >= 0.66:
        return _("likely")
    if probability >= 0.33:
        return _("as likely as not")
    if probability >= 0.1:
        return _("unlikely")
    return _("very unlikely")


def figure(probability: float) -> str:
    """Return two decimals; what rounds to certainty is not certain."""
    if 0.995 <= probability < 1:
        return ">0.99"
    if 0 < probability < 0.005:
        return "<0.01"
    return f"{probability:.2f}"
