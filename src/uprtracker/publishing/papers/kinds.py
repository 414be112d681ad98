"""What each kind of paper consists of: its sections in order, and what in them comes from the records.

The five sections of a national report are ours in words; that there are five, A to E, and the limits
stand in `reference` (`word_limits`) with their source.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from uprtracker.publishing.models.paper_draft import PaperKind
from uprtracker.reference import load_reference


@dataclass(frozen=True, slots=True)
class Planned:
    """A section as a new paper has it: its heading, what stands in it, and a hint for who writes it."""

    title: Promise | str
    part: str = ""
    hint: Promise | str = ""
    annex: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of paper. `pages` is the most it may have (None: nobody says); `numbered`: its paragraphs are.

    `figures`: it bears the version of the data at its foot.
    """

    sections: Sequence[Planned]
    numbered: bool = False
    pages: int | None = None
    figures: bool = False


_ASK = _("What the State under review should be asked: specific, measurable, with a date.")
_TABLE = Planned(_("Annex: recommendations one by one"), "table", annex=True)

_FACT_SHEET = Form(
    sections=(
        Planned(_("The last review in figures"), "figures"),
        Planned(_("Where the recommendations stand"), "standing"),
        Planned(_("What we ask"), "asks", hint=_ASK),
        Planned(_("Who we are"), hint=_("Who speaks, for whom, and where to reach you.")),
    ),
    pages=2,
    figures=True,
)

_SUBMISSION = (
    Planned(
        _("Who we are and how we worked"), hint=_("Who submits, since when, and how the facts were gathered.")
    ),
    Planned(_("Follow-up to the previous review"), "by_issue"),
    Planned(
        _("Situation on the ground"),
        hint=_("Facts with their sources as endnotes; name the recommendation each of them is about."),
    ),
    Planned(_("Recommendations"), "asks", hint=_ASK),
    _TABLE,
)

_MID_TERM = Form(
    sections=(
        Planned(_("Introduction"), hint=_("Who reports, on which review, up to which day.")),
        Planned(_("How this report was made"), hint=_("Who was consulted, when, and who did not answer.")),
        Planned(_("The review in figures"), "figures"),
        Planned(_("Implementation by issue"), "by_issue"),
        Planned(_("Voluntary pledges"), "pledges"),
        Planned(_("Next steps"), "steps", hint=_("What will be done, by whom, by when.")),
        _TABLE,
    ),
    numbered=True,
    figures=True,
)

_NATIONAL_REPORT = Form(
    sections=(
        Planned(
            _("A. Methodology and consultation"),
            hint=_("How the report was prepared, and whom you consulted."),
        ),
        Planned(
            _("B. Developments since the previous review"),
            hint=_("Constitution, laws, institutions, treaties: what has changed."),
        ),
        Planned(_("C. Implementation of the recommendations of the previous review"), "by_issue"),
        Planned(
            _("D. Achievements, challenges and constraints"),
            hint=_("Good practice worth sharing, and what stands in the way."),
        ),
        Planned(
            _("E. Priorities, commitments and support needed"),
            "priorities",
            hint=_("What comes first until the next review, and where help is needed."),
        ),
        _TABLE,
    ),
    numbered=True,
)

_ITEM_6 = Form(
    sections=(
        Planned("", "statement"),
        Planned("", hint=_("What should happen next, and until when.")),
    )
)

_RESPONSES = Form(
    sections=(
        Planned(
            _("Introduction"),
            hint=_("How the answers were reached, who was consulted, and what the Council should know."),
        ),
        Planned(_("Answers in figures"), "answered"),
        Planned(_("Responses to the recommendations"), "responses"),
        Planned(_("Voluntary pledges"), "pledges"),
    ),
    numbered=True,
)

_BRIEFING = Form(
    sections=(
        Planned(_("The review in figures"), "figures"),
        Planned(_("What was asked, issue by issue"), "issues"),
        Planned(_("Who asked"), "askers"),
        Planned(_("Still to be answered"), "pending"),
        Planned(_("Voluntary pledges"), "pledges"),
        Planned(_("What comes next"), hint=_("Dates, who does what, how to take part.")),
    ),
    figures=True,
)

FORMS: Mapping[str, Form] = MappingProxyType(
    {
        PaperKind.FACT_SHEET: _FACT_SHEET,
        PaperKind.SUBMISSION: Form(sections=_SUBMISSION, numbered=True),
        PaperKind.JOINT_SUBMISSION: Form(sections=_SUBMISSION, numbered=True),
        PaperKind.MID_TERM: _MID_TERM,
        PaperKind.NATIONAL_REPORT: _NATIONAL_REPORT,
        PaperKind.RESPONSES: _RESPONSES,
        PaperKind.ITEM_6: _ITEM_6,
        PaperKind.BRIEFING: _BRIEFING,
    }
)


def word_limit(kind: str) -> int | None:
    """Return the most words a paper of this kind may have, None where no rule says."""
    limit = load_reference().word_limits.get(kind)
    return limit.words if limit else None


def languages(kind: str) -> tuple[str, ...]:
    """Return the languages in which a paper of this kind may be handed in; empty where no rule says."""
    limit = load_reference().word_limits.get(kind)
    return limit.languages if limit else ()
