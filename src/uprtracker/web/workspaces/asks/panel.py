"""On the page of a recommendation: the asks that led to it, and the steps taken to follow it up."""

from uprtracker.accounts.models import Member
from uprtracker.followup.scope import Subject
from uprtracker.records.models import Alias, Ask, AskMatch
from uprtracker.web.workspaces.asks.support import seen
from uprtracker.web.workspaces.panel import Panel

MOST = 20


def asks_panel(own: Member, subject: Subject) -> Panel | None:
    """Return asks and steps that this seat may see."""
    former = Alias.objects.filter(recommendation__code=subject.code).values_list("code", flat=True)
    codes = [subject.code, *former]
    mine = Ask.objects.seen_from(own)
    matches = AskMatch.objects.filter(ask__in=mine, code__in=codes).exclude(status=AskMatch.Status.REJECTED)
    context = {
        "code": subject.code,
        "matches": matches.select_related("ask").order_by("status", "-score", "pk")[:MOST],
        "steps": seen(own).filter(code__in=codes)[:MOST],
    }
    return Panel("asks", "web/workspaces/asks/panel.html", context)
