"""`/desk/review/svn-20/add/`: a recommendation or pledge that the reader missed."""

from dataclasses import replace
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action
from uprtracker.core import Span
from uprtracker.core.errors import UprTrackerError
from uprtracker.records.correcting import correct
from uprtracker.records.entry import Entry
from uprtracker.records.items import Item, Items
from uprtracker.records.models import Finding, Paragraph
from uprtracker.records.wording import plain
from uprtracker.web import names
from uprtracker.web.desk import asking, places
from uprtracker.web.desk.door import Response, desk_page
from uprtracker.web.desk.forms import EntryForm

ENOUGH = 40  # letters by which the paragraph of a text is known


class AddForm(EntryForm):
    """An entry with the page on which it stands."""

    page = forms.IntegerField(min_value=1, max_value=99_999)

    def __init__(self, *args: Any, pages: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pages = pages
        self.initial["page"] = self.entry_before.span.page

    def clean_page(self) -> int:
        """Accept a page that the document has."""
        page = int(self.cleaned_data["page"])
        if page > self.pages:
            raise forms.ValidationError(_("The document has %(n)d pages.") % {"n": self.pages})
        return page


@desk_page(Action.CORRECT_READINGS, "GET", "POST")
def add(request: HttpRequest, review: str) -> Response:
    """Offer an empty reading after another one, or take it in."""
    items = asking.items(review)
    said = request.POST if request.method == "POST" else request.GET
    before = items.find(str(said.get("after", "")))
    pledge = before.pledge if before else bool(said.get("pledge"))
    finding = asking.finding(request)
    empty = _empty(items, before, finding)
    pages = len(items.document.pages)
    if request.method != "POST":
        return _page(request, items, before, AddForm(entry=empty, pledge=pledge, pages=pages), pledge)
    form = AddForm(request.POST, entry=empty, pledge=pledge, pages=pages)
    if not form.is_valid():
        return _page(request, items, before, form, pledge, status=422)
    entry = form.entry()
    afterwards = asking.next_finding(request) or places.of_review(items.review)
    try:
        made = correct(
            review=items.review,
            codes=[],
            after=[replace(entry, span=_span(items, before, form.cleaned_data["page"], entry.text))],
            person=request.user if isinstance(request.user, User) else None,
            pledge=pledge,
            note=request.POST.get("note", "")[:2000],
            finding=finding,
        )
    except UprTrackerError as error:
        return _page(request, items, before, form, pledge, status=422, refused=error)
    return redirect(asking.with_word(afterwards, "done", str(made.pk)))


def _empty(items: Items, before: Item | None, finding: Finding | None) -> Entry:
    """Return the form's beginning: the number that is due, the answer and place of the one before."""
    if before is None:
        page = finding.page if finding and finding.page else 1
        return Entry("", "", Span(page, 1, page, 1))
    said = before.entry
    prefix, dot, last = said.number.rpartition(".")
    due = f"{prefix}.{int(last) + 1}" if dot and last.isascii() and last.isdigit() else ""
    taken = {item.entry.number for item in items.all}
    return replace(
        said,
        number="" if due in taken else due,
        text="",
        states=(),
        parts=(),
        span=Span(said.span.end_page, said.span.end_line, said.span.end_page, said.span.end_line),
    )


def _span(items: Items, before: Item | None, page: int, text: str) -> Span:
    """Return the lines of the paragraph that holds the text, else the place after the one before."""
    beginning = plain(text)[:ENOUGH]
    for one in Paragraph.objects.filter(document=items.document, page=page):
        if beginning and beginning in plain(one.text):
            return Span(page, one.line or 1, one.end_page or page, one.end_line or one.line or 1)
    if before and before.entry.span.end_page == page:
        line = before.entry.span.end_line
        return Span(page, line, page, line)
    return Span(page, 1, page, 1)


def _page(
    request: HttpRequest,
    items: Items,
    before: Item | None,
    form: AddForm,
    pledge: bool,
    *,
    status: int = 200,
    refused: UprTrackerError | None = None,
) -> HttpResponse:
    said = str(form["page"].value() or "")
    wanted = int(said) if said.isascii() and said.isdigit() and len(said) < 6 else 1
    finding = asking.finding(request)
    context = {
        "review": items.review,
        "document": items.document,
        "form": form,
        "pledge": pledge,
        "after": before.code if before else "",
        "finding": finding,
        "carried": asking.carried(request),
        "refused": refused.message if refused else "",
        "sheets": places.sheet_at(items.document, wanted),
        "state_names": asking.state_names(),
        "pages": len(items.document.pages),
        "back": places.reading(items.review, before.code) if before else places.of_review(items.review),
        "thing": places.kind_of_thing(pledge=pledge),
        "positions": names.POSITIONS,
    }
    return render(request, "web/desk/add.html", context, status=status)
