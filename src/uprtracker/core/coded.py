"""What a coder says of one text: labels with confidence and evidence, and how sure it is of the whole."""

from dataclasses import dataclass

Place = tuple[int, int]
"""Characters of a text, from the first to before the second (`text[start:end]`)."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One label of a scheme (`action`/`5`, `issue`/`womens-rights`, `instrument`/`cat-op`).

    `confidence` is the probability, from 0 to 1, that a person would give the label. `evidence` are
    the places in the text that speak for it, in order, possibly none. `note` is a machine word that
    a scheme may add, such as what is asked of an instrument (`ratify`), else empty.
    """

    label: str
    confidence: float
    evidence: tuple[Place, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Coded:
    """All labels that a coder gives one text in one scheme, most certain first; there may be none.

    `near` are labels that it did not give and that are worth a look, most likely first. `confidence`
    is the probability that the set of labels is what a person would give; below the threshold of the
    coder `sure` is false and the coding waits for a person. `version` names coder and model, and
    changes whenever the same text may be coded otherwise.
    """

    scheme: str
    version: str
    judgements: tuple[Judgement, ...]
    confidence: float
    sure: bool
    near: tuple[Judgement, ...] = ()

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels given, most certain first."""
        return tuple(judgement.label for judgement in self.judgements)
