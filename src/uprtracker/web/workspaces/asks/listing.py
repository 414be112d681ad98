"""`/workspaces/<slug>/asks/`: what organisations ask, and what came of each ask."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from uprtracker.accounts.models import Member
from uprtracker.accounts.policy import Action, may
from uprtracker.followup.asks.outcome import Outcome, outcomes
from uprtracker.records.models import Ask, AskMatch
from uprtracker.web.workspaces.asks.uptake import FORMS
from uprtracker.web.workspaces.opened import inside, workspace_page

ON_A_PAGE = 50


@dataclass(frozen=True)
class Show:
    """A way to narrow the list: its name in the address, its words, the status of a match that it wants."""

    name: str
    words: Promise
    status: str = ""


SHOWN = (
    Show("", _("All asks")),
    Show("undecided", _("Proposed by machine, undecided"), AskMatch.Status.PROPOSED),
    Show("taken-up", _("Taken up, confirmed"), AskMatch.Status.CONFIRMED),
    Show("nothing", _("Nothing found")),
)


@require_safe
@workspace_page()
def asks(request: HttpRequest, seat: Member) -> HttpResponse:
    """The asks that this seat may see, narrowed by review, organisation and what came of them."""
    mine = Ask.objects.seen_from(seat)
    reviews = sorted(set(mine.order_by().values_list("review", flat=True)))
    named = mine.order_by().values_list("organisations", flat=True)
    organisations = sorted({name for own in named for name in own}, key=str.casefold)
    review = _one_of(request, "review", reviews)
    organisation = _one_of(request, "organisation", organisations)
    show = next((one for one in SHOWN if one.name == request.GET.get("show")), SHOWN[0])
    found = mine.filter(review=review) if review else mine
    if show.status:
        found = found.filter(matches__status=show.status).distinct()
    elif show.name:
        found = found.exclude(matches__status__in=(AskMatch.Status.PROPOSED, AskMatch.Status.CONFIRMED))
    rows = [one for one in found if not organisation or organisation in one.organisations]
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    shown: list[Outcome] = outcomes(list(page), seat)
    asked = request.GET.copy()
    asked.pop("page", None)
    return inside(
        request,
        seat,
        "web/workspaces/asks/asks.html",
        "asks",
        page=page,
        outcomes=shown,
        total=mine.count(),
        reviews=reviews,
        review=review,
        organisations=organisations,
        organisation=organisation,
        show=show,
        shown=SHOWN,
        words=asked.urlencode(),
        forms=FORMS,
        may_add=may(request.user, Action.ADD, seat.workspace),
    )


def _one_of(request: HttpRequest, name: str, known: list[str]) -> str:
    given = request.GET.get(name, "")
    return given if given in known else ""
