"""`/recommendations/table/`: what a search finds, counted by two filters, with a chart and as a file."""

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from uprtracker.core.errors import IndexMissing, QueryError
from uprtracker.exchange.tables import write_table
from uprtracker.publishing.folders import keys_of
from uprtracker.records.models import DataVersion
from uprtracker.search.picked import pivot_of
from uprtracker.search.pivot import Basis, Pivot, pivot
from uprtracker.web import chosen, facets, names
from uprtracker.web.charts import shown
from uprtracker.web.find import unready
from uprtracker.web.formats import as_file
from uprtracker.web.page import Page, public_page
from uprtracker.web.sparing import sparing
from uprtracker.web.tabulate import file, picture
from uprtracker.web.tabulate.asked import Asked
from uprtracker.web.tabulate.crossed import MOST, Crossed, crossed

FORMATS = ("xlsx", "csv")


@public_page
def table(request: HttpRequest) -> Page | HttpResponse:
    """The page of a table."""
    asked = _asked(request)
    wanted = asked.address.partition("?")[2]
    if not asked.query.problems and wanted != request.GET.urlencode():
        return HttpResponseRedirect(f"{request.path}?{wanted}".rstrip("?"))
    try:
        found = _counts(asked)
    except (IndexMissing, QueryError) as error:
        return unready(request, asked.query, error)
    return Page("web/table.html", _context(request, asked, found), lambda: _data(asked, found))


def of_folder(request: HttpRequest, codes: Sequence[str], place: str, name: str) -> HttpResponse:
    """Return the table of the records of a folder, whose table has the address `place`."""
    asked = Asked.from_params(request.GET, request.GET.getlist(facets.WHOLE), codes, place)
    try:
        found = _counts(asked)
    except (IndexMissing, QueryError) as error:
        return unready(request, asked.query, error)
    context = _context(request, asked, found) | {
        "back": place.removesuffix("table/"),
        "back_name": name,
        "files": [],
        "twin": "",
    }
    chart = context["chart"]
    return render(request, "web/table.html", context | {"chart": chart and replace(chart, embed="")})


@require_safe
@sparing
def download(request: HttpRequest, form: str) -> HttpResponse:
    """The whole table, not the largest values only, as a file."""
    if form not in FORMATS:
        return render(request, "404.html", status=404)
    asked = _asked(request)
    try:
        found = _counts(asked)
    except (IndexMissing, QueryError) as error:
        return unready(request, asked.query, error)
    stream = BytesIO()
    sheet = file.sheet(asked, found, _day(found.data_version), request.build_absolute_uri(asked.address))
    write_table(sheet, file.rows(asked, found), form, stream)
    return as_file(stream.getvalue(), form, "upr-table")


def _asked(request: HttpRequest) -> Asked:
    codes = [code for code in request.GET.getlist("code") if code]
    return Asked.from_params(request.GET, request.GET.getlist(facets.WHOLE), codes)


def _counts(asked: Asked) -> Pivot:
    basis: Basis = "pairs" if asked.basis == "pairs" else "recommendations"
    if asked.picked:
        keys = keys_of(asked.codes).values()
        picked = {pk for pledge, pk in keys if not pledge}
        return pivot_of(picked, rows=asked.rows, columns=asked.columns, basis=basis)
    return pivot(asked.query, rows=asked.rows, columns=asked.columns, basis=basis)


def _context(request: HttpRequest, asked: Asked, found: Pivot) -> dict[str, Any]:
    day, shown_table = _day(found.data_version), crossed(asked, found)
    address = request.build_absolute_uri(asked.address)
    chart = picture.chart(asked, found, shown_table, day, address)
    _path, _mark, given = asked.address.partition("?")
    return {
        "section": "find",
        "asked": asked,
        "table": shown_table,
        "chart": shown(chart, request, embed=_embed(chart.name, given)) if shown_table.lines else None,
        "day": day,
        "version": found.data_version,
        "chosen": chosen.of(asked.query, asked.about),
        "clear": asked.about(type(asked.query)()),
        "choices": asked.choices(),
        "dimensions": asked.dimensions(),
        "form": asked.place or reverse("web:table"),
        "picked": _picked(asked),
        "kept": [] if asked.place else [*(("code", code) for code in asked.codes), *asked.query.params()],
        "back": facets.address(asked.query),
        "permanent": address,
        "partly": _partly(asked, shown_table),
        "files": [(form.upper(), f"{reverse('web:table-file', args=[form])}?{given}") for form in FORMATS],
        "twin": f"{reverse('web:table-data')}?{given}".rstrip("?"),
    }


def _picked(asked: Asked) -> str:
    """Return how many records were picked, in words; empty for a question."""
    count = len(asked.codes)
    return (
        ngettext("%(n)s record", "%(n)s records", count) % {"n": names.number(count)} if asked.picked else ""
    )


def _embed(name: str, given: str) -> str:
    """Return the path under which the chart of a table stands alone."""
    return f"/embed{reverse('web:table')}?chart={name}{'&' if given else ''}{given}"


def _partly(asked: Asked, table: Crossed) -> list[tuple[str, str]]:
    """Return words and addresses of the same table with all rows or columns, or the largest again."""
    said = {
        "rows": (_("All %(n)s rows"), _("Only the largest rows"), table.rows),
        "columns": (_("All %(n)s columns"), _("Only the largest columns"), table.columns),
    }
    return [
        ((few if side in asked.whole else every) % {"n": names.number(count)}, asked.toggled(side))
        for side, (every, few, count) in said.items()
        if side in asked.whole or count > MOST[side]
    ]


def _data(asked: Asked, found: Pivot) -> dict[str, Any]:
    data = {
        "query": asked.query.params(),
        "rows": asked.rows,
        "columns": asked.columns or None,
        "basis": asked.basis,
        "total": found.total,
        "row_values": list(found.row_values),
        "row_totals": found.row_totals.tolist(),
    }
    if not asked.columns:
        return data
    return data | {
        "column_values": list(found.column_values),
        "column_totals": found.column_totals.tolist(),
        "counts": found.counts.tolist(),
    }


def _day(version: int) -> str:
    made = DataVersion.objects.filter(number=version).values_list("made_at", flat=True).first()
    return names.day(localtime(made).date()) if made else ""
