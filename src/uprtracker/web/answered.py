"""How pages word the final share: supported of those supported or noted, and what stands beside it.

    in_words({"supported": 142, "noted": 21, "": 3})
    # Of those answered, 87.1 % have the State's support (142 of 163).
    beside({"supported": 142, "noted": 21, "": 3})
    # Not in this share: no answer recorded (3).

The definition is that of `analytics.definitions.final_share`. Support in part, pending answers and those
that no source tells of are in neither part of it, so they are named with their numbers.
"""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from uprtracker.analytics.definitions import NOTED, PARTIAL, PENDING, SUPPORTED, Ratio, final_share
from uprtracker.web import names

ANSWERED = (SUPPORTED, PARTIAL, NOTED)

UNKNOWN = ""


def in_words(answers: Mapping[str, int]) -> str:
    """Return the final share in a sentence; without a supported or noted one, that there is none."""
    share = final_share(answers)
    if share.whole:
        shown = {"share": names.share(share.value), "of": of_words(share)}
        return _("Of those answered, %(share)s have the State’s support (%(of)s).") % shown
    if answers.get(PARTIAL):
        return f"{names.position(PARTIAL)}: {names.number(answers[PARTIAL])}."
    return _("No answer is recorded here yet.")


def beside(answers: Mapping[str, int]) -> str:
    """Return the sentence that names what the final share leaves out; empty where that is nothing."""
    if not final_share(answers).whole:
        return ""
    said = {PARTIAL: _("supported in part"), PENDING: _("pending"), UNKNOWN: _("no answer recorded")}
    rest = [f"{words} ({names.number(n)})" for value, words in said.items() if (n := answers.get(value, 0))]
    return _("Not in this share: %(rest)s.") % {"rest": ", ".join(rest)} if rest else ""


def of_words(share: Ratio) -> str:
    """Return numerator and denominator: "142 of 163"."""
    counted = {"count": names.number(share.part), "total": names.number(share.whole)}
    return _("%(count)s of %(total)s") % counted
