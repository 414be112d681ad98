"""`/reviews/svn-48/questions/`: what States asked in advance, by batch; `?state=FRA` shows those of one."""

from itertools import groupby
from operator import attrgetter
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse

from uprtracker.records.models import Document, Question, Review
from uprtracker.records.question_rows import questions_of
from uprtracker.web import addresses, names
from uprtracker.web.page import Page, public_page


@public_page
def questions(request: HttpRequest, code: str) -> Page | HttpResponse:
    """The advance questions of a review, all or those of one State."""
    one = Review.objects.filter(code__iexact=code).first()
    if one is None:
        raise Http404
    if code != one.code.lower():
        return HttpResponsePermanentRedirect(addresses.questions(one))
    asked = list(questions_of(one))
    states = {state for question in asked for state in _states(question)}
    chosen = request.GET.get("state", "").upper()
    chosen = chosen if chosen in states else ""
    shown = [question for question in asked if not chosen or chosen in _states(question)]
    by_name = sorted(states, key=lambda iso3: names.fold(names.state(iso3)))
    context = {
        "section": "sessions",
        "review": one,
        "batches": _batches(shown),
        "shown": len(shown),
        "total": len(asked),
        "states": [(iso3, names.state(iso3), iso3 == chosen) for iso3 in by_name],
        "demo": one.demo,
        "twin": reverse("web:review-questions-data", args=[one.code.lower()]),
    }
    return Page("web/questions.html", context, {"review": one.code, "questions": list(map(_data, asked))})


def _states(question: Question) -> list[str]:
    return [asker.state for asker in question.askers.all()]


def _batches(shown: list[Question]) -> list[tuple[Document, list[tuple[list[str], list[Question]]]]]:
    """Group questions by document, then by those who ask, in printed order."""
    return [
        (document, [(states, list(of_one)) for states, of_one in groupby(batch, key=_states)])
        for document, batch in groupby(shown, key=attrgetter("document"))
    ]


def _data(question: Question) -> dict[str, Any]:
    return {
        "number": question.number or None,
        "text": question.text,
        "states": _states(question),
        "file": question.document.name,
        "page": question.page,
        "line": question.line,
    }
