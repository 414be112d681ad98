"""`/workspaces/<slug>/recommendations/?position=noted&lacking=assessment`: what a workspace follows."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from uprtracker.accounts.models import Member
from uprtracker.followup import scope
from uprtracker.followup.scope import Subject
from uprtracker.followup.spaces import listing
from uprtracker.followup.spaces.holdings import about_recommendations, counted, key_of, words_of
from uprtracker.web import names
from uprtracker.web.workspaces.opened import inside, workspace_page

ON_A_PAGE = 50
_LAST = 1_000_000


@dataclass(frozen=True, slots=True)
class Line:
    """One recommendation or pledge, and what the reader sees kept of it: words and number of each kind."""

    subject: Subject
    kept: list[tuple[str, int]]


@require_safe
@workspace_page()
def records(request: HttpRequest, seat: Member) -> HttpResponse:
    """The recommendations and pledges that a workspace follows."""
    wish, page = listing.Wish.of(request.GET), _page(request.GET.get("page", ""))
    codes, total = listing.portion(seat, wish, page, ON_A_PAGE)
    kept = counted(seat, codes)
    by_code = {one.code: one for one in scope.subjects(seat.workspace, codes)}
    lines = [
        Line(by_code[code], [(words_of(kind, many=n != 1), n) for kind, n in kept.get(code, [])])
        for code in codes
    ]
    pages = max(1, -(-total // ON_A_PAGE))
    return inside(
        request,
        seat,
        "web/workspaces/records.html",
        "recommendations",
        lines=lines,
        total=total,
        wish=wish,
        page=page,
        pages=pages,
        before=_address(wish, page - 1) if page > 1 else "",
        after=_address(wish, page + 1) if page < pages else "",
        filters=filters(seat, wish),
    )


def filters(seat: Member, wish: listing.Wish) -> list[dict[str, object]]:
    """Return the fields by which the list is narrowed: name, chosen value, values with words and numbers."""
    found = listing.choices(seat)
    kinds = [(key_of(kind), words_of(kind, many=True), None) for kind in about_recommendations()]
    reviews = [(code, code, n) for code, n in found.reviews.items()]
    positions = [(value or "none", names.position(value), n) for value, n in found.positions.items()]
    return [
        _filter("review", wish.review, reviews if len(reviews) > 1 else []),
        _filter("position", wish.position, positions),
        _filter("state", wish.state, _sorted(found.states, names.state)),
        _filter("issue", wish.issue, _sorted(found.issues, names.issue)),
        _filter("having", wish.having, kinds),
        _filter("lacking", wish.lacking, kinds),
    ]


def _filter(name: str, chosen: str, values: Sequence[tuple[str, str, int | None]]) -> dict[str, object]:
    return {"name": name, "chosen": chosen, "values": values}


def _sorted(counts: Mapping[str, int], name: Callable[[str], str]) -> Sequence[tuple[str, str, int]]:
    named = [(value, name(value), n) for value, n in counts.items()]
    return sorted(named, key=lambda one: names.fold(one[1]))


def _page(given: str) -> int:
    return min(max(1, int(given)), _LAST) if given.isascii() and given.isdigit() and len(given) < 10 else 1


def _address(wish: listing.Wish, page: int) -> str:
    return "?" + urlencode([*wish.params(), ("page", page)])
