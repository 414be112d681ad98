"""`/workspaces/<slug>/assessments/import/`: a file of assessments, seen before it is kept.

Nothing of the file is kept on the way: what was read goes to the reader and comes back with the form.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from uprtracker.accounts.keeping import Overtaken
from uprtracker.accounts.models import Level, Member
from uprtracker.accounts.policy import Action
from uprtracker.followup import scope
from uprtracker.followup.assessments.assessing import say
from uprtracker.followup.assessments.incoming import MOST_ROWS, Incoming, incoming
from uprtracker.followup.assessments.scales import Value
from uprtracker.followup.assessments.standing import last_words
from uprtracker.followup.models import Moment
from uprtracker.web.workspaces.assessing.forms import READERS, moments
from uprtracker.web.workspaces.opened import inside, workspace_page

_WORDS = ("comment", "measures", "evidence")


class Bringing(forms.Form):
    """A file, the review that its numbers are of, the moment, and who may read what it brings."""

    file = forms.FileField(label=_("File (XLSX, CSV, or a filled thematic list as DOCX)"))
    review = forms.ChoiceField(label=_("Its numbers are of"), required=False)
    moment = forms.ModelChoiceField(
        label=_("Said at"), queryset=Moment.objects.none(), required=False, empty_label=_("no named moment")
    )
    level = forms.ChoiceField(label=_("Who may read it"), choices=READERS)

    def __init__(self, *args: Any, own: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["moment"].queryset = moments(own)  # type: ignore[attr-defined]
        reviews = scope.reviews(own.workspace).values_list("code", flat=True)
        found = ("", _("the review that fits best"))
        self.fields["review"].choices = [found, *((one, one) for one in reviews)]  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it would be kept. `stands` is the party's answer that is there, `new` whether it says more."""

    incoming: Incoming
    level: str
    stands: str
    problem: str


@require_http_methods(["GET", "HEAD", "POST"])
@workspace_page(Action.ADD)
def bring_in(request: HttpRequest, seat: Member) -> HttpResponse:
    """The form; by POST what was read of a file, and by another one what was kept of it."""
    if request.POST.get("do") == "keep":
        return _keep(request, seat)
    form = Bringing(request.POST or None, request.FILES or None, own=seat)
    if request.method == "POST" and form.is_valid():
        sent, given = form.cleaned_data["file"], form.cleaned_data
        try:
            found = incoming(seat, sent.name, sent.read(), given["review"])
            return _page(request, seat, form=form, rows=_rows(seat, found), carried=_carried(seat, found))
        except ValidationError as error:
            form.add_error("file", error)
    return _page(request, seat, form=form, status=422 if form.errors else 200)


def _page(request: HttpRequest, own: Member, **context: Any) -> HttpResponse:
    return inside(request, own, "web/workspaces/assessing/import.html", "assessments", **context)


def _rows(own: Member, found: Sequence[Incoming]) -> list[Row]:
    there = last_words(own, [one.code for one in found if one.code])
    labels = dict(Value.choices)
    return [
        Row(
            one,
            str(labels.get(one.value, "")),
            there[one.code].get_value_display() if one.code in there else "",
            _problem(one),
        )
        for one in found
    ]


def _problem(one: Incoming) -> str:
    if not one.code:
        return gettext("The workspace follows no such recommendation.")
    return "" if one.value else gettext("No level was understood.")


def _carried(own: Member, found: Sequence[Incoming]) -> str:
    """Return what is to be kept, as it goes to the reader and comes back."""
    there = last_words(own, [one.code for one in found if one.code])
    rows = [
        [one.code, one.value, dict(one.words), [there[one.code].pk, there[one.code].revision]]
        if one.code in there
        else [one.code, one.value, dict(one.words), None]
        for one in found
        if one.code and one.value
    ]
    return json.dumps(rows, ensure_ascii=False)


def _keep(request: HttpRequest, own: Member) -> HttpResponse:
    """Keep what came back. Whatever a reader may have made of it, it is checked as if typed in."""
    form = Bringing(request.POST, own=own)
    form.fields["file"].required = False
    if not form.is_valid():
        return _page(request, own, form=form, status=422)
    moment, level = form.cleaned_data["moment"], form.cleaned_data["level"] or Level.PARTY
    kept, refused = 0, []
    for code, value, words, seen in _read(request.POST.get("rows", "")):
        try:
            say(own, code, moment=moment, level=level, seen=seen, value=value, **words)
            kept += 1
        except Overtaken:
            refused.append((code, gettext("A colleague changed it meanwhile. Both versions are kept.")))
        except ValidationError as error:
            refused.append((code, " ".join(error.messages)))
    context = {"form": Bringing(own=own), "kept": kept, "refused": refused, "done": True}
    return _page(request, own, **context)


def _read(written: str) -> list[tuple[str, str, dict[str, str], tuple[int, int] | None]]:
    """Read the rows of a form; what has another shape is left out."""
    try:
        rows = json.loads(written)
    except ValueError:
        return []
    found: list[tuple[str, str, dict[str, str], tuple[int, int] | None]] = []
    for row in rows[:MOST_ROWS] if isinstance(rows, list) else ():
        match row:
            case [str(code), str(value), dict(words), [int(key), int(revision)]]:
                found.append((code[:40], value, _said(words), (key, revision)))
            case [str(code), str(value), dict(words), None]:
                found.append((code[:40], value, _said(words), None))
    return found


def _said(words: dict[Any, Any]) -> dict[str, str]:
    return {name: str(words[name]) for name in _WORDS if isinstance(words.get(name), str)}
