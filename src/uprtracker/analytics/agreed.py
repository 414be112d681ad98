"""What a comparison of two coders says: kind, scheme, how many, and how far they agree."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from uprtracker.coding.label_scores import LabelScores


class Kind(StrEnum):
    """Who is compared with whom, and on what."""

    BETWEEN_PERSONS = "between-persons"
    PERSON_MACHINE = "person-machine"
    DESK_MACHINE = "desk-machine"
    IMPORT_MACHINE = "import-machine"
    IMPORT_SEEN = "import-machine-seen-in-training"


@dataclass(frozen=True, slots=True)
class Agreement:
    """One comparison. `pairs` are pairs of codings, `items` the recommendations they are about.

    `kappa` and `quadratic` are set for schemes with one label, the F1 of sets for the others.
    """

    kind: Kind
    scheme: str
    items: int
    pairs: int
    versions: tuple[str, ...]
    since: date | None
    until: date | None
    sessions: tuple[int, ...]
    agreed: float | None
    kappa: float | None
    quadratic: float | None
    scores: LabelScores | None

    @property
    def micro_f1(self) -> float | None:
        """F1 over all labels together; None for schemes with one label."""
        return self.scores.micro_f1 if self.scores else None

    @property
    def macro_f1(self) -> float | None:
        """Mean F1 of the labels; None for schemes with one label."""
        return self.scores.macro_f1 if self.scores else None
