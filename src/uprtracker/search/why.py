"""Why a record matched where a word of the question stands in no text: sentences about its labels."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from uprtracker.search.expression import Phrase, Word, written
from uprtracker.search.labels import filter_name, label
from uprtracker.search.marking import Marker
from uprtracker.search.names import names_of


class Reasons:
    """Finds the labels in which words and phrases of one question stand; each label is looked at once."""

    def __init__(self, marker: Marker) -> None:
        """Take the marker of the question."""
        self._marker = marker
        self._known: dict[Word | Phrase, dict[str, str]] = {}

    def why(self, missing: Iterable[Word | Phrase], tags: Sequence[str]) -> tuple[str, ...]:
        """Return a sentence for each word or phrase that stands in the name of a label of these tags."""
        found: list[str] = []
        for leaf in missing:
            known = self._known.setdefault(leaf, {})
            for tag in tags:
                if tag not in known:
                    known[tag] = _stands_in(leaf, tag) if self._says(leaf, tag) else ""
                found.append(known[tag])
        return tuple(dict.fromkeys(filter(None, found)))

    def _says(self, leaf: Word | Phrase, tag: str) -> bool:
        """Return whether the index finds the leaf by this label."""
        names = names_of(tag)
        by_phrase = isinstance(leaf, Phrase) or leaf.prefix or len(leaf.words) > 1
        searched = (*names.words, *(names.phrases if by_phrase else ()))
        return any(self._marker.has(leaf, name) for name in searched)


def _stands_in(leaf: Word | Phrase, tag: str) -> str:
    kind, _colon, value = tag.partition(":")
    named = _("%(what)s: %(name)s") % {"what": filter_name(kind), "name": label(kind, value, words=_)}
    return _("“%(word)s” stands in %(label)s.") % {"word": written(leaf), "label": named}
