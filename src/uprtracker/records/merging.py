"""Reports and exports become one set of recommendations.

The result is worked out anew for whole reviews from two things that imports
only ever add to: what the reports say (recommendations, parts and pairs of
origin `report`) and the rows of exports. So it is the same whichever came
first. All that rows bring (recommendations without a number, pairs, answers,
codings, aliases) is derived here and may be derived again; what a person
decided is carried over.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from uprtracker.records import deriving
from uprtracker.records.absorbing import absorb
from uprtracker.records.counting import speaking
from uprtracker.records.many_rows import insert_many, update_many
from uprtracker.records.matching import Saying, Target, match
from uprtracker.records.models import Pair, Part, Recommendation, Review, SourceRow
from uprtracker.records.wording import digest, plain

UPRINFO = "uprinfo"
# Recommendations without a number stand after those of the report, in the order of their rows.
AFTER_NUMBERED = 100_000


@dataclass(frozen=True, slots=True)
class Merged:
    """Of the rows that count: those under a recommendation of a report, and those without."""

    matched: int
    alone: int


Home = Recommendation | str
"""Where a row belongs: a recommendation of a report, or the code of one without a number."""


def merge(reviews: Collection[int]) -> Merged:
    """Join rows and reports of `reviews` (primary keys). Call it in the transaction of the import."""
    locked = {review.pk: review for review in Review.objects.select_for_update().filter(pk__in=reviews)}
    rows = list(
        SourceRow.objects.filter(review__in=reviews, kind="recommendation")
        .select_related("file")
        .defer("fields")
        .order_by("file__name", "row", "id")
    )
    voices = speaking(rows)
    sayings = {row.pk: Saying(plain(row.text), row.state) for row in voices}
    homes = _homes(locked, voices, sayings)
    places = _settle(locked, voices, homes)
    by_content = {row.content: places[row.pk] for row in voices}
    heirs = _heirs(reviews, rows, by_content)
    _link_rows(rows, voices, by_content)
    absorb(heirs)
    deriving.derive(reviews, [(row, places[row.pk]) for row in voices])
    deriving.rename(
        {
            code_of(locked[row.review_id], sayings[row.pk].words): places[row.pk]
            for row in reversed(voices)
            if places[row.pk].origin != UPRINFO
        }
    )
    counted = [row for row in voices if not row.gone]
    alone = sum(places[row.pk].origin == UPRINFO for row in counted)
    return Merged(matched=len(counted) - alone, alone=alone)


def code_of(review: Review, words: str) -> str:
    """Return the public name of a text without a number: `SVN-20-x1a2b3c4d`."""
    return f"{review.code}-x{digest(words)}"


def _homes(
    reviews: dict[int, Review], rows: Iterable[SourceRow], sayings: dict[int, Saying]
) -> dict[int, Home]:
    """Return for each row where it belongs."""
    targets = _targets(reviews)
    by_review: dict[int, list[SourceRow]] = defaultdict(list)
    for row in rows:
        by_review[row.review_id].append(row)
    homes: dict[int, Home] = {}
    for review, own in by_review.items():
        numbered, wanted = targets[review]
        found = match(wanted, (sayings[row.pk] for row in own)) if wanted else {}
        for row in own:
            name = found.get(sayings[row.pk])
            code = code_of(reviews[review], sayings[row.pk].words)
            homes[row.pk] = code if name is None else numbered[name]
    return homes


def _targets(
    reviews: Collection[int],
) -> dict[int, tuple[dict[int, Recommendation], list[Target]]]:
    """Return by review the recommendations of its report, and them and their parts as targets."""
    parts: dict[int, list[Part]] = defaultdict(list)
    for part in Part.objects.filter(recommendation__review__in=reviews).order_by("ordinal"):
        parts[part.recommendation_id].append(part)
    whole: dict[int, set[str]] = defaultdict(set)
    behind: dict[int, set[str]] = defaultdict(set)
    for pair in Pair.objects.filter(recommendation__review__in=reviews, origin="report").order_by():
        whole[pair.recommendation_id].add(pair.state)
        if pair.part_id:
            behind[pair.part_id].add(pair.state)
    result: dict[int, tuple[dict[int, Recommendation], list[Target]]] = {key: ({}, []) for key in reviews}
    reported = Recommendation.objects.filter(review__in=reviews).exclude(origin=UPRINFO)
    for one in reported.order_by("order", "code"):
        numbered, targets = result[one.review_id]
        numbered[one.pk] = one
        targets.append(Target(one.pk, plain(one.text), frozenset(whole[one.pk] - {""})))
        targets += (Target(one.pk, plain(p.text), frozenset(behind[p.pk] - {""})) for p in parts[one.pk])
    return result


def _settle(
    reviews: dict[int, Review], rows: Iterable[SourceRow], homes: dict[int, Home]
) -> dict[int, Recommendation]:
    """Return the recommendation of each row, making those without a number that are not there yet."""
    there = {
        one.code: one
        for one in Recommendation.objects.filter(review__in=reviews.keys(), origin=UPRINFO).order_by()
    }
    wanted: dict[str, tuple[str, int]] = {}
    new: list[tuple[int, str, str, int, str]] = []
    for row in rows:
        home = homes[row.pk]
        if isinstance(home, str) and home not in wanted:
            wanted[home] = (row.text, AFTER_NUMBERED + row.row)
            if home not in there:
                new.append((row.review_id, home, *wanted[home], UPRINFO))
    insert_many(Recommendation, ("review", "code", "text", "order", "origin"), new)
    changed = [
        (*wanted[code], one.pk)
        for code, one in there.items()
        if code in wanted and (one.text, one.order) != wanted[code]
    ]
    update_many(Recommendation, ["text", "order"], changed)
    made = Recommendation.objects.filter(code__in=[code for _, code, *_ in new]).order_by()
    by_code = there | {one.code: one for one in made}
    return {row.pk: by_code[home] if isinstance(home := homes[row.pk], str) else home for row in rows}


def _heirs(
    reviews: Collection[int], rows: Iterable[SourceRow], by_content: dict[str, Recommendation]
) -> dict[int, int]:
    """Return the recommendations without a number that no row wants any more, with where their rows went."""
    wanted = {one.pk for one in by_content.values()}
    obsolete = set(
        Recommendation.objects.filter(review__in=reviews, origin=UPRINFO)
        .exclude(pk__in=wanted)
        .values_list("pk", flat=True)
    )
    heirs: dict[int, int] = {}
    for row in rows:
        if row.recommendation_id in obsolete:
            heirs.setdefault(row.recommendation_id, by_content[row.content].pk)
    return heirs


def _link_rows(
    rows: Iterable[SourceRow], voices: Iterable[SourceRow], by_content: dict[str, Recommendation]
) -> None:
    """Write to the rows where they belong and which of them count."""
    count = {row.pk for row in voices if not row.gone}
    changes = [
        (by_content[row.content].pk, row.pk in count, row.pk)
        for row in rows
        if (row.recommendation_id, row.counted) != (by_content[row.content].pk, row.pk in count)
    ]
    update_many(SourceRow, ["recommendation", "counted"], changes)
