"""`/issues/` and `/issues/womens-rights/`: the 54 issues of UPR Info's list."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse

from uprtracker.analytics.scope import Scope
from uprtracker.core.errors import IndexMissing
from uprtracker.search import Query, find
from uprtracker.web import addresses, bars, item, names, snapshot
from uprtracker.web.coders import Coders
from uprtracker.web.figures import fictitious_only
from uprtracker.web.page import Page, public_page


@public_page
def issues(request: HttpRequest) -> Page:
    """All issues, A to Z, with the number of recommendations of each."""
    try:
        found = find(Query(size=10))
        counts = {one.value: one.count for one in found.facets.get("issue", ())}
        total, by_machine = found.recommendations, found.by_machine
    except IndexMissing:
        counts, total, by_machine = {}, 0, 0
    listed = sorted(
        (
            (one.slug, names.issue(one.slug), counts.get(one.slug, 0))
            for one in names.reference().issues.values()
        ),
        key=lambda row: names.fold(row[1]),
    )
    context = {
        "section": "find",
        "issues": listed,
        "total": total,
        "by_machine": by_machine,
        "twin": reverse("web:issues-data"),
    }
    data = {
        "by_machine": by_machine,
        "issues": [{"slug": slug, "name": name, "recommendations": count} for slug, name, count in listed],
    }
    return Page("web/issues.html", context, data)


@public_page
def issue(request: HttpRequest, slug: str) -> Page | HttpResponse:
    """An issue: positions, action categories, the newest recommendations."""
    if slug not in names.reference().issues:
        if slug.lower() in names.reference().issues:
            return HttpResponsePermanentRedirect(addresses.issue(slug.lower()))
        raise Http404
    charts: list[bars.Bars] = []
    items: list[item.Item] = []
    total = 0
    try:
        found = find(Query(issue=(slug,), size=10))
    except IndexMissing:
        pass
    else:
        total = found.recommendations
        items = [item.from_hit(hit) for hit in found.hits]
        params = {"issue": slug}
        scope = Scope(issue=slug, demo=fictitious_only())
        coders = Coders.asked(request)
        charts = [snapshot.answers(scope, params), *snapshot.charts(params, coders)] if total else []
    context = {
        "section": "find",
        "slug": slug,
        "name": names.issue(slug),
        "total": total,
        "items": items,
        "charts": charts,
        "demo": any(one.demo for one in items),
        "twin": reverse("web:issue-data", args=[slug]),
    }
    data = {"slug": slug, "recommendations": total, "newest": [one.code for one in items]}
    return Page("web/issue.html", context, data)
