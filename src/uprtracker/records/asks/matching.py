"""Which questions and recommendations of a review take up an ask: suggested with a score, never decided.

    suggestions(["Ratify the 1961 Convention"], review)
    [(Suggestion("recommendation", "SVN-34-122.7", 1.0), …)]

The likeness of the words (`coding.likeness`) is what counts; it is lowered where both texts are about
something and about nothing in common (`issue`), and raised where they share issues. Names of the State
itself are left out: in its own review they tell nothing. How often that is right: docs/records.md, "Asks".
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from uprtracker.coding.likeness import VERSION as LIKENESS
from uprtracker.coding.likeness import Vectors, stacked
from uprtracker.coding.likeness_index import Index
from uprtracker.records.judging import judge
from uprtracker.records.models import Question, Recommendation, Review
from uprtracker.records.text_rows import rows_of
from uprtracker.records.wishes import wishes_of
from uprtracker.reference import load_reference

METHOD = f"asks-1.{LIKENESS}"
LEAST = 0.3
"""Score from which on a match is suggested."""
MOST = 5
"""Suggestions of each kind for one ask."""
OTHER_ISSUE = 0.6  # what is left of the likeness of texts about different issues
SHARED_ISSUES = 0.15  # what sharing all issues adds
FEWEST = 5  # letters of a name that words are made of

RECOMMENDATION = "recommendation"
QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question or recommendation (`kind`) by its permanent `code`, and its score, 0 to 1."""

    kind: str
    code: str
    score: float


@dataclass(frozen=True, slots=True)
class _Taken:
    """A question or recommendation that may take an ask up, with each of its texts."""

    kind: str
    code: str
    texts: tuple[str, ...]


def suggestions(asks: Sequence[str], review: Review) -> list[tuple[Suggestion, ...]]:
    """Return for each ask what of `review` may take it up, the likely first."""
    there = (*_recommendations(review), *_questions(review))
    if not asks or not there:
        return [() for _ in asks]
    names = _names_of(review.state)
    texts = [names.sub(" ", text) for one in there for text in one.texts]
    firsts = np.cumsum([0, *(len(one.texts) for one in there[:-1])])
    scores = _scores([names.sub(" ", text) for text in asks], texts)
    best = np.maximum.reduceat(scores, firsts, axis=1)
    return [_best(row, there) for row in best]


def question_code(question: Question) -> str:
    """Return the permanent name of an advance question: its document's checksum, and its place there."""
    return f"q-{question.document.sha256[:16]}-{question.order}"


def _recommendations(review: Review) -> list[_Taken]:
    codes = dict(Recommendation.objects.filter(review=review).values_list("pk", "code"))
    return [
        _Taken(RECOMMENDATION, codes[one.key], one.texts) for one in wishes_of(review.recommendations.all())
    ]


def _questions(review: Review) -> list[_Taken]:
    own = Question.objects.filter(document__review=review).select_related("document").order_by("pk")
    return [_Taken(QUESTION, question_code(one), (one.text,)) for one in own]


def _scores(asks: Sequence[str], texts: Sequence[str]) -> NDArray[np.float64]:
    """Return the score of each ask (rows) with each text (columns)."""
    index = Index.of(stacked(rows_of(texts)))
    vectors: Vectors = stacked(rows_of(asks))
    alike = np.array([index.scores(vectors, at) for at in range(len(asks))], np.float64)
    shared, strange = _issues(asks, texts)
    return np.minimum(alike * np.where(strange, OTHER_ISSUE, 1.0) + SHARED_ISSUES * shared, 1.0)


def _issues(asks: Sequence[str], texts: Sequence[str]) -> tuple[NDArray[np.float64], NDArray[np.bool_]]:
    """Return the share of issues in common, and whether both have issues and none in common."""
    of_asks, of_texts = (
        [frozenset(coded.labels) for (coded,) in judge(many, ["issue"])] for many in (asks, texts)
    )
    shared = np.array([[_shared(one, other) for other in of_texts] for one in of_asks])
    both = np.array([[bool(one and other) for other in of_texts] for one in of_asks])
    return shared, both & (shared == 0)


def _shared(one: Collection[str], other: Collection[str]) -> float:
    either = {*one, *other}
    return len({*one} & {*other}) / len(either) if either else 0.0


def _best(row: NDArray[np.float64], there: Sequence[_Taken]) -> tuple[Suggestion, ...]:
    found: list[Suggestion] = []
    for at in np.argsort(-row, kind="stable").tolist():
        if row[at] < LEAST:
            break
        one = there[at]
        if sum(other.kind == one.kind for other in found) < MOST:
            found.append(Suggestion(one.kind, one.code, round(float(row[at]), 4)))
    return tuple(found)


def _names_of(state: str) -> re.Pattern[str]:
    """Return what finds the English name of a State (ISO3) and words made of it: Ruritania, Ruritanian."""
    known = load_reference(demo=True).states.by_iso3.get(state)
    name = known.name if known else state
    if " " in name or len(name) < FEWEST:
        return re.compile(rf"\b{re.escape(name)}(?:’s|'s)?\b")
    return re.compile(rf"\b{re.escape(name[:-1])}\w*(?:’s|'s)?")
