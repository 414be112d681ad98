"""`/workspaces/<slug>/asks/add/`: asks are read from a paper or typed, looked through, and added.

What is read is kept nowhere until a person adds it: it travels in the boxes of the form.
"""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from uprtracker.accounts.models import Member
from uprtracker.accounts.policy import Action
from uprtracker.core.errors import DocumentError
from uprtracker.records.asks.adding import MOST, Draft, add_asks
from uprtracker.records.asks.reading import Paper, asks_in, read_kept, read_paper
from uprtracker.records.models import Ask, Review
from uprtracker.web.workspaces.asks.forms import ReadingForm, organisations_in, packed, unpacked
from uprtracker.web.workspaces.opened import inside, workspace_page


@require_http_methods(["GET", "HEAD", "POST"])
@workspace_page(Action.ADD)
def add(request: HttpRequest, seat: Member) -> HttpResponse:
    """The form; by POST what was read, to be looked through; by POST of that, the list with them added."""
    if request.method != "POST":
        own = {"organisations": seat.party.name, "review": request.GET.get("review", "")}
        return _page(request, seat, ReadingForm(seat.workspace, initial=own))
    if request.POST.get("do") == "add":
        return _add(request, seat)
    form = ReadingForm(seat.workspace, request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, seat, form, status=422)
    review = form.reviews[form.cleaned_data["review"]]
    try:
        paper, drafts = _read(form, review)
    except DocumentError as error:
        form.add_error("file", str(error))
        return _page(request, seat, form, status=422)
    return inside(
        request,
        seat,
        "web/workspaces/asks/read.html",
        "asks",
        paper=paper,
        drafts=[(one, packed(one)) for one in drafts[:MOST]],
        left_out=max(len(drafts) - MOST, 0),
        review=review,
        source=form.cleaned_data["source"],
        organisations=form.cleaned_data["organisations"],
    )


def _read(form: ReadingForm, review: Review) -> tuple[Paper | None, list[Draft]]:
    given = form.cleaned_data
    if given["file"]:
        paper = read_paper(given["file"], state=review.state)
    elif given["document"]:
        paper = read_kept(form.documents[given["document"]], state=review.state)
    else:
        return None, [Draft(text) for text in asks_in(given["text"], state=review.state)]
    typed = [Draft(text) for text in asks_in(given["text"], state=review.state)]
    read = [Draft(one.text, one.words, one.paragraph, one.span.page, one.by) for one in paper.asks]
    return paper, [*read, *typed]


def _add(request: HttpRequest, seat: Member) -> HttpResponse:
    form = ReadingForm(seat.workspace)
    review = form.reviews.get(request.POST.get("review", ""))
    drafts = [draft for value in request.POST.getlist("ask") if (draft := unpacked(value))]
    source = request.POST.get("source", "")
    if review is None or source not in Ask.Source or not drafts:
        return _page(request, seat, form, status=422)
    try:
        add_asks(
            drafts,
            seat=seat,
            review=review,
            source=source,
            organisations=organisations_in(request.POST.get("organisations", "")) or [seat.party.name],
            paper=request.POST.get("paper", "").replace("\0", "")[:300],
            sha256=_checksum(request.POST.get("sha256", "")),
        )
    except ValidationError as error:
        form = ReadingForm(seat.workspace, request.POST)
        form.add_error(None, error.messages)
        return _page(request, seat, form, status=422)
    return redirect("web:workspace-asks", seat.workspace.slug)


def _checksum(given: str) -> str:
    return given if len(given) == 64 and set(given) <= set("0123456789abcdef") else ""


def _page(request: HttpRequest, seat: Member, form: ReadingForm, status: int = 200) -> HttpResponse:
    return inside(request, seat, "web/workspaces/asks/add.html", "asks", form=form, status=status)
