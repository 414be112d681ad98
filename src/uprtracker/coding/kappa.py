"""Cohen's kappa: how far two coders agree beyond what chance would give.

    kappa([("5", "5"), ("4", "5")], order=["1", "2", "3", "4", "5"])
    kappa(pairs, order=CATEGORIES, quadratic=True)  # 4 against 5 weighs less than 1 against 5

J. Cohen, "A coefficient of agreement for nominal scales" (1960) and "Weighted kappa" (1968). With quadratic
weights a difference counts with the square of its distance in `order`.
"""

from collections import Counter
from collections.abc import Mapping, Sequence


def kappa(pairs: Sequence[tuple[str, str]], *, order: Sequence[str], quadratic: bool = False) -> float | None:
    """Return kappa of two coders, from -1 to 1; `pairs` are their labels of each item.

    `order` names all labels, for quadratic weights from one end of the scale to the other; a label
    that it lacks raises ValueError. None where kappa says nothing: no items, or both gave one and the same
    label throughout.
    """
    return kappa_of_counts(Counter(pairs), order=order, quadratic=quadratic)


def kappa_of_counts(
    seen: Mapping[tuple[str, str], int], *, order: Sequence[str], quadratic: bool = False
) -> float | None:
    """Return the same from how often each pair of labels was seen."""
    place = {label: number for number, label in enumerate(order)}
    unknown = {label for pair in seen for label in pair} - set(place)
    if unknown:
        raise ValueError(f"labels without a place in the order: {sorted(unknown)}")
    first: Counter[str] = Counter()
    second: Counter[str] = Counter()
    for (one, other), count in seen.items():
        first[one] += count
        second[other] += count

    def weight(one: str, other: str) -> float:
        return float((place[one] - place[other]) ** 2) if quadratic else float(one != other)

    observed = sum(weight(*pair) * count for pair, count in seen.items())
    expected = sum(
        weight(one, other) * first[one] * second[other] for one in sorted(first) for other in sorted(second)
    )
    return 1 - observed * sum(seen.values()) / expected if expected else None


def agreed(pairs: Sequence[tuple[str, str]]) -> float | None:
    """Return the share of items on which both gave the same label, None without items."""
    return sum(one == other for one, other in pairs) / len(pairs) if pairs else None
