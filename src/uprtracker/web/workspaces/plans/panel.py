"""The plan of one recommendation, on its page in the workspace."""

from uprtracker.accounts.models import Member
from uprtracker.followup.models import Cluster, Commitment, Indicator, Law, Ministry, PlannedAction
from uprtracker.followup.plans.seen import about, hanging, seen
from uprtracker.followup.scope import Subject
from uprtracker.web.workspaces.panel import Panel
from uprtracker.web.workspaces.plans.rights import may_add


def plan_panel(own: Member, subject: Subject) -> Panel:
    """Return what is planned for a recommendation, as far as the seat sees it, and where it may be put."""
    code = subject.code
    clusters, ministries = list(seen(Cluster, own)), list(seen(Ministry, own))
    context = {
        "clusters": about(seen(Cluster, own), code),
        "ministries": about(seen(Ministry, own), code),
        "actions": hanging(about(seen(PlannedAction, own).select_related("responsible__user"), code), own),
        "indicators": about(seen(Indicator, own), code),
        "laws": about(seen(Law, own), code),
        "commitments": about(seen(Commitment, own), code),
        "own_clusters": [one for one in clusters if one.party_id == own.party_id],
        "own_ministries": [one for one in ministries if one.party_id == own.party_id],
        "can_add": may_add(own),
    }
    return Panel("plan", "web/workspaces/plans/panel.html", context)
