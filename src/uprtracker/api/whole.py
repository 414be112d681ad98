"""One recommendation or pledge whole, as a schema. Null where no source says."""

from typing import Any, Literal

from pydantic import ConfigDict, Field

from uprtracker.api.schemas import Answer, Strict


class Coded(Strict):
    """The labels that stand in one scheme, whose they are, and how sure the machine is of its own."""

    labels: list[str]
    coded_by: str | None
    unconfirmed: list[str]
    confidence: float | None
    sure: bool | None
    version: str | None


class Step(Strict):
    """A dated step of the answer, with its source. `differs`: not what the State's documents say."""

    position: Answer | None
    stage: str
    current: bool
    towards: str | None
    part: str | None
    words: str
    comment: str
    symbol: str
    paragraph: str
    page: int | None
    date: str | None
    source: str
    differs: bool


class Whole(Strict):
    """A record with everything known of it; some fields are of recommendations alone."""

    model_config = ConfigDict(extra="allow")

    data_version: int
    kind: Literal["recommendation", "pledge"]
    code: str
    address: str
    review: str
    state: str
    session: int
    cycle: int
    number: str
    text: str
    states: list[str] = Field([], description="Recommending States, ISO 3166 (alpha 3).")
    position: Answer | None = None
    first_position: Answer | None = None
    positions: list[Step] = []
    by_state: dict[str, Answer | None] = {}
    parts: list[dict[str, Any]] = []
    codings: dict[str, Coded]
    coded_by_machine: list[str]
    document: str | None
    page: int | None
    citation: str
    demonstration: bool


class Cited(Strict):
    """How to cite a recommendation."""

    code: str
    citation: str
    address: str
    data_version: int
