"""Doors of the year: a module for each part, with `DOORS` and `make`."""

from project.year import calendar, events, library, news, newsletter, panels, pre_sessions, programmes

PARTS = (calendar, events, library, news, newsletter, panels, pre_sessions, programmes)
DOORS = {name: door for part in PARTS for name, door in part.DOORS.items()}


def make() -> dict[str, object]:
    """Make the things of all parts."""
    return {key: value for part in PARTS for key, value in part.make().items()}
