"""The evidence on one recommendation, on its page in the workspace."""

from uprtracker.accounts.models import Member
from uprtracker.accounts.policy import Action, may
from uprtracker.followup.evidence.taking_in import evidence_on
from uprtracker.followup.scope import Subject
from uprtracker.web.workspaces.panel import Panel


def evidence_panel(seat: Member, subject: Subject) -> Panel:
    """The evidence on one recommendation, and the way to what may be evidence."""
    found = evidence_on(seat, [subject.code])
    return Panel(
        "evidence",
        "web/workspaces/evidence/panel.html",
        {
            "evidence": found[:20],
            "total": found.count(),
            "may_add": may(seat.user_or_nobody, Action.ADD, seat.workspace),
        },
    )
