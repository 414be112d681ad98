"""What a row of an export says, as one hash: equal rows are the same row, whatever file holds them."""

import hashlib
from collections.abc import Iterable

from uprtracker.records.wording import plain


def content_of(
    *, kind: str, review: str, state: str, text: str, position: str, action: int | None, issues: Iterable[str]
) -> str:
    """Return 40 hexadecimal digits. Spaces, case, accents and punctuation of the text do not matter."""
    parts = (kind, review, state, plain(text), position, str(action or ""), *sorted(issues))
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:40]
