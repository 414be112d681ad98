"""The first words of an issue: the period, and which sessions of the UPR and the Council fell into it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from uprtracker.publishing.newsletter import wording
from uprtracker.publishing.newsletter.matching import EVERYBODY
from uprtracker.publishing.newsletter.sources.source import Drafting, Facts, Found, Source, Words
from uprtracker.reference import load_reference


def gather(draft: Drafting) -> list[Found]:
    """Take the period and its sessions."""
    period = draft.period
    sessions = load_reference().sessions.values()
    groups = [one.number for one in sessions if period.holds(one.start) or period.holds(one.end)]
    months = {period.since.isoformat()[:7], period.until.isoformat()[:7]}
    council = {
        number
        for one in sessions
        for number in one.hrc_sessions
        if one.hrc_start and min(months) <= one.hrc_start[:7] <= max(months)
    }
    facts = {
        "since": period.since.isoformat(),
        "until": period.until.isoformat(),
        "sessions": sorted(groups),
        "council": sorted(council),
    }
    return [Found(facts, (EVERYBODY,))]


def word(facts: Facts) -> Words:
    """Say them."""
    said = [
        _("What happened around the Universal Periodic Review from %(days)s.")
        % {"days": wording.days(facts["since"], facts["until"])}
    ]
    groups = [wording.link(str(one), f"/sessions/{one}/") for one in facts["sessions"]]
    if groups:
        said.append(
            _("Sessions of the Working Group in this time: %(numbers)s.")
            % {"numbers": wording.listed(groups)}
        )
    if facts["council"]:
        numbers = wording.listed([str(one) for one in facts["council"]])
        said.append(_("Sessions of the Human Rights Council: %(numbers)s.") % {"numbers": numbers})
    return Words("", " ".join(said))


SOURCE = Source("opening", gettext_lazy("Introduction"), gather, word)
