"""Facts of the adoption of an outcome: date and meeting of the Council, symbols adopted.

371. At its 30th meeting, on 12 March 2020, the Council adopted the outcome of
the review of Utopia ... the report of the Working Group (A/HRC/43/4), the views
of the State under review (see also A/HRC/43/4/Add.1)
"""

import re
from collections.abc import Iterator

_MONTHS = tuple(
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
_DATE = re.compile(rf"\b(\d{{1,2}})\s+({'|'.join(_MONTHS)})\s+(\d{{4}})\b")
_MEETING = re.compile(r"\b(\d{1,3})(?:st|nd|rd|th)\s+meeting\b")
_REPORT = re.compile(r"A/HRC/\d{1,3}/\d{1,3}(?!\d)(?!/)")
_VIEWS = re.compile(r"A/HRC/\d{1,3}/\d{1,3}/Add\.\s?\d{1,2}(?:/Rev\.\d)?(?!\d)")


def date_in(text: str) -> str:
    """Return the first date as ISO date, "" without one."""
    found = _DATE.search(text)
    return f"{found[3]}-{_MONTHS.index(found[2]) + 1:02}-{int(found[1]):02}" if found else ""


def facts_in(text: str) -> Iterator[tuple[str, str, int]]:
    """Yield kind, value and place of each fact: `council-meeting`, `outcome-adopted`, `report`, `views`."""
    seen: set[tuple[str, str]] = set()
    for kind, pattern in (
        ("council-meeting", _MEETING),
        ("outcome-adopted", _DATE),
        ("report", _REPORT),
        ("views", _VIEWS),
    ):
        for found in pattern.finditer(text):
            value = date_in(found[0]) if pattern is _DATE else found[1] if pattern is _MEETING else found[0]
            value = value.replace(" ", "")
            if (kind, value) not in seen:
                seen.add((kind, value))
                yield kind, value, found.start()
