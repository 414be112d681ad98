"""What the API answers, as schemas: they make the OpenAPI document, and a test holds the answers to them."""

from typing import Any, Literal

from ninja import Schema
from pydantic import ConfigDict, Field

Answer = Literal["supported", "noted", "partial", "pending"]
Origin = Literal["person", "uprinfo", "ohchr", "model"]


class Strict(Schema):
    """A schema without room for what it does not name."""

    model_config = ConfigDict(extra="forbid")


class Trouble(Strict):
    """What went wrong, in words for people and one for programs (`kind`)."""

    kind: str
    status: int
    message: str
    remedy: str


class Refusal(Strict):
    """Every error has this shape."""

    error: Trouble


class Count(Strict):
    """A value of a filter, and how many records the question finds with it."""

    value: str
    count: int


class Record(Strict):
    """A recommendation or pledge in a list. Null where the sources do not say."""

    code: str
    kind: Literal["recommendation", "pledge"]
    address: str = Field(description="Permanent address on this site.")
    review: str
    state: str = Field(description="State under Review, ISO 3166 (alpha 3).")
    session: int
    cycle: int
    number: str
    text: str
    recommending_states: list[str]
    position: Answer | None = Field(description="The State's current answer to all who recommended.")
    by_state: dict[str, Answer | Literal["none"] | None] = Field(
        description="The answer to each recommending State, where they differ."
    )
    actions: list[int] = Field(description="Action category, 1 to 5.")
    action_origin: Origin | None
    issues: list[str]
    issue_origin: Origin | None
    coded_by_machine: list[str] = Field(
        description="Schemes with a label that the machine alone gave: unconfirmed."
    )
    demonstration: bool
    why: list[str] = Field(description="Where words of the question stand, if not in the text.")


class Found(Strict):
    """What a question finds: totals on each basis, one page of records, counts beside each filter."""

    count: int = Field(description="Length of the whole list, of which `results` is a page.")
    recommendations: int
    pairs: int = Field(description="Recommendation-State pairs: one for each recommending State.")
    pledges: int
    by_machine: int = Field(description="Recommendations with a label of the machine's alone.")
    basis: Literal["recommendation", "pledge"] = Field(description="What `facets` count.")
    data_version: int
    built_at: str
    stale: bool = Field(description="The records have changed since the index was built.")
    query: dict[str, Any]
    page: int
    pages: int
    next: str | None = Field(description="Send it as `cursor` with the same question for the next page.")
    messages: list[str]
    suggestions: list[str]
    results: list[Record]
    facets: dict[str, list[Count]]
