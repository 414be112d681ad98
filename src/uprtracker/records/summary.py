"""What an import reports when it is done."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any, Literal

Progress = Callable[[int, int, str], None]
"""Called with how much is done, how much there is, and what it is at (a file name)."""


def unheard(done: int, total: int, at: str) -> None:
    """Report progress to nobody."""


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """The import of one export file. All numbers but the last two count rows of the file.

    `rows` is what the file holds; of them `added`, `updated` and `unchanged`
    against what was there; `gone` were in an older issue of the file and are
    kept, marked. `matched` rows stand under a recommendation of a report.
    `nothing_new` says that this very file was in already and nothing was done.
    """

    file: str
    rows: int
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    gone: int = 0
    pledges: int = 0
    matched: int = 0
    recommendations: int = 0
    findings: int = 0
    nothing_new: bool = False

    def as_json(self) -> dict[str, Any]:
        """Return the summary as plain values."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """One document of a batch: what became of it, and why it failed when it did."""

    file: str
    status: Literal["imported", "unchanged", "failed", "passed over"]
    symbol: str = ""
    kind: str = ""
    review: str = ""
    recommendations: int = 0
    pledges: int = 0
    findings: int = 0
    message: str = ""


@dataclass(frozen=True, slots=True)
class BatchSummary:
    """All documents of a batch in the order of their names."""

    documents: tuple[DocumentSummary, ...]

    @property
    def failed(self) -> tuple[DocumentSummary, ...]:
        """The documents that could not be imported, each with its reason."""
        return tuple(document for document in self.documents if document.status == "failed")

    def count(self, status: str) -> int:
        """Return how many documents have this status."""
        return sum(document.status == status for document in self.documents)

    def as_json(self) -> dict[str, Any]:
        """Return the summary as plain values."""
        return asdict(self)
