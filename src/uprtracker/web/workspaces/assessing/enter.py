"""`/workspaces/<slug>/assessments/enter/`: twenty recommendations in a row, by keyboard alone.

Everything works as a plain form; a script adds that a digit answers and leads on to the next one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from uprtracker.accounts.keeping import Overtaken
from uprtracker.accounts.models import Level, Member
from uprtracker.accounts.policy import Action
from uprtracker.followup import scope
from uprtracker.followup.assessments.assessing import say
from uprtracker.followup.assessments.scales import LEVELS
from uprtracker.followup.assessments.standing import visible
from uprtracker.followup.models import Assessment, Moment
from uprtracker.followup.scope import Subject
from uprtracker.web.workspaces.assessing.conflict import Differing, conflict
from uprtracker.web.workspaces.assessing.forms import READERS, moments
from uprtracker.web.workspaces.opened import inside, workspace_page

IN_A_ROW = 20
_SHOWN = (("open", _("Not assessed by us yet")), ("all", _("All")))


class Choosing(forms.Form):
    """Which recommendations, at which moment, for whom to read."""

    show = forms.ChoiceField(label=_("Show"), choices=_SHOWN, required=False)
    review = forms.ChoiceField(label=_("Review"), required=False)
    moment = forms.ModelChoiceField(
        label=_("Said at"), queryset=Moment.objects.none(), required=False, empty_label=_("no named moment")
    )
    level = forms.ChoiceField(label=_("Who may read it"), choices=READERS, required=False)

    def __init__(self, *args: Any, own: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["moment"].queryset = moments(own)  # type: ignore[attr-defined]
        codes = scope.reviews(own.workspace).values_list("code", flat=True)
        self.fields["review"].choices = [("", _("All reviews")), *((one, one) for one in codes)]  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Row:
    """One recommendation with the answer that stands, or the one that a person just gave."""

    subject: Subject
    value: str = ""
    comment: str = ""
    seen: str = ""
    conflict: Sequence[Differing] = ()
    problem: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
@workspace_page(Action.ADD)
def enter(request: HttpRequest, seat: Member) -> HttpResponse:
    """Twenty at a time; by POST answers are kept, and those that others changed meanwhile come again."""
    choosing = Choosing(request.POST if request.method == "POST" else request.GET, own=seat)
    chosen = choosing.cleaned_data if choosing.is_valid() else {}
    moment = chosen.get("moment")
    if request.method == "POST" and choosing.is_valid():
        again = _kept(request, seat, moment, chosen["level"] or Level.PARTY)
        if not again:
            return redirect(_next_address(request))
        return _page(request, seat, choosing, again, None, status=409)
    page = Paginator(_codes(seat, chosen, moment), IN_A_ROW).get_page(request.GET.get("page"))
    return _page(request, seat, choosing, _rows(seat, list(page.object_list), moment), page)


def _page(
    request: HttpRequest,
    own: Member,
    choosing: Choosing,
    rows: Sequence[Row],
    page: Page[Any] | None,
    status: int = 200,
) -> HttpResponse:
    carried = request.GET.copy()
    carried.pop("page", None)
    context = {
        "choosing": choosing,
        "rows": rows,
        "page": page,
        "levels": [(str(number), value.value, value.label) for number, value in enumerate(LEVELS, 1)],
        "again": status == 409,
        "carried": carried.urlencode(),
    }
    return inside(
        request, own, "web/workspaces/assessing/enter.html", "assessments", status=status, **context
    )


def _codes(own: Member, chosen: dict[str, Any], moment: Moment | None) -> list[str]:
    """Return the codes to show. With no choice made, those that the party has not assessed."""
    wanted = scope.codes(own.workspace)
    if chosen.get("review"):
        wanted = [code for code in wanted if code.startswith(f"{chosen['review']}-")]
    if chosen.get("show") == "all":
        return wanted
    rows = visible(own, own.workspace).filter(party=own.party, value__in=LEVELS)
    if moment is not None:
        rows = rows.filter(moment=moment)
    said = set(rows.values_list("code", flat=True))
    done = said | set(scope.current(said - set(wanted)).values())
    return [code for code in wanted if code not in done]


def _rows(own: Member, codes: list[str], moment: Moment | None) -> list[Row]:
    rows = visible(own, own.workspace).filter(
        party=own.party, code__in=codes, moment=moment, value__in=LEVELS
    )
    last = {row.code: row for row in rows.order_by("assessed_on", "pk")}
    subjects = {one.code: one for one in scope.subjects(own.workspace, codes)}
    return [_row(subjects[code], last.get(code)) for code in codes if code in subjects]


def _row(subject: Subject, there: Assessment | None) -> Row:
    if there is None:
        return Row(subject)
    return Row(subject, there.value, there.comment, f"{there.pk}:{there.revision}")


def _kept(request: HttpRequest, own: Member, moment: Moment | None, level: str) -> list[Row]:
    """Keep every answer that was given; return those that could not be kept, with the words of both."""
    again: list[Row] = []
    codes = list(dict.fromkeys(request.POST.getlist("code")))[:IN_A_ROW]
    subjects = {one.code: one for one in scope.subjects(own.workspace, codes)}
    for code in (one for one in codes if one in subjects):
        value = request.POST.get(f"value-{code}", "")
        if not value:
            continue
        comment = request.POST.get(f"comment-{code}", "").strip()
        seen = request.POST.get(f"seen-{code}", "")
        try:
            say(own, code, moment=moment, seen=_seen(seen), level=level, value=value, comment=comment)
        except Overtaken as error:
            stands = f"{error.thing.pk}:{error.thing.revision}"
            again.append(Row(subjects[code], value, comment, stands, conflict(error)))
        except ValidationError as error:
            problem = " ".join(error.messages)
            again.append(
                Row(subjects[code], value, comment, request.POST.get(f"seen-{code}", ""), (), problem)
            )
    return again


def _seen(written: str) -> tuple[int, int] | None:
    """Read `key:revision` of a form, None for anything else."""
    key, _colon, revision = written.partition(":")
    whole = all(part.isascii() and part.isdigit() and len(part) < 18 for part in (key, revision))
    return (int(key), int(revision)) if whole else None


def _next_address(request: HttpRequest) -> str:
    """Return where the next twenty are: of the open ones the first, as what is done has left them."""
    kept = {
        name: value for name in ("show", "review", "moment", "level") if (value := request.POST.get(name))
    }
    page = request.POST.get("page", "")
    if kept.get("show") == "all" and page.isascii() and page.isdigit() and len(page) < 6:
        kept["page"] = str(int(page) + 1)
    return f"{request.path}?{urlencode(kept)}"
