"""What a frozen number of an issue counts, in words."""

from django.utils.translation import gettext as _

from uprtracker.publishing.newsletter import wording
from uprtracker.publishing.newsletter.models import Figure


def words_of(figure: Figure) -> str:
    """Return what it counts, in the language that is active."""
    said = _what(figure)
    if figure.state:
        said = _("%(what)s: %(state)s") % {"what": said, "state": wording.state(figure.state)}
    if figure.sessions:
        said = _("%(what)s, session %(session)s") % {"what": said, "session": figure.sessions}
    return said


def value_of(figure: Figure) -> str:
    """Return the number as it is read."""
    return wording.value({"unit": figure.unit, "value": figure.value})


def of_what(figure: Figure) -> str:
    """Return what a share or an average is of."""
    return wording.of({"unit": figure.unit, "part": figure.part, "whole": figure.whole})


def basis_of(figure: Figure) -> str:
    """Return what is counted: a row, a recommendation, a pair."""
    return {
        "uprinfo_rows": _("Rows of UPR Info’s export"),
        "recommendations": _("Recommendations"),
        "pairs": _("Recommendation–State pairs"),
    }.get(figure.basis, "")


def address_of(figure: Figure) -> str:
    """Return where the number can be cited."""
    if figure.report is None:
        return f"/newsletter/{figure.issue.number}/figures/#{figure.key}"
    return f"/sessions/{figure.report.session}/report/{figure.report.name}/?basis={figure.basis}"


def _what(figure: Figure) -> str:
    if figure.measure == "issue":
        return wording.issue(figure.label)
    said = {
        "total": _("Recommendations received"),
        "recommending_states": _("States that made recommendations"),
        "per_review": _("Recommendations to a State on average"),
        "per_review_spoken": _("Recommendations by a State that spoke, on average"),
        "specific": _("Recommendations for specific action (category 5)"),
        "specific_share": _("Share of recommendations for specific action (category 5)"),
        "supported": _("Supported"),
        "partial": _("Supported in part"),
        "noted": _("Noted"),
        "pending": _("No answer yet"),
        "adopted_supported": _("Supported, of all of the reviews adopted"),
        "adopted_partial": _("Supported in part, of all of the reviews adopted"),
        "adopted_noted": _("Noted, of all of the reviews adopted"),
        "adopted_pending": _("No answer yet, of all of the reviews adopted"),
        "recommendations_to_date": _("Recommendations in the database"),
        "recommendations_came": _("Recommendations that came into the database in this time"),
        "codings_decided": _("Recommendations whose labels a person checked in this time"),
        "documents": _("New documents"),
    }
    return said.get(figure.measure, figure.measure)
