"""`/sessions/16/report/`: the news of a session by itself; `/sessions/16/report/2026-11-22/`: as it stood.

Both are made from the same plain data (`analytics.session_report`), one counted now, one kept. A frozen
report keeps its numbers, its date and its version of the data, whatever is imported or corrected later.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action, may
from uprtracker.analytics.figure import Basis
from uprtracker.analytics.freezing import NothingToFreeze, freeze, frozen
from uprtracker.analytics.models import FrozenReport
from uprtracker.analytics.session_report import report_of
from uprtracker.records.models import DataVersion
from uprtracker.web import names
from uprtracker.web.charts import page_path, shown
from uprtracker.web.desk.door import desk_page
from uprtracker.web.page import Page, data_version, public_page, public_page_stamped
from uprtracker.web.statistics import report_charts
from uprtracker.web.statistics.asked import Asked, Choice, name_of_basis
from uprtracker.web.statistics.report_news import news
from uprtracker.web.statistics.report_numbers import lead, numbers


@dataclass(frozen=True)
class Issue:
    """Which issue of a report this is: the day and version of its data; `kept` where it is frozen."""

    day: str
    version: int
    kept: FrozenReport | None = None


def _frozen_so_far() -> object:
    return FrozenReport.objects.order_by("-pk").values_list("pk", flat=True).first()


@public_page_stamped(_frozen_so_far)
def report(request: HttpRequest, number: int) -> Page | HttpResponse:
    """The report of a session, counted now."""
    if f"/sessions/{number}/" not in request.path:
        return HttpResponsePermanentRedirect(reverse("web:session-report", args=[number]))
    if number not in names.reference().sessions:
        raise Http404
    asked = Asked.of(request)
    version = data_version() or DataVersion(number=0)
    day = version.made_at.date().isoformat() if version.number else ""
    return _page(request, asked, report_of(number, demo=asked.demo), Issue(day, version.number))


@public_page
def kept(request: HttpRequest, number: int, name: str) -> Page:
    """A report as it was frozen."""
    found = frozen(number, name)
    if found is None:
        raise Http404
    one, content = found
    return _page(
        request, Asked.of(request), content, Issue(content["data_date"], content["data_version"], one)
    )


@desk_page(Action.FREEZE_FIGURES, "POST")
def keep(request: HttpRequest, number: int) -> HttpResponse:
    """Freeze the report of a session and lead to its address."""
    person = request.user if isinstance(request.user, User) else None
    try:
        one = freeze(number, person, demo=Asked.of(request).demo)
    except NothingToFreeze:
        messages.error(request, _("No recommendations of this session are here yet."))
        return redirect("web:session-report", number)
    return redirect("web:session-report-kept", number, one.name)


def _page(request: HttpRequest, asked: Asked, content: dict[str, Any], issue: Issue) -> Page:
    number, bases = content["session"], content["bases"]
    basis = asked.basis.value if asked.basis.value in bases else next(iter(bases), "")
    own = bases.get(basis)
    path = page_path(request)
    address = f"{asked.host}{path}?basis={basis}"
    context = {
        "section": "sessions",
        "number": number,
        "issue": issue,
        "session_code": str(number),
        "choices": [
            Choice(one.value, name_of_basis(one), one.value == basis) for one in Basis if one.value in bases
        ],
        "numbers": numbers(own, basis) if own else [],
        "lead": lead(own, basis, content.get("expected_reviews")) if own else "",
        "news": news(content, basis, issue.day, issue.version),
        "news_file": f"{path}news.docx?basis={basis}",
        "news_address": address,
        "charts": [
            shown(one, request, embed=f"/embed{path}?chart={one.name}&basis={basis}")
            for one in (report_charts.charts(own, basis, address, issue.day, issue.version) if own else ())
        ],
        "states": report_charts.states(own, bases) if own else [],
        "kept": FrozenReport.objects.filter(session=number),
        "may_freeze": issue.kept is None and bool(own) and may(request.user, Action.FREEZE_FIGURES),
        "address": f"{asked.host}{path}",
        "demo": content["demo"],
        "twin": f"{path.removesuffix('/')}.json",
    }
    facts = {"frozen": issue.kept.made_at.isoformat(), "sha256": issue.kept.sha256} if issue.kept else {}
    return Page("web/session_report.html", context, {**facts, **content})
