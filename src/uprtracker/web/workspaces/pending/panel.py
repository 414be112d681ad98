"""What the page of a recommendation shows of the pending desk."""

from uprtracker.accounts.models import Member
from uprtracker.followup.pending.desk import OPEN, answers, arguments, consulted
from uprtracker.followup.scope import Subject
from uprtracker.web.workspaces.panel import Panel


def pending_panel(own: Member, subject: Subject) -> Panel | None:
    """Return what was weighed of a recommendation before the State answered it."""
    if subject.pledge:
        return None
    said = list(arguments(own, [subject.code]))
    held = consulted(own, [subject.code])[subject.code]
    found = answers(own, [subject.code])
    if subject.position not in OPEN and not (said or held or found):
        return None
    template = "web/workspaces/pending/panel.html"
    context = {"arguments": said, "consultations": held, "answers": found, "subject": subject, "seat": own}
    return Panel("pending", template, context)
