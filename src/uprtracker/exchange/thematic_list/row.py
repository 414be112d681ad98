"""What a thematic list says: one row per recommendation, as printed and as understood."""

from dataclasses import dataclass

from uprtracker.core import Finding, Position, Span

KIND = "thematic_list"


@dataclass(frozen=True, slots=True)
class Tagged:
    """A label as printed ("A12 Acceptance of international norms"), its code and the slug it is known by.

    `slug` is empty where the label is not known, `code` where none is printed.
    """

    label: str
    slug: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class ThematicRow:
    """One recommendation of the list.

    `number` has no last dot; empty where none is printed. `text` has neither
    number nor closing brackets of States. `position_words` are the cell as
    printed. `heading` is the theme the row stands under, the first of its
    themes as a rule. `symbol` and `paragraph` are the source that the list
    gives for the position. `sdgs` are numbers of goals or targets (`16`,
    `16.2`). `assessment` is the cell that stakeholders fill in.
    """

    number: str
    text: str
    states: tuple[str, ...]
    position: Position | None
    span: Span
    position_words: str = ""
    heading: str = ""
    themes: tuple[Tagged, ...] = ()
    groups: tuple[Tagged, ...] = ()
    sdgs: tuple[str, ...] = ()
    symbol: str = ""
    paragraph: str = ""
    assessment: str = ""


@dataclass(frozen=True, slots=True)
class ThematicList:
    """A list: ISO3 code of the State under Review and session (None where not said), rows as printed."""

    state: str | None
    session: int | None
    rows: tuple[ThematicRow, ...]
    findings: tuple[Finding, ...] = ()
