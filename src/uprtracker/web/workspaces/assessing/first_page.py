"""What the first page of a workspace says of its assessments."""

from uprtracker.accounts.models import Member
from uprtracker.followup import scope
from uprtracker.followup.assessments.outcomes import outcomes
from uprtracker.followup.assessments.shares import share
from uprtracker.web.workspaces.assessing.figures import bars_of
from uprtracker.web.workspaces.panel import Panel


def assessed(seat: Member) -> Panel | None:
    """Return the bands of the recommendations and pledges that a seat sees assessed; None without any."""
    codes = scope.codes(seat.workspace)
    found = outcomes(seat.workspace, codes, seat)
    if not found:
        return None
    parties = dict(seat.workspace.parties.values_list("pk", "name"))
    own = share(codes, found, parties)
    context = {
        "share": own,
        "bars": bars_of(own) if own.banded else None,
        "open": sum(code not in found or seat.party_id not in found[code].parties for code in codes),
        "slug": seat.workspace.slug,
    }
    return Panel("assessed", "web/workspaces/assessing/first_page.html", context)
