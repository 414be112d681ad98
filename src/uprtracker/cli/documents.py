"""Documents in bulk, as `upr search` and `upr export` write them with `--format zip`."""

from pathlib import Path
from typing import TYPE_CHECKING

from uprtracker.cli.output import remark, write_whole

if TYPE_CHECKING:
    from django.db.models import Q


def write_archive(target: Path, wanted: "Q") -> None:
    """Write the documents that fit, and a table of them, to an archive."""
    from django.conf import settings

    from uprtracker.records.document_archive import archive, chosen

    documents = chosen(wanted)
    write_whole(target, lambda stream: sum(map(stream.write, archive(documents, settings.UPR_ADDRESS))))
    remark(f"Wrote {len(documents):,} documents to {target}.")
