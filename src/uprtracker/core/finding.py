"""What a reader could not settle, put so that a person can act on it."""

from dataclasses import dataclass
from typing import Literal

from uprtracker.core.span import Span

Severity = Literal["error", "doubt", "note"]


@dataclass(frozen=True, slots=True)
class Finding:
    """A doubt about one place of one document.

    `kind` is a short machine word (`number-gap`, `unknown-state`); `message` is
    a sentence that says what was seen and what to do. `error` means that
    something was lost or could not be read, `doubt` that a person should look,
    `note` that nothing need be done.
    """

    kind: str
    message: str
    span: Span | None = None
    severity: Severity = "doubt"
