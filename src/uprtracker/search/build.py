"""Making the search snapshot from the records."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Built:
    """What was built: folder, data version, counts."""

    folder: Path
    data_version: int
    recommendations: int
    pairs: int
    pledges: int


def build_index() -> Built:
    """Build a snapshot of all records under UPR_HOME/index and make it the current one."""
    raise NotImplementedError


def ensure_index() -> Built | None:
    """Build a snapshot if there is none, or it is damaged or older than the records; else return None."""
    raise NotImplementedError
