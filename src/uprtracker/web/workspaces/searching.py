"""`/workspaces/<slug>/search/?words=…`: in recommendations, and in what is kept of them."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from uprtracker.accounts.models import Member
from uprtracker.followup import scope
from uprtracker.followup.spaces import listing, searching
from uprtracker.followup.spaces.holdings import words_of
from uprtracker.web.workspaces.opened import inside, workspace_page
from uprtracker.web.workspaces.things import row

FIRST = 20


@require_safe
@workspace_page()
def search(request: HttpRequest, seat: Member) -> HttpResponse:
    """What is found, recommendations first, then kind by kind."""
    wish = listing.Wish.of({"words": request.GET.get("words", "")})
    codes, total = listing.portion(seat, wish, 1, FIRST) if wish.words else ([], 0)
    kinds = [
        (
            words_of(one.kind, many=True),
            one.count,
            [row(thing, seat.workspace, said) for thing, said in one.records],
        )
        for one in searching.search(seat, wish.words)
    ]
    return inside(
        request,
        seat,
        "web/workspaces/search.html",
        "search",
        wish=wish,
        subjects=scope.subjects(seat.workspace, codes),
        total=total,
        kinds=kinds,
    )
