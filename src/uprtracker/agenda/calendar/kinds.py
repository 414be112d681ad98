"""What is due in a review, in order, and who acts.

    KINDS["addendum"].actor == "state"

A kind is a row here; its time is derived in `deriving`, its rule told in `rules`.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ACTORS: dict[str, str | Promise] = {
    "stakeholders": _("Civil society, NHRIs and other stakeholders"),
    "state": _("State under review"),
    "working_group": _("Working Group (OHCHR)"),
    "troika": _("Troika"),
    "council": _("Human Rights Council"),
}


@dataclass(frozen=True, slots=True)
class Kind:
    """`deadline`: something must be in by then; else it is when something takes place."""

    slug: str
    label: str | Promise
    actor: str
    deadline: bool = False
    voluntary: bool = False


KINDS: dict[str, Kind] = {
    kind.slug: kind
    for kind in (
        Kind("stakeholder_submission", _("Submissions of stakeholders"), "stakeholders", deadline=True),
        Kind("national_report", _("National report"), "state", deadline=True),
        Kind("pre_session", _("Pre-session of UPR Info"), "stakeholders"),
        Kind("review", _("Review in the Working Group"), "working_group"),
        Kind("draft_report", _("Draft report"), "troika"),
        Kind("addendum_translation", _("Addendum, to be translated in time"), "state", deadline=True),
        Kind("addendum", _("Addendum: answers of the State"), "state", deadline=True),
        Kind("adoption", _("Adoption at the Human Rights Council"), "council"),
        Kind("mid_term", _("Mid-term report (voluntary)"), "state", voluntary=True),
        Kind("next_review", _("Next review"), "working_group"),
    )
}
ORDER = {slug: place for place, slug in enumerate(KINDS)}
OF_SESSIONS = tuple(slug for slug in KINDS if slug != "next_review")
"""Those that a session has as a whole; the next review is a State's own."""

STATUSES: dict[str, str | Promise] = {
    "expected": _("expected"),
    "held": _("took place"),
    "adopted": _("adopted"),
    "not_adopted": _("not adopted"),
    "postponed": _("postponed"),
    "did_not_appear": _("the State did not appear"),
    "cancelled": _("cancelled"),
}
CONFIDENCES: dict[str, str | Promise] = {
    "published": _("published"),
    "derived": _("derived by rule"),
    "unknown": _("not known"),
}
