"""Where a workspace stands, in blocks on its first page. A part adds its function to `BLOCKS`.

A block is a template and its context, as the panels of a record are.
"""

from collections.abc import Callable, Sequence

from django.db.models import Count
from django.urls import reverse

from uprtracker.accounts.models import Member
from uprtracker.followup import scope
from uprtracker.followup.spaces.holdings import about_recommendations, key_of, visible, words_of
from uprtracker.web import names
from uprtracker.web.workspaces.assessing.first_page import assessed
from uprtracker.web.workspaces.panel import Panel


def _answers(seat: Member) -> Panel | None:
    """How the State answered what is followed, with a link to each part of the list."""
    counts = dict(
        scope.recommendations(seat.workspace).order_by().values_list("position").annotate(n=Count("pk"))
    )
    total = sum(counts.values())
    if not total:
        return None
    rows = [
        (value or "none", names.position(value), n, names.share(n / total))
        for value, n in sorted(counts.items(), key=lambda one: -one[1])
    ]
    return Panel("answers", "web/workspaces/stands/answers.html", {"rows": rows, "total": total})


def _kept(seat: Member) -> Panel | None:
    """Of how many recommendations and pledges something is kept that this seat sees, by kind."""
    address = reverse("web:workspace-records", args=[seat.workspace.slug])
    rows = []
    for model in about_recommendations():
        path = model.code_path()
        found = (
            visible(model, seat)
            .order_by()
            .aggregate(n=Count("pk", distinct="__" in path), on=Count(path, distinct=True))
        )
        if found["n"]:
            link = f"{address}?having={key_of(model)}"
            rows.append((words_of(model, many=True), found["n"], found["on"], link))
    return Panel("kept", "web/workspaces/stands/kept.html", {"rows": rows}) if rows else None


BLOCKS: Sequence[Callable[[Member], Panel | None]] = (_answers, assessed, _kept)


def blocks(seat: Member) -> list[Panel]:
    """Return what there is to say of where the workspace stands, to this seat."""
    return [block for make in BLOCKS if (block := make(seat)) is not None]
