"""Which rows count when several files hold the same one.

UPR Info's pledges come as CSV and as XLS with the same rows; two exports may
overlap. Of rows with equal content the file that holds most of them counts with
all of its own (so an exact duplicate within a file counts twice, as at the
source), the first by name among equals. Where every issue has dropped a row it
still speaks, so that nothing is lost, but it no longer counts.
"""

from collections import defaultdict
from collections.abc import Iterable

from uprtracker.records.models import SourceRow


def speaking(rows: Iterable[SourceRow]) -> list[SourceRow]:
    """Return the rows that stand for their content, in the order given; not-gone ones go before gone ones.

    Expects `row.file` loaded. A row returned here that is not gone is one to count.
    """
    held: dict[str, dict[tuple[bool, str, int], list[SourceRow]]] = defaultdict(lambda: defaultdict(list))
    ordered = list(rows)
    for row in ordered:
        held[row.content][row.gone, row.file.name, row.file_id].append(row)
    chosen: set[int] = set()
    for files in held.values():
        best = min(files, key=lambda file: (file[0], -len(files[file]), file[1], file[2]))
        chosen.update(row.pk for row in files[best])
    return [row for row in ordered if row.pk in chosen]
