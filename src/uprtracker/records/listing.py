"""Which recommendation does a row of a thematic list speak of, and what does the list call it?

By number, checked by the likeness of the texts; where they differ much, and
where the number is missing or not in the report, by text alone. Worked out anew
for whole reviews, so a list may come before its report.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from django.utils.text import slugify
from rapidfuzz import fuzz

from uprtracker.records.leading import leading
from uprtracker.records.many_rows import insert_many
from uprtracker.records.models import Coding, Document, ListedRecommendation, Recommendation, Review
from uprtracker.records.wording import folded, plain

KIND = "thematic_list"
OHCHR = "ohchr"
UPRINFO = "uprinfo"
# Likeness of texts, of 100. Lists print a text as the report does, but for slips and cut ends.
SAME, RELATED, BY_TEXT = 80.0, 50.0, 90.0
LONGEST_LABEL = 60


@dataclass(slots=True)
class Report:
    """The recommendations of a report: by number, by key, the words of each by its key; their language."""

    by_number: dict[str, list[Recommendation]] = field(default_factory=lambda: defaultdict(list))
    by_key: dict[int, Recommendation] = field(default_factory=dict)
    words: dict[int, str] = field(default_factory=dict)
    language: str = ""

    def speaks(self, listed: Document) -> bool:
        """Whether the texts of a list can be compared with the report's at all."""
        return not listed.language or not self.language or listed.language == self.language


def report_of(review: Review) -> Report:
    """Return what the report of `review` recommends; nothing when it is not here."""
    found = Report()
    own = Recommendation.objects.filter(review=review).exclude(origin=UPRINFO).select_related("document")
    for one in own.order_by("order", "code"):
        found.by_number[one.number].append(one)
        found.by_key[one.pk] = one
        found.words[one.pk] = folded(plain(one.text))
        found.language = one.document.language if one.document else found.language
    return found


def leading_list(review: Review) -> Document | None:
    """Return the thematic list of a review that counts, None when there is none."""
    return next(iter(leading(Document.objects.filter(review=review, kind=KIND))), None)


def link(reviews: Collection[int]) -> None:
    """Set for each row of the thematic lists of `reviews` the recommendation it speaks of."""
    for review in Review.objects.filter(pk__in=reviews, documents__kind=KIND).distinct():
        report = report_of(review)
        changed = []
        listed = ListedRecommendation.objects.filter(document__review=review).select_related("document")
        for row in listed:
            found = meant(row, report)
            if row.recommendation_id != (found.pk if found else None):
                row.recommendation = found
                changed.append(row)
        ListedRecommendation.objects.bulk_update(changed, ["recommendation"], batch_size=100)


def numbers_meant(document: Document) -> dict[tuple[int | None, int | None], str]:
    """Return, by page and line, the numbers in the report of rows that a list numbers otherwise."""
    rows = ListedRecommendation.objects.filter(document=document).exclude(recommendation=None)
    return {
        (page, line): reported
        for page, line, listed, reported in rows.values_list(
            "page", "line", "number", "recommendation__number"
        )
        if listed != reported
    }


def meant(row: ListedRecommendation, report: Report) -> Recommendation | None:
    """Return the recommendation that the row speaks of, None when the report holds nothing like it."""
    numbered = report.by_number.get(row.number, []) if row.number else []
    if not report.speaks(row.document):
        return numbered[0] if numbered else None
    words = folded(plain(row.text))
    scores = {one.pk: likeness(words, report.words[one.pk]) for one in numbered}
    best = max(numbered, key=lambda one: scores[one.pk], default=None)
    if best and scores[best.pk] >= SAME:
        return best
    near = {key: fuzz.ratio(words, text, score_cutoff=BY_TEXT) for key, text in report.words.items()}
    nearest = max(near, key=lambda key: near[key], default=None)
    if nearest is not None and near[nearest]:
        return report.by_key[nearest]
    return best if best and scores[best.pk] >= RELATED else None


def likeness(listed: str, reported: str) -> float:
    """Return 0 to 100: how alike two folded texts are, one of which may be cut short."""
    score = fuzz.ratio(listed, reported)
    if min(len(listed), len(reported)) < 0.5 * max(len(listed), len(reported)):
        return score
    return max(score, fuzz.partial_ratio(listed, reported))


def label(reviews: Collection[int]) -> None:
    """Replace the labels that thematic lists gave to recommendations of `reviews`. Call it after `link`."""
    Coding.objects.filter(recommendation__review__in=reviews, origin=OHCHR).delete()
    codings: dict[tuple[int, str, str], tuple[int, str, str, str, str, int]] = {}
    for review in Review.objects.filter(pk__in=reviews, documents__kind=KIND).distinct():
        leading = leading_list(review)
        rows = ListedRecommendation.objects.filter(document=leading, recommendation__review=review)
        for row in rows.order_by("order"):
            for scheme, slug, printed in _labels(row):
                key = (row.recommendation_id or 0, scheme, slug)
                codings.setdefault(key, (*key, OHCHR, printed[:300], row.pk))
    insert_many(
        Coding, ("recommendation", "scheme", "label", "origin", "evidence", "listed"), codings.values()
    )


def _labels(row: ListedRecommendation) -> Iterator[tuple[str, str, str]]:
    """Yield scheme, label and words as printed of all that the row is tagged with."""
    for scheme, tags in (("theme", row.themes), ("group", row.groups)):
        for tag in tags:
            yield scheme, tag["slug"] or slugify(tag["label"])[:LONGEST_LABEL] or "?", tag["label"]
    for number in row.sdgs:
        yield "sdg", number, ""
