"""Finds the review that a person means: `SVN-48`, `SVN/48`, `svn 48`."""

import re

from uprtracker.records.models import Review

_CODE = re.compile(r"\s*([A-Z]{3})\s*[-/ ]\s*([0-9]{1,3})\s*", re.IGNORECASE | re.ASCII)


def review_named(name: str) -> Review | None:
    """Return the review that a code or a near form of it names, None when there is none."""
    found = _CODE.fullmatch(name)
    return Review.objects.filter(code=f"{found[1].upper()}-{int(found[2])}").first() if found else None
