"""Voluntary pledges of reports and exports become one set, as `merging` does for recommendations.

A pledge has no number that lasts, so its code is a hash of its text. A row of
an export that resembles a pledge of the report stands under that.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable

from uprtracker.records.counting import speaking
from uprtracker.records.deriving import write_codings
from uprtracker.records.many_rows import update_many
from uprtracker.records.matching import Saying, Target, match
from uprtracker.records.models import Coding, Pledge, Review, SourceRow
from uprtracker.records.wording import digest, plain

UPRINFO = "uprinfo"
AFTER_REPORT = 100_000


def merge_pledges(reviews: Collection[int]) -> None:
    """Join rows and reports of `reviews` (primary keys). Call it in the transaction of the import."""
    locked = {review.pk: review for review in Review.objects.select_for_update().filter(pk__in=reviews)}
    rows = list(
        SourceRow.objects.filter(review__in=reviews, kind="pledge")
        .select_related("file")
        .defer("fields")
        .order_by("file__name", "row", "id")
    )
    voices = speaking(rows)
    homes = _homes(locked, voices)
    by_content = {row.content: homes[row.pk] for row in voices}
    heirs = _heirs(reviews, rows, by_content)
    count = {row.pk for row in voices if not row.gone}
    update_many(
        SourceRow,
        ["pledge", "counted"],
        [(by_content[row.content].pk, row.pk in count, row.pk) for row in rows],
    )
    decided = Coding.objects.filter(pledge__in=heirs, origin="person").values_list("pk", "pledge_id")
    update_many(Coding, ["pledge"], [(heirs[old], pk) for pk, old in decided if old])
    Pledge.objects.filter(pk__in=heirs).delete()
    Coding.objects.filter(pledge__review__in=reviews, origin="uprinfo").delete()
    write_codings("pledge", ((row, homes[row.pk].pk) for row in voices))


def pledge_code(review: Review, text: str) -> str:
    """Return the public name of a pledge: `ALB-19-p1a2b3c4d`."""
    return f"{review.code}-p{digest(plain(text))}"


def _homes(reviews: dict[int, Review], rows: Iterable[SourceRow]) -> dict[int, Pledge]:
    """Return the pledge of each row: one of the report, else one of its own, made when not there yet."""
    there: dict[int, list[Pledge]] = defaultdict(list)
    for pledge in Pledge.objects.filter(review__in=reviews):
        there[pledge.review_id].append(pledge)
    by_review: dict[int, list[SourceRow]] = defaultdict(list)
    for row in rows:
        by_review[row.review_id].append(row)
    homes: dict[int, Pledge] = {}
    for review, own in by_review.items():
        reported = {one.pk: one for one in there[review] if one.origin != UPRINFO}
        targets = [Target(one.pk, plain(one.text), frozenset()) for one in reported.values()]
        found = match(targets, (Saying(plain(row.text), "") for row in own)) if targets else {}
        by_code = {one.code: one for one in there[review]}
        for row in own:
            name = found.get(Saying(plain(row.text), ""))
            code = pledge_code(reviews[review], row.text)
            if name is None and code not in by_code:
                by_code[code] = Pledge.objects.create(
                    review_id=review,
                    code=code,
                    order=AFTER_REPORT + row.row,
                    text=row.text,
                    origin=UPRINFO,
                )
            homes[row.pk] = by_code[code] if name is None else reported[name]
    return homes


def _heirs(
    reviews: Collection[int], rows: Iterable[SourceRow], by_content: dict[str, Pledge]
) -> dict[int, int]:
    """Return the pledges without a report that no row wants any more, with where their rows went."""
    wanted = {one.pk for one in by_content.values()}
    obsolete = set(
        Pledge.objects.filter(review__in=reviews, origin=UPRINFO)
        .exclude(pk__in=wanted)
        .values_list("pk", flat=True)
    )
    heirs: dict[int, int] = {}
    for row in rows:
        if row.pledge_id in obsolete:
            heirs.setdefault(row.pledge_id, by_content[row.content].pk)
    return heirs
