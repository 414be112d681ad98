"""Which recommendations ask the same: proposed by the machine, worked out anew for whole reviews.

Two recommendations are linked when their texts are alike enough; nothing else that is there has a say.
So the links are the same in whatever order reviews come, and a new review is compared with the texts
of its own State alone. What a person decided holds: a link of his stays, and when texts vanish and
come back, in another reading, his decision is found again by their wording.
"""

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from uprtracker.coding.likeness import VERSION, stacked
from uprtracker.coding.likeness_index import Index
from uprtracker.records.many_rows import update_many
from uprtracker.records.models import Link, LinkDecision, Recommendation, Review
from uprtracker.records.text_rows import rows_of
from uprtracker.records.wishes import Wish, wishes_of
from uprtracker.records.wording import plain

# How alike two texts must be. Hand-read: docs/coding.md, "Likeness".
REPEATS = 0.5
JOINT = 0.7
PROPOSED = Link.Status.PROPOSED


@dataclass(frozen=True, slots=True)
class Proposed:
    """Two recommendations that are alike enough, the earlier first, and how alike."""

    kind: str
    earlier: Wish
    later: Wish
    score: float


@dataclass(frozen=True, slots=True)
class Derived:
    """What became of the links of some reviews: how many there are now, new ones and such as went."""

    links: int
    added: int
    gone: int


def link_again(reviews: Collection[int]) -> Derived:
    """Bring the machine's links of all recommendations of `reviews` (primary keys) up to date.

    To count a new version of the data is left to the caller.
    """
    # Two that link the same review come one after the other.
    states = set(Review.objects.select_for_update().filter(pk__in=reviews).values_list("state", flat=True))
    recommendations = Recommendation.objects.filter(review__state__in=states)
    fresh = set(recommendations.filter(review__in=reviews).values_list("pk", flat=True))
    wishes: dict[str, list[Wish]] = defaultdict(list)
    for wish in wishes_of(recommendations):
        wishes[wish.state].append(wish)
    wanted = {
        (one.earlier.key, one.later.key): one for own in wishes.values() for one in proposals(own, fresh)
    }
    return _write(reviews, wanted)


def proposals(wishes: Sequence[Wish], fresh: Collection[int]) -> Iterable[Proposed]:
    """Yield the pairs of wishes to one State that are alike enough, one of each in `fresh` (keys).

    Of several texts of a wish the most alike counts.
    """
    owners = np.repeat(np.arange(len(wishes)), [len(one.texts) for one in wishes])
    vectors = stacked(rows_of([text for one in wishes for text in one.texts]))
    index = Index.of(vectors)
    firsts = np.searchsorted(owners, np.arange(len(wishes)))
    for at, one in enumerate(wishes):
        if one.key not in fresh:
            continue
        texts = range(firsts[at], firsts[at] + len(one.texts))
        scores = np.max([np.maximum.reduceat(index.scores(vectors, text), firsts) for text in texts], axis=0)
        for place in np.flatnonzero(scores >= min(JOINT, REPEATS)).tolist():
            other = wishes[place]
            if other.key == one.key or (other.key in fresh and other.key < one.key):
                continue
            found = _kind(one, other, float(scores[place]))
            if found:
                yield found


def _kind(one: Wish, other: Wish, score: float) -> Proposed | None:
    """Return the link between two wishes to one State, None where they are not alike enough."""
    together = one.session == other.session
    if score < (JOINT if together else REPEATS):
        return None
    earlier, later = sorted((one, other), key=lambda wish: (wish.session, wish.key))
    kind = Link.Kind.JOINT if together else Link.Kind.REPEATS
    return Proposed(kind, earlier, later, round(score, 4))


def texts_key(kind: str, earlier: tuple[str, str], later: tuple[str, str]) -> str:
    """Return the 40 digits by which a decision on two texts is known: kind, and review and text of each."""
    ends = [f"{review}\n{plain(text)}" for review, text in (earlier, later)]
    if kind == Link.Kind.JOINT:
        ends.sort()
    return hashlib.sha256("\n\n".join([kind, *ends]).encode()).hexdigest()[:40]


def key_of(link: Link) -> str:
    """Return the key of the texts that a link joins; wants both ends with their reviews."""
    ends = [(end.review.code, end.text) for end in (link.earlier, link.later)]
    return texts_key(link.kind, *ends)


def _write(reviews: Collection[int], wanted: dict[tuple[int, int], Proposed]) -> Derived:
    """Make the machine's links of `reviews` those wanted; what persons decided stays."""
    there = {(one.earlier_id, one.later_id): one for one in _links_of(reviews)}
    gone = [
        one.pk
        for ends, one in there.items()
        if ends not in wanted and one.status == PROPOSED and one.person_id is None
    ]
    for start in range(0, len(gone), 500):
        Link.objects.filter(pk__in=gone[start : start + 500]).delete()
    changed = [
        (one.score, VERSION, there[ends].pk)
        for ends, one in wanted.items()
        if ends in there and (one.score, VERSION) != (there[ends].score, there[ends].method)
    ]
    update_many(Link, ["score", "method"], changed)
    new = {ends: one for ends, one in wanted.items() if ends not in there}
    remembered = _remembered(new.values()) if new and LinkDecision.objects.exists() else {}
    # Two imports that link the same two reviews at one time both find the link: the second passes it over.
    Link.objects.bulk_create(
        (_row(ends, one, remembered.get(ends)) for ends, one in new.items()),
        ignore_conflicts=True,
        batch_size=100,
    )
    return Derived(len(there) - len(gone) + len(new), len(new), len(gone))


def _row(ends: tuple[int, int], one: Proposed, decided: "Decided | None") -> Link:
    status, person, decided_at = decided or (str(PROPOSED), None, None)
    return Link(
        kind=one.kind,
        earlier_id=ends[0],
        later_id=ends[1],
        score=one.score,
        method=VERSION,
        status=status,
        person_id=person,
        decided_at=decided_at,
    )


def _links_of(reviews: Collection[int]) -> Iterable[Link]:
    """Return the links with an end in `reviews`, but those that the machine does not propose."""
    links = Link.objects.exclude(kind=Link.Kind.SAME_ELSEWHERE).order_by("pk")
    of_earlier = links.filter(earlier__review__in=reviews)
    return {one.pk: one for one in (*of_earlier, *links.filter(later__review__in=reviews))}.values()


Decided = tuple[str, int | None, datetime | None]


def _remembered(new: Iterable[Proposed]) -> dict[tuple[int, int], Decided]:
    """Return what persons decided before on texts of new links."""
    keys = {
        texts_key(one.kind, (one.earlier.review, one.earlier.text), (one.later.review, one.later.text)): (
            one.earlier.key,
            one.later.key,
        )
        for one in new
    }
    found: dict[tuple[int, int], Decided] = {}
    names = list(keys)
    for start in range(0, len(names), 500):
        for one in LinkDecision.objects.filter(texts__in=names[start : start + 500]).order_by("pk"):
            if one.status == PROPOSED:
                found.pop(keys[one.texts], None)
            else:
                found[keys[one.texts]] = (one.status, one.person_id, one.decided_at)
    return found
