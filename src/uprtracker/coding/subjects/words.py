"""Words of a text as cues are compared with: lower case, without the endings of plural and genitive.

"Women's rights" becomes `women` `right`, "bodies" `body`. Hyphens part words ("same-sex"). Acronyms keep
their letters beside the folded form, since CAT is a convention and a cat is not.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

# At most 40 letters: no word of English is longer, and hostile text has no long ones to fold.
_WORD = re.compile(r"[^\W_]{1,40}")
_STANDING = frozenset(("aids", "ss"))


class Word(NamedTuple):
    """A word of a text: as written, folded, and its place."""

    written: str
    folded: str
    start: int
    end: int


@lru_cache(maxsize=2**15)
def folded(word: str) -> str:
    """Return the word in lower case and the singular, roughly: `rights` → `right`, `bodies` → `body`."""
    word = word.casefold()
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    return word[:-3] + "y" if word.endswith("ies") and len(word) > 4 else word[:-1]


def words_of(text: str) -> Iterator[Word]:
    """Yield the words of a text in order; a lone "s" after an apostrophe is none."""
    for found in _WORD.finditer(text):
        written = found[0]
        if written == "s" and found.start() and text[found.start() - 1] in "'’‘`´":
            continue
        yield Word(written, folded(written), found.start(), found.end())
