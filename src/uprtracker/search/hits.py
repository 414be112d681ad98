"""Marking the words of a question in its hits, on demand: most pages show a few of them."""

from uprtracker.search.expression import Expression
from uprtracker.search.marking import Marker
from uprtracker.search.names import tag, tags_of
from uprtracker.search.results import Hit, Marking
from uprtracker.search.why import Reasons


class Marks:
    """Marks the words of one question in its hits."""

    def __init__(self, expression: Expression | None) -> None:
        """Take the question's tree."""
        self._marker = Marker(expression)
        self._reasons = Reasons(self._marker)

    def __call__(self, hit: Hit) -> Marking:
        """Return where the words stand in the text of a hit, and which of its labels have the others."""
        marked = self._marker.mark(hit.text)
        why = self._reasons.why(marked.missing, _tags(hit)) if marked.missing else ()
        return Marking(marked.fragments, why)


def _tags(hit: Hit) -> list[str]:
    """Return the labels of a record whose names are searched as words."""
    return [
        tag("sur", hit.sur),
        *tags_of("rs", hit.rs),
        *(one for scheme, said in hit.said.items() for one in tags_of(scheme, said.labels)),
    ]
