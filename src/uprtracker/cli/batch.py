"""How commands tell what became of a batch of documents."""

from collections import Counter
from typing import TYPE_CHECKING

from uprtracker.cli.output import remark, table, visible

if TYPE_CHECKING:
    from uprtracker.records.summary import BatchSummary


def tell_batch(summary: "BatchSummary") -> None:
    """Print counts, why files were passed over, and each file that failed."""
    documents = summary.documents
    passed_over = Counter(one.message for one in documents if one.status == "passed over")
    table(
        ("", "number"),
        [
            ("documents imported", summary.count("imported")),
            ("in already, unchanged", summary.count("unchanged")),
            *((f"passed over: {reason}", count) for reason, count in sorted(passed_over.items())),
            ("failed", len(summary.failed)),
            ("recommendations", sum(document.recommendations for document in documents)),
            ("pledges", sum(document.pledges for document in documents)),
            ("findings to look at", sum(document.findings for document in documents)),
        ],
    )
    for document in summary.failed:
        remark(visible(f"Failed: {document.file}: {document.message}"))
