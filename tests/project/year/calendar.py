"""Whom each address of the calendar is for."""

DOORS: dict[str, tuple[tuple[object, ...], tuple[int, int, int, int]]] = {}
"""Name of the address -> its arguments (keys of what `make` returns, or values), answers as in `doors`."""


def make() -> dict[str, object]:
    """Make one thing of each kind for the addresses, and return its keys."""
    return {}
