"""Asks of a party are added to its workspace, with what may take each up.

    add_asks([Draft("Dig wells", by=("LW",))], seat=seat, review=review, source="submission")

An ask goes by the rules of everything kept (`accounts.keeping`): who adds, who sees, who publishes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from uprtracker.accounts import keeping
from uprtracker.accounts.models import Level, Member
from uprtracker.records.asks.matching import METHOD, suggestions
from uprtracker.records.judging import judge
from uprtracker.records.models import Ask, AskMatch, Review

MOST = 300
"""Asks added at once."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An ask before it is kept: what is asked, the sentence it stands in, where, and who asks."""

    text: str
    words: str = ""
    paragraph: str = ""
    page: int | None = None
    by: tuple[str, ...] = ()


def add_asks(
    drafts: Sequence[Draft],
    *,
    seat: Member,
    review: Review,
    source: str,
    organisations: Sequence[str] = (),
    paper: str = "",
    sha256: str = "",
    level: str = Level.PARTY,
) -> list[Ask]:
    """Add asks for the party of the seat, `MOST` at most, and look for what takes them up.

    `organisations` ask what names nobody itself; `level` is who sees them. What the party has already for
    the review, word for word, is not added again. Raises PermissionDenied, ValidationError.
    """
    fresh = _fresh(drafts[:MOST], seat, review)
    issues = judge([one.text for one in fresh], ["issue"]) if fresh else []
    with transaction.atomic():
        added = [
            keeping.add(
                Ask(
                    text=draft.text,
                    words=draft.words if draft.words != draft.text else "",
                    review=review.code,
                    organisations=list(draft.by or organisations),
                    source=source,
                    issues=list(coded.labels),
                    paper=paper[:300],
                    sha256=sha256,
                    paragraph=draft.paragraph,
                    page=draft.page,
                    level=level,
                ),
                by=seat,
            )
            for draft, (coded,) in zip(fresh, issues, strict=True)
        ]
        propose_matches(added)
    return added


def _fresh(drafts: Sequence[Draft], seat: Member, review: Review) -> list[Draft]:
    own = Ask.objects.visible_to(seat.user_or_nobody).filter(party=seat.party, review=review.code)
    there = set(own.values_list("text", flat=True))
    return [one for one in drafts if one.text and one.text not in there]


def propose_matches(asks: Iterable[Ask]) -> int:
    """Bring what the machine proposes for asks up to date; return how many proposals there are.

    What persons decided stays. Asks whose review is not here yet get none.
    """
    by_review: dict[str, list[Ask]] = {}
    for ask in asks:
        by_review.setdefault(ask.review, []).append(ask)
    reviews = {review.code: review for review in Review.objects.filter(code__in=by_review)}
    found = 0
    for code, own in by_review.items():
        if code in reviews:
            for ask, proposed in zip(own, suggestions([one.text for one in own], reviews[code]), strict=True):
                ask.matches.filter(status=AskMatch.Status.PROPOSED).delete()
                AskMatch.objects.bulk_create(
                    (
                        AskMatch(ask=ask, kind=one.kind, code=one.code, score=one.score, method=METHOD)
                        for one in proposed
                    ),
                    ignore_conflicts=True,
                )
                found += len(proposed)
    return found
