"""`/workspaces/<slug>/assessments/`: where recommendations stand, by review and issue, and what changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from uprtracker.accounts.models import Member
from uprtracker.accounts.policy import Action, may
from uprtracker.followup import scope
from uprtracker.followup.assessments.comparing import Change, compare
from uprtracker.followup.assessments.index import Band
from uprtracker.followup.assessments.outcomes import Outcome, outcomes
from uprtracker.followup.assessments.shares import Share, by_issue, by_review, party_names, share
from uprtracker.followup.models import Moment
from uprtracker.records.version import data_version
from uprtracker.web import names
from uprtracker.web.bars import Bars, bar
from uprtracker.web.workspaces.assessing.forms import moments
from uprtracker.web.workspaces.opened import inside, workspace_page

BANDS = tuple(Band)


class Asking(forms.Form):
    """At which moment, and compared with which."""

    at = forms.ModelChoiceField(
        label=_("As said at"),
        queryset=Moment.objects.none(),
        required=False,
        empty_label=_("the last answer of each"),
    )
    before = forms.ModelChoiceField(
        label=_("Compared with"), queryset=Moment.objects.none(), required=False, empty_label=_("nothing")
    )

    def __init__(self, *args: Any, own: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.queryset = moments(own)  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: its words, its figures, the figures of the other moment where one is asked for."""

    label: str
    share: Share
    before: Share | None


@require_safe
@workspace_page()
def figures(request: HttpRequest, seat: Member) -> HttpResponse:
    """Shares in each band, and who spoke."""
    form = Asking(request.GET or None, own=seat)
    chosen = form.cleaned_data if form.is_valid() else {}
    at, before = chosen.get("at"), chosen.get("before")
    codes = scope.codes(seat.workspace)
    now = outcomes(seat.workspace, codes, seat, moment=at)
    then = outcomes(seat.workspace, codes, seat, moment=before) if before else None
    parties = party_names(seat.workspace.parties.all())
    by_name = {names.issue(slug): own for slug, own in by_issue(seat.workspace).items()}
    issues = _lines(dict(sorted(by_name.items())), now, then, parties)
    spoken = [line for line in issues if line.share.commented or (line.before and line.before.commented)]
    context = {
        "form": form,
        "before": before,
        "at": at,
        "bands": BANDS,
        "bars": bars_of(share(codes, now, parties)),
        "total": _line("", codes, now, then, parties),
        "reviews": _lines(by_review(seat.workspace), now, then, parties),
        "issues": spoken,
        "silent": len(issues) - len(spoken),
        "change": _change(compare(codes, then, now)) if then is not None else None,
        "may_add": may(request.user, Action.ADD, seat.workspace),
    }
    return inside(request, seat, "web/workspaces/assessing/figures.html", "assessments", **context)


def _lines(
    groups: Mapping[str, Sequence[str]],
    now: Mapping[str, Outcome],
    then: Mapping[str, Outcome] | None,
    parties: Mapping[int, str],
) -> list[Line]:
    return [_line(label, codes, now, then, parties) for label, codes in groups.items()]


def _line(
    label: str,
    codes: Sequence[str],
    now: Mapping[str, Outcome],
    then: Mapping[str, Outcome] | None,
    parties: Mapping[int, str],
) -> Line:
    return Line(label, share(codes, now, parties), share(codes, then, parties) if then is not None else None)


def bars_of(total: Share) -> Bars:
    """Return the bands of a share as a table with bars."""
    base = gettext("Basis: %(n)s recommendations and pledges with a level. Data version %(version)s.")
    rows = tuple(bar(str(band.label), total.bands[band], total.banded) for band in BANDS)
    given = {"n": names.number(total.banded), "version": data_version()}
    return Bars(gettext("By band of the implementation index"), base % given, gettext("Band"), rows)


def _change(found: Change) -> dict[str, Any]:
    rows = [(was, [found.moves.get((was, now), 0) for now in BANDS]) for was in BANDS]
    return {"found": found, "rows": rows}
