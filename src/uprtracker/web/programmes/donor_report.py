"""`/desk/programmes/report/`: what was held with the money of a donor in a period, as XLSX and for Word."""

from datetime import date as Date
from io import BytesIO
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from docx import Document as Word

from uprtracker.accounts.policy import Action
from uprtracker.agenda.events.models import DonorTag
from uprtracker.agenda.programmes.country.donor_report import Row, report, totals
from uprtracker.exchange.tables import Cell, Column, Table, write_table
from uprtracker.exchange.xml_letters import without_forbidden
from uprtracker.web import names
from uprtracker.web.desk.door import desk_page
from uprtracker.web.formats import as_file
from uprtracker.web.programmes.fields import DayField

FORMS = ("xlsx", "csv", "docx")


class PeriodForm(forms.Form):
    """A donor and a period."""

    donor = forms.ModelChoiceField(DonorTag.objects.none(), label=gettext_lazy("Donor"))
    first = DayField(label=gettext_lazy("From"))
    last = DayField(label=gettext_lazy("To"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["donor"].queryset = DonorTag.objects.all()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Refuse a period that ends before it begins."""
        data = super().clean() or self.cleaned_data
        if data.get("first") and data.get("last") and data["last"] < data["first"]:
            self.add_error("last", _("It ends before it begins."))
        return data


@desk_page(Action.RUN_EVENTS)
def donor_report(request: HttpRequest) -> HttpResponse:
    """The report of a donor and a period; `?form=xlsx` as a file."""
    today = localdate()
    asked = request.GET if "donor" in request.GET else None
    form = PeriodForm(asked, initial={"first": Date(today.year, 1, 1), "last": today})
    context: dict[str, Any] = {"form": form, "forms": FORMS, "donors": DonorTag.objects.exists()}
    if asked is None or not form.is_valid():
        return render(request, "web/programmes/desk/report.html", context, status=400 if form.errors else 200)
    given = form.cleaned_data
    rows = report(given["donor"], given["first"], given["last"])
    if (kind := request.GET.get("form", "")) in FORMS:
        return _file(kind, given, rows)
    words = request.GET.copy()
    words.pop("form", None)
    context |= {"rows": rows, "totals": totals(rows), "words": words.urlencode(), "asked": given}
    return render(request, "web/programmes/desk/report.html", context)


def _file(kind: str, given: dict[str, Any], rows: list[Row]) -> HttpResponse:
    heads, cells = _heads(), [_cells(row) for row in rows]
    notes: tuple[tuple[str, str, Cell], ...] = (
        ("donor", _("Donor"), given["donor"].name),
        ("first", _("From"), given["first"].isoformat()),
        ("last", _("To"), given["last"].isoformat()),
        *((name, words, totals(rows)[name]) for name, words in _sums()),
    )
    stream = BytesIO()
    if kind == "docx":
        _word(stream, heads, cells, notes)
    else:
        write_table(Table(_("Programmes"), heads, _("About"), notes), cells, kind, stream)
    response = as_file(stream.getvalue(), kind, "upr-donor-report")
    response["Cache-Control"] = "private, no-store"
    return response


def _heads() -> tuple[Column, ...]:
    return (
        Column("day", _("Day")),
        Column("state", _("State"), 20),
        Column("programme", _("Programme"), 30),
        Column("kind", _("Stage"), 16),
        Column("title", _("Title"), 30),
        Column("place", _("Place"), 20),
        Column("partners", _("Partners"), 30, "texts"),
        Column("came", _("People who came"), 10, "whole"),
        Column("outcome", _("Outcome"), 50),
        Column("commitments", _("Commitments"), 10, "whole"),
    )


def _sums() -> tuple[tuple[str, str], ...]:
    return (
        ("held", _("Held")),
        ("countries", _("Countries")),
        ("people", _("People who came")),
        ("commitments", _("Commitments")),
    )


def _cells(row: Row) -> tuple[Cell, ...]:
    return (
        row.day.isoformat(), names.state(row.iso3) if row.iso3 else "", row.programme, row.kind, row.title,
        row.place, row.partners, row.came, row.outcome, row.commitments,
    )  # fmt: skip


def _word(
    stream: BytesIO,
    heads: tuple[Column, ...],
    cells: list[tuple[Cell, ...]],
    notes: tuple[tuple[str, str, Cell], ...],
) -> None:
    """Write a Word document with a table that can be pasted into the form of a donor."""
    document = Word()
    document.add_heading(_("What was held"), level=1)
    for _name, words, value in notes:
        document.add_paragraph(without_forbidden(f"{words}: {value}"))
    table = document.add_table(rows=1, cols=len(heads), style="Table Grid")
    for place, head in zip(table.rows[0].cells, heads, strict=True):
        place.text = without_forbidden(head.name)
    for row in cells:
        for place, cell in zip(table.add_row().cells, row, strict=True):
            text = "; ".join(cell) if isinstance(cell, tuple) else "" if cell is None else str(cell)
            place.text = without_forbidden(text)
    document.save(stream)
