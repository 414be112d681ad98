"""`/reviews/svn-48/dialogue/`: who said what at the review, in order, each paragraph to cite.

`#p-27` is paragraph 27 of the report, `?state=FRA` shows what one State said.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse

from uprtracker.records.models import Pair, Review, Statement
from uprtracker.records.proceedings import proceedings_of, speaking_states
from uprtracker.web import addresses, names
from uprtracker.web.page import Page, public_page


@public_page
def dialogue(request: HttpRequest, code: str) -> Page | HttpResponse:
    """The dialogue of a review, whole or of one State."""
    one = Review.objects.filter(code__iexact=code).first()
    if one is None:
        raise Http404
    if code != one.code.lower():
        return HttpResponsePermanentRedirect(addresses.dialogue(one))
    spoke = speaking_states(one)
    chosen = request.GET.get("state", "").upper()
    chosen = chosen if chosen in spoke else ""
    statements = list(one.statements.select_related("document"))
    shown = [statement for statement in statements if not chosen or chosen in statement.states]
    facts = proceedings_of(one)
    context = {
        "section": "sessions",
        "review": one,
        "document": statements[0].document if statements else None,
        "sections": _sections(shown),
        "shown": len(shown),
        "total": len(statements),
        "states": [(iso3, names.state(iso3), iso3 == chosen) for iso3 in _by_name(spoke)],
        "chosen": chosen,
        "counted": next(iter(facts.get("speakers", ())), None),
        "made": _made(one),
        "demo": one.demo,
        "twin": reverse("web:review-dialogue-data", args=[one.code.lower()]),
    }
    return Page("web/dialogue.html", context, _data(one, statements, facts))


def _sections(statements: Iterable[Statement]) -> list[tuple[str, list[Statement]]]:
    """Group paragraphs by the heading above them, in order."""
    return [(heading, list(under)) for heading, under in groupby(statements, key=attrgetter("section"))]


def _by_name(spoke: Iterable[str]) -> Sequence[str]:
    return sorted(spoke, key=lambda iso3: names.fold(names.state(iso3)))


def _made(one: Review) -> Counter[str]:
    """Return how many recommendations each State made in this review, by ISO3 code."""
    pairs = Pair.objects.filter(recommendation__review=one).order_by().values("state")
    return Counter(
        {row["state"]: row["n"] for row in pairs.annotate(n=Count("recommendation", distinct=True))}
    )


def _data(one: Review, statements: Iterable[Statement], facts: Any) -> dict[str, Any]:
    return {
        "review": one.code,
        "proceedings": [
            {"kind": fact.kind, "value": fact.value, **_place(fact)} for kind in facts for fact in facts[kind]
        ],
        "statements": [
            {
                "section": statement.section,
                "speaker": statement.speaker or None,
                "states": statement.states,
                "text": statement.text,
                **_place(statement),
            }
            for statement in statements
        ],
    }


def _place(thing: Any) -> dict[str, Any]:
    return {"paragraph": thing.paragraph, "page": thing.page, "symbol": thing.document.symbol}
