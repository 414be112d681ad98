"""`/workspaces/<slug>/asks/look/`: look again for what takes the asks up, once a report is in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from uprtracker.accounts.models import Member
from uprtracker.accounts.policy import Action, may
from uprtracker.records.asks.adding import propose_matches
from uprtracker.records.models import Ask
from uprtracker.web.workspaces.opened import workspace_page

MOST = 1_000


@require_POST
@workspace_page(Action.ADD)
def look(request: HttpRequest, seat: Member) -> HttpResponse:
    """Propose matches anew for the asks that this seat may change; what persons decided stays."""
    own = Ask.objects.seen_from(seat).filter(party=seat.party)
    propose_matches([one for one in own[:MOST] if may(request.user, Action.CHANGE, one)])
    return redirect("web:workspace-asks", seat.workspace.slug)
