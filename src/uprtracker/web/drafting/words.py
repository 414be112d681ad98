"""The sentences of the drafting desk: why a category, how sure, what would raise it, what is missing."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from uprtracker.core.coded import Coded, Judgement
from uprtracker.records.drafting import FirstVerb, FirstVerbs
from uprtracker.web import names

CERTAIN = 0.9

RAISED = {
    1: gettext_noop("Ask the State itself to act: say what it should do."),
    2: gettext_noop("Ask for a change, not only for going on: strengthen, adopt, amend…"),
    3: gettext_noop("Ask for the act rather than for thinking about it."),
    4: gettext_noop("Say what to do: adopt, amend, ratify…"),
    5: gettext_noop("It asks for one particular act: no category is higher."),
}

LABELS = {
    "specific": gettext_noop("Specific"),
    "measurable": gettext_noop("Measurable"),
    "time-bound": gettext_noop("Time-bound"),
}

# What a text may ask about an instrument, by the note of the coder.
ASKED = {
    "ratify": gettext_noop("to ratify it"),
    "consider-ratifying": gettext_noop("to consider ratifying it"),
    "withdraw-reservation": gettext_noop("to withdraw reservations"),
    "accept-procedure": gettext_noop("to accept its procedure"),
    "implement": gettext_noop("to implement it"),
    "report": gettext_noop("to report under it"),
}

# What may be missing (the machine words of the coder, whole or up to a hyphen), and how it could be said.
MISSING = {
    "measure": (
        gettext_noop("Name the law, the body or the measure you mean."),
        "… by amending the act on rural schools",
    ),
    "figure": (
        gettext_noop("Say how much or how many, or by what one would see it."),
        "… so that nine in ten villages have a clinic",
    ),
    "date": (gettext_noop("Say by when."), "… before the next review"),
    "date-soon": (gettext_noop("Urgent is not a date: say by when."), "… within one year"),
}


def why(verbs: FirstVerbs, category: int) -> list[str]:
    """Return why a text has its action category: the rule of the note, or that the rest weighs more."""
    deciding = verbs.deciding
    if deciding is None or verbs.category is None:
        return [_("No verb that opens it is known here: all its words together speak for this category.")]
    first = _("The first verb is “%(verb)s”: category %(n)s.") % {"verb": deciding.verb, "n": category}
    if verbs.rule == "by" and verbs.means and deciding.category == category:
        return [first, *_alone(verbs.means, category)]
    if verbs.category != category:
        return [
            _("Usually “%(verb)s” speaks for category %(n)s; here the words around it weigh more.")
            % {"verb": _opening(verbs, deciding), "n": verbs.category}
        ]
    if verbs.rule == "by" and verbs.means:
        return [
            _("“%(verb)s” alone is category %(n)s; the step named after it, “%(other)s”, makes it %(m)s.")
            % {"verb": deciding.verb, "n": deciding.category, "other": verbs.means.verb, "m": category}
        ]
    if verbs.rule == "second":
        first = _("Of two verbs that open a request the second counts: “%(verb)s”, category %(n)s.") % {
            "verb": deciding.verb,
            "n": category,
        }
    return [first, *_alone(verbs.towards, category)]


def raised(category: int) -> str:
    """Return what would raise the category."""
    return _(RAISED[category])


def certainty(coded: Coded) -> str:
    """Return how sure the machine is, in words."""
    if coded.sure and coded.confidence >= CERTAIN:
        return _("The machine is nearly certain.")
    if coded.sure:
        return _("The machine is fairly sure.")
    return _("The machine is not sure: judge for yourself.")


def missing(word: str) -> tuple[str, str] | None:
    """Return what to add and an example of it, for a machine word of the SMART coder; None if unknown."""
    found = MISSING.get(word) or MISSING.get(word.partition("-")[0])
    return (_(found[0]), found[1]) if found else None


def label(value: str) -> str:
    """Return the name of a letter of SMART."""
    return _(LABELS[value])


def instrument(judgement: Judgement) -> tuple[str, str]:
    """Return the name of an instrument, and what is asked of it (empty where it is only named)."""
    asked = ASKED.get(judgement.note)
    known = names.reference().instruments.get(judgement.label)
    name = known.name if known else names.label_of("instrument", judgement.label)
    return name, _(asked) if asked else ""


def _opening(verbs: FirstVerbs, deciding: FirstVerb) -> str:
    return verbs.means.verb if verbs.rule == "by" and verbs.means else deciding.verb


def _alone(verb: FirstVerb | None, category: int) -> list[str]:
    if verb is None or (verb.category or 0) <= category:
        return []
    return [_("“%(verb)s” alone would be %(n)s.") % {"verb": verb.verb, "n": verb.category}]
