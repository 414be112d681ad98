"""`/`: ask, or pick a State; then the blocks that editors chose, and how to begin."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe
from django.views.i18n import set_language

from uprtracker.reference import State
from uprtracker.web import addresses, figures, names
from uprtracker.web.home_page import blocks
from uprtracker.web.news.stamp import closed_so_far
from uprtracker.web.page import Page, public_page_stamped


@public_page_stamped(closed_so_far)
def home(request: HttpRequest) -> Page:
    """The start page."""
    demo = figures.fictitious_only()
    totals = figures.totals()
    context = {
        "blocks": blocks.drawn(),
        "states": [(one.iso3, one.name_in(names.language())) for one in _states(demo)],
        "demo": demo,
        "load": demo or not totals[0].value,
        "twin": reverse("web:home-data"),
    }
    data = {"figures": [{"key": one.key, "value": one.value, "basis": one.basis} for one in totals]}
    return Page("web/home.html", context, data)


@require_safe
def pick_state(request: HttpRequest) -> HttpResponse:
    """Lead from the list on the start page to the page of the State that was picked."""
    iso3 = request.GET.get("state", "").upper()
    known = iso3 in names.reference().states.by_iso3
    return HttpResponseRedirect(addresses.state(iso3) if known else reverse("web:states"))


@csrf_exempt
@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Remember the reader's language and lead back.

    Exempt from the CSRF check on purpose: a forged request could change nothing but
    the language, and a token in every page would keep caches from serving any of them.
    """
    return set_language(request)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers may fetch: pages of records, not every combination of filters."""
    tables = "/recommendations/table/"
    kept_out = ("/admin/", "/recommendations/?", tables, "/export/", "/folders/", "/saved/")
    lines = ["User-agent: *", *(f"Disallow: {address}" for address in kept_out)]
    lines.append(f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def _states(demo: bool) -> list[State]:
    shown = [one for one in names.reference().states.all if demo or one.kind != "demo"]
    return names.alphabetical(shown)
