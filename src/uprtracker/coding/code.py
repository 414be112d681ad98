"""Codes texts in all schemes, or some."""

from collections.abc import Collection, Mapping, Sequence

from uprtracker.coding.coders import CODERS, Coder
from uprtracker.core import UprTrackerError
from uprtracker.core.coded import Coded
from uprtracker.reference import Reference

AT_A_TIME = 1_000


def code(
    texts: Sequence[str],
    reference: Reference,
    schemes: Collection[str] | None = None,
    coders: Mapping[str, Coder] = CODERS,
) -> list[tuple[Coded, ...]]:
    """Return for each text its coding in each scheme (all of `coders` by default), in the table's order.

    Raises UprTrackerError for a scheme that no coder knows.
    """
    wanted = coders.keys() if schemes is None else schemes
    unknown = sorted(set(wanted) - coders.keys())
    if unknown:
        raise UprTrackerError(
            f"No coder knows the scheme {', '.join(unknown)}.",
            remedy=f"Choose among {', '.join(coders)}.",
        )
    chosen = [coder for scheme, coder in coders.items() if scheme in wanted]
    if not chosen:
        return [() for _ in texts]
    # Coders that share work keep it for a while: so all of them see some texts before the next.
    return [
        coded
        for start in range(0, len(texts), AT_A_TIME)
        for coded in zip(
            *(coder(texts[start : start + AT_A_TIME], reference) for coder in chosen), strict=True
        )
    ]
