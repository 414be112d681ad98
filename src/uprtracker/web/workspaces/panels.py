"""The panels of one recommendation in a workspace. A part adds its function to `PANELS`."""

from collections.abc import Callable, Sequence

from uprtracker.accounts.models import Member
from uprtracker.followup.scope import Subject
from uprtracker.web.workspaces.asks.panel import asks_panel
from uprtracker.web.workspaces.assessing.panel import assessment_panel
from uprtracker.web.workspaces.evidence.panel import evidence_panel
from uprtracker.web.workspaces.panel import Panel
from uprtracker.web.workspaces.pending.panel import pending_panel
from uprtracker.web.workspaces.plans.panel import plan_panel

# What each part shows of one recommendation to one seat, in the order of the page; None: nothing.
PANELS: Sequence[Callable[[Member, Subject], Panel | None]] = (
    assessment_panel,
    pending_panel,
    plan_panel,
    asks_panel,
    evidence_panel,
)


def panels(own: Member, subject: Subject) -> list[Panel]:
    """Return what there is to show of a recommendation to this seat."""
    return [panel for make in PANELS if (panel := make(own, subject)) is not None]
