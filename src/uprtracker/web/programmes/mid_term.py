"""`/mid-term-reports/`: the register of mid-term reports with its figures, as page, table and feed."""

from collections.abc import Iterator
from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.http import content_disposition_header, urlencode
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from uprtracker.accounts.policy import Action, may
from uprtracker.agenda.programmes.mid_term.figures import Row, figures_of
from uprtracker.agenda.programmes.mid_term.register import Asked, entries
from uprtracker.agenda.programmes.models import Actor, MidTermReport
from uprtracker.exchange.citations.citation import printable
from uprtracker.exchange.tables import Cell, Column, Table, write_table
from uprtracker.records.editing import Worded, worded, wordings_of
from uprtracker.records.files import bytes_of
from uprtracker.records.media import NotTaken
from uprtracker.records.models.edited import State
from uprtracker.web import names
from uprtracker.web.formats import as_file
from uprtracker.web.page import Page, data_version, public_page
from uprtracker.web.programmes import mid_term_chart

FORMS = ("csv", "xlsx", "json")
IN_FEED = 50
_HARMLESS = "default-src 'none'; sandbox"


@public_page
def register(request: HttpRequest) -> Page:
    """All published reports that fit the question, and how many reviews have one."""
    asked = Asked.of(request.GET)
    found = list(entries(asked))
    figures = figures_of()
    context = {
        "section": "sessions",
        "asked": asked,
        "rows": _worded(found),
        "total": entries().count(),
        "figures": figures,
        "chart": mid_term_chart.of(figures, request),
        "actors": Actor.choices,
        "states": names.state_choices(),
        "cycles": sorted({row.cycle for row in figures if row.cycle}),
        "languages": sorted({code for one in entries() for code in one.languages}),
        "words": urlencode(asked.params),
        "forms": FORMS,
        "today": localdate(),
        "may_edit": may(request.user, Action.EDIT_LIBRARY),
        "twin": reverse("web:mid-term-reports-data"),
    }
    data = {"figures": [_figure(row) for row in figures], "reports": [facts(one) for one in found]}
    return Page("web/programmes/mid_term.html", context, data)


@public_page
def one(request: HttpRequest, slug: str) -> Page | HttpResponse:
    """One report; 410 where it was taken back."""
    report = MidTermReport.objects.select_related("review", "file").filter(slug=slug).first()
    if report is None or report.state != State.PUBLISHED:
        return gone(request, report)
    context = {
        "section": "sessions",
        "report": report,
        "words": worded(report, get_language() or "en"),
        "language_names": [language_name(code) for code in report.languages],
        "demo": report.review.demo,
        "twin": reverse("web:mid-term-report-data", args=[slug]),
    }
    return Page("web/programmes/mid_term_report.html", context, facts(report))


@require_safe
def file(request: HttpRequest, slug: str) -> HttpResponse:
    """The file of a published report, to be saved."""
    report = MidTermReport.objects.public().select_related("file").filter(slug=slug).first()
    if report is None or report.file is None:
        raise Http404
    try:
        data = bytes_of(report.file)
    except NotTaken as error:
        return HttpResponse(str(error), status=410, content_type="text/plain; charset=utf-8")
    response = HttpResponse(data, content_type=report.file.media)
    response["Content-Disposition"] = content_disposition_header(True, report.file.name) or "attachment"
    response["Content-Security-Policy"] = _HARMLESS
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_safe
def table(request: HttpRequest, form: str) -> HttpResponse:
    """The reports that fit the question as a table."""
    if form not in FORMS:
        raise Http404
    version = data_version()
    notes: tuple[tuple[str, str, Cell], ...] = (
        ("date", _("Date"), localdate().isoformat()),
        ("data_version", _("Version of the data"), version.number if version else 0),
    )
    columns = (
        Column("address", _("Address"), 40),
        Column("state", _("State"), 24),
        Column("review", _("Review")),
        Column("cycle", _("Cycle"), 8, "whole"),
        Column("actor", _("By"), 24),
        Column("title", _("Title"), 50),
        Column("authors", _("Authors"), 40, "texts"),
        Column("date", _("Date of the report")),
        Column("languages", _("Languages"), 12, "texts"),
        Column("link", _("Link"), 40),
        Column("source", _("Source"), 40),
        Column("checked", _("Last checked on")),
    )
    stream = BytesIO()
    rows = _cells(request, list(entries(Asked.of(request.GET))))
    write_table(Table(_("Mid-term reports"), columns, _("About"), notes), rows, form, stream)
    return as_file(stream.getvalue(), form, "upr-mid-term-reports")


@public_page
def feed(request: HttpRequest) -> HttpResponse:
    """The reports that came into the register last, as Atom."""
    asked = Asked.of(request.GET)
    own = request.build_absolute_uri()
    document = Atom1Feed(
        title=f"UPR Tracker: {_('Mid-term reports')}",
        link=request.build_absolute_uri(reverse("web:mid-term-reports")),
        description="", feed_url=own, language=get_language(), feed_guid=own,
    )  # fmt: skip
    newest = sorted(entries(asked), key=lambda one: (one.published_at or _midnight(), one.pk), reverse=True)
    host = request.get_host().partition(":")[0]
    for report, words in _worded(newest[:IN_FEED]):
        document.add_item(
            title=printable(f"{names.state(report.review.state)}: {words.title}"),
            link=request.build_absolute_uri(reverse("web:mid-term-report", args=[report.slug])),
            description=printable(f"{report.get_actor_display()}. {'; '.join(report.authors)}"),
            unique_id=f"tag:{host},2026:mid-term/{report.pk}",
            updateddate=report.changed_at,
            pubdate=report.published_at,
        )
    return HttpResponse(
        document.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8"
    )  # fmt: skip


def gone(request: HttpRequest, thing: Any) -> HttpResponse:
    """Answer "gone" for what was public and is taken back; for all else nothing is there."""
    if thing is None or thing.published_at is None or thing.state != State.WITHDRAWN:
        raise Http404
    return render(request, "web/news/gone.html", {"section": "sessions"}, status=410)


def facts(report: MidTermReport) -> dict[str, Any]:
    """Return a report as plain values."""
    address = reverse("web:mid-term-report", args=[report.slug])
    return {
        "address": address,
        "state": report.review.state,
        "review": report.review.code,
        "cycle": report.review.cycle,
        "actor": report.actor,
        "title": report.title,
        "authors": report.authors,
        "date": report.date.isoformat() if report.date else None,
        "languages": report.languages,
        "link": report.link or None,
        "file": f"{address}file/" if report.file_id else None,
        "source": report.source,
        "checked": report.checked_on.isoformat(),
    }


def language_name(code: str) -> str:
    """Return the name of a language of the site; another one by its code."""
    return str(dict(settings.LANGUAGES).get(code, code))


def _worded(found: list[MidTermReport]) -> list[tuple[MidTermReport, Worded]]:
    language = get_language() or "en"
    rows = wordings_of(found, language)
    return [(report, worded(report, language, rows)) for report in found]


def _cells(request: HttpRequest, found: list[MidTermReport]) -> Iterator[tuple[Cell, ...]]:
    for report in found:
        yield (
            request.build_absolute_uri(reverse("web:mid-term-report", args=[report.slug])),
            names.state(report.review.state),
            report.review.code,
            report.review.cycle,
            report.get_actor_display(),
            report.title,
            tuple(report.authors),
            report.date.isoformat() if report.date else None,
            tuple(report.languages),
            report.link,
            report.source,
            report.checked_on.isoformat(),
        )


def _figure(row: Row) -> dict[str, Any]:
    return {
        "cycle": row.cycle,
        "reviews_past_mid_term": row.past,
        "with_report": {name: count for name, count, _share in row.cells},
    }


def _midnight() -> datetime:
    return datetime.combine(datetime.min, time(), UTC)
