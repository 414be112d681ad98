"""The report of a session as a Word file: its sentences, its tables, the address to cite.

/sessions/20/report/news.docx?basis=pairs
/sessions/20/report/2026-11-22/news.docx      of a frozen report
"""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from uprtracker.analytics.charts.chart import Chart
from uprtracker.publishing.papers import Paper, write_docx
from uprtracker.publishing.papers.paper import Paragraph, Run, Table, Words, plain
from uprtracker.web import names
from uprtracker.web.formats import as_file
from uprtracker.web.page import Page
from uprtracker.web.sparing import sparing
from uprtracker.web.statistics import report


@require_safe
@sparing
def paper(request: HttpRequest, number: int, name: str = "") -> HttpResponse:
    """The file of the report counted now, or of the one frozen under `name`."""
    view, args = (report.kept, [number, name]) if name else (report.report, [number])
    request.path = reverse("web:session-report-kept" if name else "web:session-report", args=args)
    found = view.page(request, *args)  # type: ignore[attr-defined]
    if not isinstance(found, Page) or not found.context["news"]:
        raise Http404
    issue = found.context["issue"]
    title, sentences = found.context["news"]
    address = str(found.context["news_address"])
    cite = Paragraph((*plain(f"{_('Address to cite:')} "), Run(address, address=address)))
    shown = [one.chart for one in found.context["charts"]]
    made = Paper(
        title=title,
        blocks=(*(Paragraph(plain(one)) for one in sentences), *map(_table, shown), cite),
        language=get_language() or "en",
        foot=shown[0].source if shown else "",
        dated=date.fromisoformat(issue.day) if issue.day else date(2000, 1, 1),
    )
    return as_file(write_docx(made), "docx", f"upr-session-{number}")


def _table(chart: Chart) -> Table:
    """Return the numbers of a chart, each with its share where it has one; its finding as the caption."""
    rows = tuple(
        (plain(row.name), *(_cell(*one) for one in zip(row.values, row.shares, strict=True)))
        for row in chart.rows
    )
    widths = (3, *(2 for _one in chart.series))
    head = (chart.heading, *(one.name for one in chart.series))
    return Table(head, rows, widths, f"{chart.title}. {chart.basis}")


def _cell(value: float | None, share: float | None) -> Words:
    if value is None:
        return plain("–")
    counted = names.number(int(value))
    return plain(f"{counted} ({names.share(share)})" if share is not None else counted)
