"""The rules by which dates are derived, in words, each with where it is written.

A `Due` names its rule; pages, feeds and the API say it in full.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Rule:
    """`source` is where the rule comes from; the date's own source stands beside the date."""

    words: str | Promise
    source: str


_ORDER_KEPT = "Human Rights Council, decision 17/119, part I"
_NEW_MODALITIES = "UPR Info, “New modalities for the UPR following the HRC Review”"
_DEADLINES_SEEN = "Deadlines of sessions 25 to 45 (ILGA, UPR Trax)"

RULES: dict[str, Rule] = {
    "published": Rule(_("As the source says."), ""),
    "session_days": Rule(
        _("The day is not known here; the session’s days are. Which State is reviewed on which day changes."),
        _NEW_MODALITIES,
    ),
    "session_start": Rule(
        _("The first day is known here, the last is not: sessions last two weeks."), "Sessions 1 to 50"
    ),
    "six_to_seven_months_before": Rule(
        _("Not published here: by experience six to seven months before the session."),
        "UPR Info, “Matrices for UPR 28”; " + _DEADLINES_SEEN,
    ),
    "three_months_before": Rule(
        _("Not published here: by experience 12 to 15 weeks before the session."), _DEADLINES_SEEN
    ),
    "one_month_before": Rule(
        _("About one month before the session, for States with enough applications."),
        "UPR Info, FAQ; UPR Trax 58",
    ),
    "no_pre_sessions": Rule(_("Whether there were Pre-sessions in the first cycle is not known here."), ""),
    "two_days_after": Rule(
        _("Recommendations within 48 hours of the review, the summary within a week."),
        "UPR Info, “New procedure for publication of draft WG reports” (since session 21)",
    ),
    "before_21": Rule(_("No rule before session 21 is known here."), ""),
    "before_council": Rule(
        _("At the latest before the session of the Council that adopts the outcome."),
        "A/HRC/43/2, list of documents",
    ),
    "early_addendum": Rule(
        _("The earlier of two dates in the source; that it serves translation is our reading."),
        _DEADLINES_SEEN,
    ),
    "council_session": Rule(
        _("During the session of the Council that follows; the day is not known here."),
        "A/HRC/43/2; A/HRC/28/2",
    ),
    "halfway": Rule(
        _("Voluntary: about two to two and a half years after the review."),
        "UPR Info, “Beyond promises”; UPR Trax",
    ),
    "kept_order": Rule(
        _(
            "Derived, not yet decided: the order of review is kept, fourteen States a session, three"
            " sessions a year. One session was left out between cycles so far; without that all is one"
            " session earlier."
        ),
        _ORDER_KEPT,
    ),
    "next_cycle": Rule(_("The review of the same State in the next cycle."), _ORDER_KEPT),
    "postponed": Rule(
        _("The review was postponed: whether this is due again, and when, is not known here."), ""
    ),
    "not_adopted": Rule(_("The Council has not adopted the outcome."), ""),
    "no_session": Rule(_("The review has no session, so nothing can be derived."), ""),
    "no_cycle": Rule(_("Nothing is known of the next cycle."), ""),
    "said": Rule(_("Entered by an editor of this site, with the source."), ""),
}
