"""What of the records goes into papers, as text in the notation of `markup`: a function for each part.

A part says what the party that writes may take out: the public records, and its own. What others
share in the workspace is theirs to publish, and never enters a paper of somebody else.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from django.utils import translation

from uprtracker.publishing.papers.parts import asked, figures, planned, pledged, responses, standing
from uprtracker.publishing.papers.parts.basis import Basis

PARTS: Mapping[str, Callable[[Basis], str]] = MappingProxyType(
    {
        "figures": figures.figures,
        "issues": figures.issues,
        "askers": figures.askers,
        "pending": figures.pending,
        "standing": standing.standing,
        "by_issue": standing.by_issue,
        "table": standing.table,
        "statement": standing.statement,
        "pledges": pledged.pledges,
        "answered": responses.answered,
        "responses": responses.responses,
        "asks": asked.asks,
        "steps": planned.steps,
        "priorities": planned.priorities,
    }
)


def made(part: str, basis: Basis, language: str) -> str:
    """Return the text of a part as the records give it today, in a language; empty when there is nothing."""
    with translation.override(language):
        return PARTS[part](basis)
