"""`…/split/`: one reading becomes several. Pieces are guessed from numbers and parts, and can be edited."""

import re
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action
from uprtracker.core.errors import Outdated, UprTrackerError
from uprtracker.records.correcting import correct
from uprtracker.records.entry import Entry
from uprtracker.records.items import Item, Items
from uprtracker.web import names
from uprtracker.web.desk import asking, places
from uprtracker.web.desk.door import Response, desk_page
from uprtracker.web.desk.forms import EntryForm

MOST_PIECES = 20


@desk_page(Action.CORRECT_READINGS, "GET", "POST")
def split(request: HttpRequest, review: str, code: str) -> Response:
    """Offer the pieces of one reading; or make them, leaving out those without a text."""
    items = asking.items(review)
    item = items.find(code)
    if item is None:
        return asking.gone(request, items) if request.method == "POST" else asking.elsewhere(items, code)
    if request.method == "POST":
        return _decide(request, items, item)
    return _page(request, items, item, _forms(item, guessed(item.entry)))


def guessed(entry: Entry) -> list[Entry]:
    """Return the pieces that an entry probably consists of; at least two, the last may be empty.

    Numbers of the same list inside the text begin a piece ("… 115.3 Count …"),
    else each part is one.
    """
    prefix = entry.number.rpartition(".")[0]
    found = list(re.finditer(rf"(?<!\w){re.escape(prefix)}\.\d+(?!\d)\.?\s*", entry.text)) if prefix else []
    if found:
        starts = [(entry.number, 0, found[0].start())]
        ends = [*(one.start() for one in found[1:]), len(entry.text)]
        starts += [(one[0].strip().rstrip("."), one.end(), end) for one, end in zip(found, ends, strict=True)]
        return [_piece(entry, number, entry.text[begin:end]) for number, begin, end in starts]
    if len(entry.parts) > 1:
        first, *rest = [replace(entry, text=one.text, states=one.states, parts=()) for one in entry.parts]
        return [first, *(replace(one, number="") for one in rest)]
    return [replace(entry, parts=()), replace(entry, number="", text="", states=(), parts=())]


def _piece(entry: Entry, number: str, text: str) -> Entry:
    """Return a piece; States in its closing brackets become its own."""
    text = text.strip(" ;")
    bracket = re.search(r"\s*\(([^()]+)\)[.;]?$", text)
    read = names.reference().states.resolve_list(bracket[1]) if bracket else None
    if bracket and read and read.states and not read.unknown:
        text = text[: bracket.start()]
        states = tuple(state.iso3 for state in read.states)
        return replace(entry, number=number, text=text, states=states, parts=())
    return replace(entry, number=number, text=text, parts=())


def _forms(item: Item, pieces: list[Entry]) -> list[EntryForm]:
    return [EntryForm(entry=piece, pledge=item.pledge, prefix=f"p{at}") for at, piece in enumerate(pieces)]


def _decide(request: HttpRequest, items: Items, item: Item) -> HttpResponse:
    said = request.POST.get("pieces", "2")
    count = min(int(said) if said.isascii() and said.isdigit() and len(said) < 4 else 2, MOST_PIECES)
    empty = replace(item.entry, number="", text="", states=(), parts=())
    forms = [
        EntryForm(request.POST, entry=empty if at else item.entry, pledge=item.pledge, prefix=f"p{at}")
        for at in range(count)
    ]
    if request.POST.get("do") == "more":
        more = EntryForm(entry=empty, pledge=item.pledge, prefix=f"p{count}")
        return _page(request, items, item, [*forms, more], checked=False)
    written = [form for form in forms if str(form["text"].value() or "").strip()]
    valid = [form.is_valid() for form in written]  # each, so that each shows its errors
    if not all(valid):
        return _page(request, items, item, forms, status=422)
    afterwards = asking.next_place(request, items, item)
    try:
        made = correct(
            review=items.review,
            codes=[item.code],
            seen=[request.POST.get("seen", "")],
            after=[form.entry() for form in written],
            person=request.user if isinstance(request.user, User) else None,
            note=request.POST.get("note", "")[:2000],
            finding=asking.finding(request),
        )
    except UprTrackerError as error:
        status = 409 if isinstance(error, Outdated) else 422
        return _page(request, items, item, forms, status=status, refused=error)
    return redirect(asking.with_word(afterwards, "done", str(made.pk)))


def _page(
    request: HttpRequest,
    items: Items,
    item: Item,
    forms: list[EntryForm],
    *,
    status: int = 200,
    refused: UprTrackerError | None = None,
    checked: bool = True,
) -> HttpResponse:
    written = [form for form in forms if checked and str(form["text"].value() or "").strip()]
    context = {
        **asking.frame(request, items, item),
        "forms": forms,
        "problems": [
            (number, problem)
            for number, form in enumerate(forms, 1)
            if form in written and form.is_bound
            for problem in form.problems()
        ],
        "refused": refused.message if refused else "",
        "outdated": isinstance(refused, Outdated),
        "sheets": asking.sheets(items, item),
        "back": places.reading(items.review, item.code),
        "full": len(forms) >= MOST_PIECES,
    }
    return render(request, "web/desk/split.html", context, status=status)
