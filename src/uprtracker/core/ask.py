"""An ask: what an organisation wants a State to be recommended, or to do, as a document says it."""

from dataclasses import dataclass

from uprtracker.core.span import Span


@dataclass(frozen=True, slots=True)
class Ask:
    """One ask of a submission, a statement or a summary of submissions.

    `text` is what is asked, without who asks and whom ("Repeal the decree on curfews"); `words` the
    whole sentence or point as it stands. `paragraph` is the printed number, empty where there is none;
    `by` are abbreviations or names of those who ask, as the document names them, empty where it does
    not (then its author asks). `form` says how it was known: `listed` (a point of a list of asks),
    `said` (a verb of asking: recommended, urge, call on) or `should`.
    """

    text: str
    words: str
    span: Span
    paragraph: str = ""
    by: tuple[str, ...] = ()
    form: str = "said"
    heading: str = ""
