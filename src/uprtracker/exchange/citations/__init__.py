"""Records as things to cite: Word with footnotes, BibTeX, RIS, CSL JSON. One module per format.

write_citations(Collection("Torture"), citations, "ris", stream)
"""

from collections.abc import Callable, Iterable, Mapping
from typing import IO

from uprtracker.core.errors import UprTrackerError
from uprtracker.exchange.citations.bibtex import write_bibtex
from uprtracker.exchange.citations.citation import Citation, Collection
from uprtracker.exchange.citations.csl_json import write_csl_json
from uprtracker.exchange.citations.ris import write_ris
from uprtracker.exchange.citations.word import write_word

__all__ = ["CITATION_FORMATS", "Citation", "Collection", "write_citations"]

Writer = Callable[[Collection, Iterable[Citation], IO[bytes]], int]

_WRITERS: Mapping[str, Writer] = {
    "docx": write_word,
    "bib": write_bibtex,
    "ris": write_ris,
    "csl": write_csl_json,
}
CITATION_FORMATS = tuple(_WRITERS)


def write_citations(whole: Collection, citations: Iterable[Citation], form: str, stream: IO[bytes]) -> int:
    """Write the citations to `stream`, which stays open, and return how many there were.

    Raises UprTrackerError for a form that is not in CITATION_FORMATS, and for more records than a Word
    file is made for.
    """
    if form not in _WRITERS:
        raise UprTrackerError(
            f"Citations cannot be written as {form!r}.", remedy=f"Choose {', '.join(CITATION_FORMATS)}."
        )
    return _WRITERS[form](whole, citations, stream)
