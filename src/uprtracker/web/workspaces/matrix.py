"""`/workspaces/<slug>/matrix/`: OHCHR's lists, previewed and downloaded filled in."""

from collections.abc import Collection

from django import forms
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from uprtracker.accounts import keeping
from uprtracker.accounts.models import Level, Member, Party, Trace
from uprtracker.accounts.policy import Action, may
from uprtracker.core.errors import DocumentError
from uprtracker.followup import scope
from uprtracker.followup.matrix.filled import Matrix, as_spreadsheet, filled_in
from uprtracker.followup.matrix.lists import kept_lists, take
from uprtracker.followup.matrix.texts import speaking
from uprtracker.followup.models import MatrixFile
from uprtracker.web.formats import as_file
from uprtracker.web.workspaces.opened import inside, workspace_page

ON_A_PAGE = 100


class Upload(forms.Form):
    """A list and who may see it."""

    file = forms.FileField(label=_("Thematic list (Word or Excel)"), max_length=150)
    level = forms.ChoiceField(
        label=_("Who may see the list"),
        choices=[(one.value, one.label) for one in (Level.PARTY, Level.WORKSPACE)],
    )


@require_http_methods(["GET", "HEAD", "POST"])
@workspace_page()
def matrices(request: HttpRequest, seat: Member) -> HttpResponse:
    """The lists that are here; by POST one more."""
    form = Upload(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            made = take(file.name or "", file.read(), by=seat, level=form.cleaned_data["level"])
            return redirect("web:workspace-matrix", seat.workspace.slug, made.pk)
        except (DocumentError, ValidationError) as error:
            form.add_error("file", error if isinstance(error, ValidationError) else str(error))
    context = {
        "form": form,
        "lists": kept_lists(seat),
        "may_add": may(request.user, Action.ADD, seat.workspace),
    }
    response = inside(request, seat, "web/workspaces/matrix/matrices.html", "matrix", **context)
    response.status_code = 422 if form.errors else 200
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@workspace_page()
def matrix(request: HttpRequest, seat: Member, pk: int) -> HttpResponse:
    """What each row of a list would say; by POST the list goes."""
    file = _file(seat, pk)
    if request.method == "POST":
        keeping.delete(file, by=seat)
        return redirect("web:workspace-matrices", seat.workspace.slug)
    codes = _codes(seat, file)
    voices = speaking(seat.workspace, codes, seat)
    chosen = _chosen(request, seat, voices)
    found = _filled(request, seat, file, chosen)
    listed = {row.code for row in found.rows}
    context = {
        "file": file,
        "matrix": found,
        "counts": found.counts,
        "page": Paginator(found.rows, ON_A_PAGE).get_page(request.GET.get("page")),
        "absent": [code for code in codes if code not in listed],
        "voices": [(party, number, party.pk in chosen) for party, number in voices],
        "replace": _replaces(request),
        "kept": _kept(request),
        "may_delete": may(request.user, Action.CHANGE, file),
    }
    return inside(request, seat, "web/workspaces/matrix/matrix.html", "matrix", **context)


@require_safe
@workspace_page()
def matrix_file(request: HttpRequest, seat: Member, pk: int, form: str) -> HttpResponse:
    """A list filled in, in the kind it came in or as a plain spreadsheet."""
    file = _file(seat, pk)
    if form not in (file.kind, "xlsx"):
        raise Http404
    voices = speaking(seat.workspace, _codes(seat, file), seat)
    found = _filled(request, seat, file, _chosen(request, seat, voices))
    keeping.trace(seat, Trace.Verb.EXPORTED, file, about=file.name)
    stem = slugify(file.name.rpartition(".")[0]) or "matrix"
    data = found.opened.filled.data if form == file.kind else as_spreadsheet(found, file.name)
    return as_file(data, form, f"{stem}-filled")


def _file(own: Member, pk: int) -> MatrixFile:
    found = kept_lists(own).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _codes(own: Member, file: MatrixFile) -> list[str]:
    followed = scope.recommendations(own.workspace).filter(review__code=file.review)
    return list(followed.values_list("code", flat=True))


def _filled(request: HttpRequest, own: Member, file: MatrixFile, parties: Collection[int]) -> Matrix:
    return filled_in(
        bytes(file.bytes.data),
        name=file.name,
        workspace=own.workspace,
        review=file.review,
        viewer=own,
        parties=parties,
        replace=_replaces(request),
    )


def _chosen(request: HttpRequest, own: Member, voices: list[tuple[Party, int]]) -> set[int]:
    """Return the parties that are asked for among those who speak; our own where nothing is asked."""
    speak = {party.pk for party, _number in voices}
    if "party" not in request.GET:
        return {own.party_id} & speak
    asked = {int(one) for one in request.GET.getlist("party") if one.isascii() and one.isdigit()}
    return asked & speak


def _replaces(request: HttpRequest) -> bool:
    return request.GET.get("replace") == "1"


def _kept(request: HttpRequest) -> str:
    query = request.GET.copy()
    query.pop("page", None)
    return query.urlencode()
