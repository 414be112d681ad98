"""Two versions of a text that come from a third become one, paragraph by paragraph.

    base    A B C        what both began with
    mine    A B+ C       changed by one
    theirs  A B C D      changed by the other
    merged  A B+ C D     both

Where both changed the same paragraphs in different ways, `mine` stands and `theirs` is told apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Merged:
    """The text, and of each place that both changed the paragraphs of `theirs` that are not in it."""

    text: str
    clashes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Edit:
    start: int
    end: int
    lines: tuple[str, ...]


def merge(base: str, mine: str, theirs: str) -> Merged:
    """Return the two versions as one. The same change on both sides is one change.

    >>> merge("A\\n\\nB", "A+\\n\\nB", "A\\n\\nB\\n\\nC").text
    'A+\\n\\nB\\n\\nC'
    """
    lines = paragraphs(base)
    own, other = _edits(lines, paragraphs(mine)), _edits(lines, paragraphs(theirs))
    clashes: list[str] = []
    kept = list(own)
    for edit in other:
        met = [one for one in own if _meet(one, edit)]
        if not met:
            kept.append(edit)
        elif edit not in met and edit.lines:
            clashes.append("\n\n".join(edit.lines))
    out: list[str] = []
    at = 0
    for edit in sorted(kept, key=lambda one: (one.start, one.end)):
        out += [*lines[at : edit.start], *edit.lines]
        at = max(at, edit.end)
    return Merged("\n\n".join([*out, *lines[at:]]), tuple(clashes))


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text; those of a table or list are its lines together."""
    gathered: list[list[str]] = [[]]
    for line in text.replace("\r\n", "\n").split("\n"):
        if line.strip():
            gathered[-1].append(line.rstrip())
        elif gathered[-1]:
            gathered.append([])
    return ["\n".join(lines) for lines in gathered if lines]


def _edits(base: Sequence[str], changed: Sequence[str]) -> list[_Edit]:
    """Return what was changed; as many paragraphs in the place of as many are a change each."""
    found: list[_Edit] = []
    matcher = SequenceMatcher(None, base, changed, autojunk=False)
    for tag, start, end, first, last in matcher.get_opcodes():
        if tag == "replace" and end - start == last - first:
            found += [_Edit(start + n, start + n + 1, (changed[first + n],)) for n in range(end - start)]
        elif tag != "equal":
            found.append(_Edit(start, end, tuple(changed[first:last])))
    return found


def _meet(one: _Edit, other: _Edit) -> bool:
    """Whether two changes are of the same place. What is put in at an edge of a change goes beside it."""
    if one.start == one.end and other.start == other.end:
        return one == other
    return one.start < other.end and other.start < one.end
