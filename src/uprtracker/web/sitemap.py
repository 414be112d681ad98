"""`/sitemap.xml`: what search engines should know, in files of some thousand addresses.

Fictitious reviews are left out: nobody should find them by accident.
"""

from typing import Any

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet

from uprtracker.records.models import Document, Office, Pledge, Recommendation, Review
from uprtracker.reference import load_reference
from uprtracker.web.edited.kinds import kinds
from uprtracker.web.library.listing import public_of
from uprtracker.web.library.words import PARTS

_LIMIT = 10_000
_LISTS = (
    *("states", "sessions", "issues", "sdgs", "instruments", "mechanisms", "themes", "groups", "regions"),
    *("organisations", "lists", "documents", "figures", "data", "api", "news", "opportunities"),
    *("vacancies", "offices", "events", "events/outcomes"),
    *("mid-term-reports", "programmes", "commitments"),
)


class Things(Sitemap):  # type: ignore[type-arg]  # not generic at run time
    """Addresses that stand in `items` as they are; http or https as the request came."""

    limit = _LIMIT

    def location(self, item: Any) -> str:
        """Return the address of an item."""
        return str(item)


class Pages(Things):
    """What is not of the database: front page, lists, States, sessions, issues, goals."""

    def items(self) -> list[str]:
        """Return the addresses."""
        known = load_reference()
        states = [one.iso3.lower() for one in known.states.all]
        return [
            *("/", *(f"/{name}/" for name in _LISTS)),
            *(f"/states/{code}/" for code in states),
            *(f"/states/{code}/recommending/" for code in states),
            *(f"/sessions/{number}/" for number in sorted(known.sessions)),
            *(f"/issues/{slug}/" for slug in sorted(known.issues)),
            *(f"/sdgs/{goal}/" for goal in sorted(known.sdgs)),
        ]


class Reviews(Things):
    """Dockets of reviews."""

    def items(self) -> QuerySet[Review, Any]:
        """Return their codes."""
        return Review.objects.filter(demo=False).order_by("pk").values_list("code", flat=True)

    def location(self, item: Any) -> str:
        """Return the address of a docket."""
        return f"/reviews/{str(item).lower()}/"


class Recommendations(Things):
    """Recommendations."""

    def items(self) -> QuerySet[Recommendation, Any]:
        """Return their codes."""
        rows = Recommendation.objects.filter(review__demo=False)
        return rows.order_by("pk").values_list("code", flat=True)

    def location(self, item: Any) -> str:
        """Return the address of a recommendation."""
        return f"/recommendations/{item}/"


class Pledges(Things):
    """Voluntary pledges."""

    def items(self) -> QuerySet[Pledge, Any]:
        """Return their codes."""
        return Pledge.objects.filter(review__demo=False).order_by("pk").values_list("code", flat=True)

    def location(self, item: Any) -> str:
        """Return the address of a pledge."""
        return f"/pledges/{item}/"


class Documents(Things):
    """Documents with a symbol, each once."""

    def items(self) -> QuerySet[Document, Any]:
        """Return their symbols."""
        rows = Document.objects.exclude(symbol="").exclude(review__demo=True)
        return rows.order_by("symbol").values_list("symbol", flat=True).distinct()

    def location(self, item: Any) -> str:
        """Return the address of a document."""
        return f"/documents/{item}/"


class Library(Things):
    """What editors published in the library."""

    def items(self) -> list[str]:
        """Return the addresses of its parts, and of each thing."""
        found = ["/library/"]
        for part in PARTS.values():
            slugs = public_of(part).order_by("pk").values_list("slug", flat=True)
            found += [part.url, *(part.page_of(slug) for slug in slugs)]
        return found


class Published(Things):
    """What editors published: articles, pages, and whatever other kinds have public addresses."""

    def items(self) -> list[str]:
        """Return their addresses."""
        found = []
        for kind in kinds():
            if kind.address and not kind.address.startswith("web:library-"):  # those have a file of their own
                rows = kind.model._default_manager.filter(state="published").order_by("pk")
                found += [kind.public(one) for one in rows]
        return [*found, *(f"/offices/{slug}/" for slug in Office.objects.values_list("slug", flat=True))]


SECTIONS: dict[str, type[Things]] = {
    "pages": Pages,
    "reviews": Reviews,
    "recommendations": Recommendations,
    "pledges": Pledges,
    "documents": Documents,
    "library": Library,
    "published": Published,
}
