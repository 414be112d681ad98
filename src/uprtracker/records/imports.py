"""The doors through which data comes in. Each is safe to repeat and to interrupt."""

from collections.abc import Sequence
from pathlib import Path

from uprtracker.records.summary import BatchSummary, DocumentSummary, ImportSummary, Progress

__all__ = ["import_document", "import_documents", "import_export"]


def import_export(path: Path, progress: Progress | None = None) -> ImportSummary:
    """Import one export file of UPR Info."""
    raise NotImplementedError


def import_document(path: Path) -> DocumentSummary:
    """Import one UN document; see `import_documents`."""
    raise NotImplementedError


def import_documents(paths: Sequence[Path], progress: Progress | None = None) -> BatchSummary:
    """Import files and folders of UN documents; a bad file is reported and never stops the batch."""
    raise NotImplementedError
