"""Which row of a file's former issue is a row of its new issue?

Equal content first; then the same text with another answer or coding; then,
within what one State told another in one review, the most alike texts.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence

from rapidfuzz import fuzz

from uprtracker.records.models import SourceRow
from uprtracker.records.wording import plain

ALIKE = 85.0


def continued(old: Sequence[SourceRow], new: Sequence[SourceRow]) -> dict[int, SourceRow]:
    """Return for each row of `new`, by its place, the row of `old` that it continues, if any."""
    found: dict[int, SourceRow] = {}
    for key in (_content, _text):
        _pair_off(old, new, key, found)
    taken = {row.pk for row in found.values()}
    by_asker: dict[Hashable, list[SourceRow]] = defaultdict(list)
    for row in old:
        if row.pk not in taken:
            by_asker[_asker(row)].append(row)
    scores = [
        (-fuzz.ratio(plain(row.text), plain(former.text)), place, former.row, former.pk, former)
        for place, row in enumerate(new)
        if place not in found
        for former in by_asker[_asker(row)]
    ]
    for score, place, _, pk, former in sorted(scores, key=lambda entry: entry[:4]):
        if -score >= ALIKE and place not in found and pk not in taken:
            found[place] = former
            taken.add(pk)
    return found


def _pair_off(
    old: Sequence[SourceRow],
    new: Sequence[SourceRow],
    key: Callable[[SourceRow], Hashable],
    found: dict[int, SourceRow],
) -> None:
    """Pair rows with equal keys in their order, those of the last issue before those long gone."""
    taken = {row.pk for row in found.values()}
    waiting: dict[Hashable, list[SourceRow]] = defaultdict(list)
    for row in sorted(old, key=lambda row: (row.gone, row.row, row.pk)):
        if row.pk not in taken:
            waiting[key(row)].append(row)
    coming: dict[Hashable, list[int]] = defaultdict(list)
    for place, row in enumerate(new):
        if place not in found:
            coming[key(row)].append(place)
    for which, places in coming.items():
        for place, former in zip(places, waiting.get(which, ()), strict=False):
            found[place] = former


def _content(row: SourceRow) -> Hashable:
    return row.content


def _asker(row: SourceRow) -> Hashable:
    return row.kind, row.review_id, row.state


def _text(row: SourceRow) -> Hashable:
    return row.kind, row.review_id, row.state, plain(row.text)
