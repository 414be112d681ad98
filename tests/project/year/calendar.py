"""Whom each address of the calendar is for."""

OPEN = (200, 200, 200, 200)

DOORS: dict[str, tuple[tuple[object, ...], tuple[int, int, int, int]]] = {
    **{
        f"web:calendar{part}{form}": ((), OPEN)
        for part in ("", "-countries", "-sessions")
        for form in ("", "-data")
    },
    **dict.fromkeys(("web:calendar-session", "web:calendar-session-data"), ((45,), OPEN)),
    **dict.fromkeys(("web:calendar-state", "web:calendar-state-data"), (("svn",), OPEN)),
}
"""Name of the address -> its arguments (keys of what `make` returns, or values), answers as in `doors`."""


def make() -> dict[str, object]:
    """Make one thing of each kind for the addresses, and return its keys."""
    return {}
