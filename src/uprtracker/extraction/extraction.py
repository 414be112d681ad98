"""What an extractor returns. Same shape for every kind of document."""

from dataclasses import dataclass

from uprtracker.core.finding import Finding
from uprtracker.core.recommendation import Pledge, Recommendation


@dataclass(frozen=True, slots=True)
class Extraction:
    """The reading of one document.

    `kind` is "wg_report" for a Working Group report and "unknown" for a
    document that no extractor knows (then only findings are set). `state` is
    the ISO3 code of the State under Review, `session` the Working Group
    session; None where the document does not say.
    """

    kind: str
    symbol: str
    state: str | None
    session: int | None
    recommendations: tuple[Recommendation, ...] = ()
    pledges: tuple[Pledge, ...] = ()
    findings: tuple[Finding, ...] = ()
