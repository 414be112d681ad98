"""What the page of a recommendation shows of its assessments: who said what, index and disagreement."""

from dataclasses import dataclass

from uprtracker.accounts.models import Member
from uprtracker.accounts.policy import Action, may
from uprtracker.followup.assessments.standing import Answer, Standing, standing, visible
from uprtracker.followup.models import Assessment
from uprtracker.followup.scope import Subject, all_codes
from uprtracker.web.workspaces.assessing.forms import AssessmentForm, moments
from uprtracker.web.workspaces.panel import Panel


@dataclass(frozen=True, slots=True)
class Told:
    """An answer with its words. `counts`: the index is made of it."""

    answer: Answer
    assessment: Assessment
    counts: bool


def assessment_panel(own: Member, subject: Subject) -> Panel | None:
    """Return the assessments of a recommendation or pledge, and the form for the next one."""
    stands = standing(own.workspace, [subject.code], own).get(subject.code)
    rows = visible(own, own.workspace).filter(code__in=all_codes(subject.code))
    kept = {row.pk: row for row in rows.select_related("party", "author__user", "moment")}
    last = told(stands, kept)
    shown = {one.assessment.pk for one in last}
    context = {
        "subject": subject,
        "seat": own,
        "standing": stands,
        "told": last,
        "earlier": sorted(
            (row for row in kept.values() if row.pk not in shown),
            key=lambda row: (row.assessed_on, row.pk),
            reverse=True,
        ),
        "moments": {one.pk for one in moments(own)},
        "may_add": may(own.user_or_nobody, Action.ADD, own.workspace),
        "form": AssessmentForm(own=own),
    }
    return Panel("assessments", "web/workspaces/assessing/panel.html", context)


def told(stands: Standing | None, kept: dict[int, Assessment]) -> list[Told]:
    """Return the last answers with their words, in the order of the parties."""
    if stands is None:
        return []
    counted = {answer.assessment for answer in stands.counted}
    return [
        Told(answer, kept[answer.assessment], answer.assessment in counted)
        for answer in stands.answers
        if answer.assessment in kept
    ]
