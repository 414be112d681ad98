"""`/opportunities/` and `/vacancies/`: what is open now. What has closed leaves lists and feeds."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from uprtracker.publishing.news.models import Opportunity, Vacancy
from uprtracker.publishing.news.models.about import names_any
from uprtracker.publishing.news.models.opening import Opening, still_open
from uprtracker.records.prose import html_of
from uprtracker.web import names
from uprtracker.web.edited.related import related_to
from uprtracker.web.news.said import of_vacancy
from uprtracker.web.news.shown import Shown, gone, shown, shown_one
from uprtracker.web.news.stamp import closed_so_far
from uprtracker.web.page import Page, public_page_stamped

SOON = timedelta(days=14)


@dataclass(frozen=True)
class Closing:
    """When something closes, as clocks show it in the time zone in which it was published."""

    day: Any
    hour: str
    zone: str
    is_open: bool
    soon: bool


def closing(thing: Opening) -> Closing | None:
    """Return when a thing closes; None for what stays open."""
    if thing.closes_at is None:
        return None
    there = thing.closes_at.astimezone(ZoneInfo(thing.zone))
    soon = thing.is_open and thing.closes_at - timezone.now() < SOON
    zone = thing.zone.rpartition("/")[2].replace("_", " ")
    return Closing(there.date(), f"{there:%H:%M}", zone, thing.is_open, soon)


@public_page_stamped(closed_so_far)
def opportunities(request: HttpRequest) -> Page:
    """Funds and technical assistance that are open, what closes first first; by kind or issue if asked."""
    kind, issue = request.GET.get("kind", ""), request.GET.get("issue", "")
    found = Opportunity.objects.public().filter(still_open()).select_related("office")
    if kind in Opportunity.Kind.values:
        found = found.filter(kind=kind)
    if issue in names.reference().issues:
        found = found.filter(names_any("issues", [issue]))
    listed = [(one, closing(one.thing)) for one in shown(found)]
    context = {
        "section": "news",
        "listed": listed,
        "kinds": Opportunity.Kind.choices,
        "kind": kind,
        "issue": issue if issue in names.reference().issues else "",
        "twin": reverse("web:opportunities-data"),
    }
    return Page(
        "web/news/opportunities.html", context, {"opportunities": [as_data(one) for one, _c in listed]}
    )


@public_page_stamped(closed_so_far)
def vacancies(request: HttpRequest) -> Page:
    """Posts to be filled, what closes first first."""
    found = Vacancy.objects.public().filter(still_open()).select_related("office")
    listed = [(one, closing(one.thing)) for one in shown(found)]
    context = {"section": "news", "listed": listed, "twin": reverse("web:vacancies-data")}
    return Page("web/news/vacancies.html", context, {"vacancies": [as_data(one) for one, _c in listed]})


def _one(
    model: type[Opportunity] | type[Vacancy], address: str, template: str
) -> Callable[..., HttpResponse]:
    @public_page_stamped(closed_so_far)
    def opening(request: HttpRequest, slug: str) -> Page | HttpResponse:
        thing = model._default_manager.filter(slug=slug).select_related("office").first()
        if thing is None or thing.state != "published":
            answer = gone(request, thing)
            if answer is None:
                raise Http404
            return answer
        one = shown_one(thing)
        related = related_to(thing.related)
        context = {
            "section": "news",
            "one": one,
            "closing": closing(thing),
            "body": html_of(one.words.body),
            "apply": html_of(one.words.apply) if isinstance(thing, Vacancy) else "",
            "related": related,
            "structured": of_vacancy(request, one) if isinstance(thing, Vacancy) and thing.is_open else None,
            "twin": reverse(f"{address}-data", args=[slug]),
        }
        return Page(template, context, {**as_data(one), "body": one.words.body, "related": thing.related})

    return opening


opportunity = _one(Opportunity, "web:opportunity", "web/news/opportunity.html")
vacancy = _one(Vacancy, "web:vacancy", "web/news/vacancy.html")


def as_data(one: Shown[Any]) -> dict[str, Any]:
    """Return an opening for programs."""
    thing = one.thing
    same = (
        "slug",
        "zone",
        "link",
        "states",
        "issues",
        "regions",
        "kind",
        "giver",
        "amount",
        "employer",
        "place",
    )
    return {
        **{name: getattr(thing, name) for name in same if hasattr(thing, name)},
        "title": one.words.title,
        "summary": one.words.summary,
        "language": one.words.language,
        "open": thing.is_open,
        "closes": thing.closes_at.isoformat(timespec="seconds") if thing.closes_at else None,
        "published": thing.published_at.isoformat(timespec="seconds"),
    }
