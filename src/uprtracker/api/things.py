"""Lists and things beside the records, as schemas: reviews, documents, States, sessions, issues."""

from typing import Any, Literal

from pydantic import ConfigDict, Field

from uprtracker.api.schemas import Strict


class Listed(Strict):
    """A list: how long it is as a whole, of which version, and where it goes on."""

    count: int
    data_version: int
    next: str | None


class ReviewSummary(Strict):
    """A review with its totals, in recommendations."""

    code: str
    address: str
    state: str
    session: int
    cycle: int
    status: str
    date: str | None
    adopted: str | None
    report: str | None = Field(description="Symbol of the Working Group report, where it is confirmed.")
    recommendations: int
    supported: int
    noted: int
    pledges: int
    demonstration: bool


class ReviewList(Listed):
    """Reviews."""

    results: list[ReviewSummary]


class WholeReview(Strict):
    """A review with everything that hangs on it; the same as `/reviews/svn-48.json`."""

    model_config = ConfigDict(extra="allow")

    data_version: int
    code: str
    state: str
    session: int
    cycle: int
    status: str
    counts: dict[str, Any]
    documents: list[dict[str, Any]]
    recommendations: list[dict[str, Any]]
    pledges: list[dict[str, Any]]


class Tabulated(Strict):
    """A table: `counts[r][c]` have `row_values[r]`, `column_values[c]`. Totals are counted, not added up."""

    basis: Literal["recommendations", "pairs"]
    total: int = Field(description="What the question finds, on this basis: the denominator.")
    data_version: int
    query: dict[str, Any]
    rows: str
    columns: str | None
    row_values: list[str]
    column_values: list[str]
    counts: list[list[int]]
    row_totals: list[int]
    column_totals: list[int]


class Share(Strict):
    """`part` of `whole`; null where there is no whole."""

    part: int
    whole: int
    share: float | None
    small: bool = Field(description="The whole is below 20.")


class FigureCells(Strict):
    """The figures of some rows together; the answer's `definitions` say what each means."""

    received: int
    answers: dict[str, int]
    first_count: Share | None
    final: Share
    specificity: dict[Literal["people", "machine"], Share]
    reviews: int
    per_review: float | None


class FigureRow(FigureCells):
    """The figures of one value of the cut."""

    key: str


class Figures(Strict):
    """Shares and averages by one cut. A row can count under several values: rows may add up to more."""

    basis: Literal["recommendations", "pairs", "uprinfo_rows"]
    by: str
    data_version: int
    definitions: dict[str, str]
    all: FigureCells
    rows: list[FigureRow]


class DocumentFacts(Strict):
    """A document. Null where it does not say."""

    symbol: str | None
    address: str
    kind: str
    title: str
    language: str | None
    date: str | None
    review: str | None
    file: str
    size: int = Field(description="Bytes.")
    sha256: str


class DocumentList(Listed):
    """Documents."""

    results: list[DocumentFacts]


class ParagraphText(Strict):
    """A paragraph in reading order; `number` as printed."""

    number: str
    text: str
    heading: bool
    page: int | None


class WholeDocument(DocumentFacts):
    """A document with its paragraphs."""

    data_version: int
    paragraphs: list[ParagraphText]


class StateFacts(Strict):
    """A State; `received` and `made` count recommendations."""

    iso3: str
    name: str
    kind: str
    regional_group: str
    organisations: list[str]
    address: str
    received: int
    made: int


class StateList(Listed):
    """States."""

    results: list[StateFacts]


class DateFacts(Strict):
    """A date of the calendar: as far as it is known, how sure, by which rule, from where."""

    id: str = Field(description="Stays whatever becomes of the date.")
    kind: str
    actor: str
    state: str | None = Field(description="Null where all States of the session share it.")
    session: int | None
    cycle: int
    status: str
    grain: Literal["day", "days", "month", "unknown"]
    first: str | None
    last: str | None
    time: str | None
    zone: str | None
    confidence: Literal["published", "derived", "unknown"]
    decided: bool = Field(description="False: derived for a cycle that nobody has decided yet.")
    rule: str
    source: str | None
    url: str | None
    checked: str | None = Field(description="When somebody last looked: a month or a day.")
    council_session: int | None
    symbol: str | None
    note: str | None
    was: str | None = Field(description="The time before the last change.")
    changed: int = Field(description="Number of the last change that bears on it; 0: none.")
    changed_at: str | None
    demonstration: bool


class DateList(Listed):
    """Dates of the calendar."""

    results: list[DateFacts]


class SessionFacts(Strict):
    """A session of the Working Group."""

    number: int
    cycle: int
    start: str | None
    end: str | None
    month: str | None
    dates_confidence: str
    address: str
    recommendations: int


class SessionList(Listed):
    """Sessions."""

    results: list[SessionFacts]


class IssueFacts(Strict):
    """An issue of UPR Info's list."""

    slug: str
    name: str
    address: str
    recommendations: int


class IssueList(Listed):
    """Issues."""

    results: list[IssueFacts]
