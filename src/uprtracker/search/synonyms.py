"""Other names of the same thing: acronyms of treaties and bodies, and what the UPR calls by two names."""

import csv
import re
from functools import lru_cache
from importlib import resources

from uprtracker.reference import load_reference
from uprtracker.search.words import COMMON, stem, words

Name = tuple[str, ...]
"""The folded words of a name."""


def other_names(found: Name) -> tuple[Name, ...]:
    """Return the other names of what these folded words name; none for most words.

    How a name is parted makes no difference: OPCAT is OP-CAT.
    """
    return tuple(name for name in _names().get("".join(found), ()) if name != found)


@lru_cache(maxsize=1)
def _names() -> dict[str, tuple[Name, ...]]:
    """Return the names of each group by the joined words of each."""
    known: dict[str, tuple[Name, ...]] = {}
    for group in _groups():
        for name in group:
            key = "".join(name)
            known[key] = tuple(dict.fromkeys((*known.get(key, ()), *group)))
    return known


def names_of_words(stems: Name) -> tuple[Name, ...]:
    """Return the other names of what words with these stems name (common words left out)."""
    return _names_by_stems().get(stems, ())


@lru_cache(maxsize=1)
def _names_by_stems() -> dict[Name, tuple[Name, ...]]:
    found: dict[Name, tuple[Name, ...]] = {}
    for group in _groups():
        for name in group:
            key = tuple(stem(word) for word in name if word not in COMMON)
            others = (other for other in group if other != name)
            found[key] = tuple(dict.fromkeys((*found.get(key, ()), *others)))
    return found


def _groups() -> list[tuple[Name, ...]]:
    file = resources.files("uprtracker.search") / "data" / "synonyms.csv"
    rows = csv.DictReader(file.read_text(encoding="utf-8").splitlines())
    groups = [row["names"].split(" / ") for row in rows]
    for treaty in load_reference().treaties.values():
        # "… against Torture and Other Cruel …": texts stop before the rest of the name.
        short = re.split(r",| and Other ", treaty.name)[0]
        groups.append([treaty.acronym, *treaty.other_acronyms, treaty.name, short])
    return [tuple(dict.fromkeys(tuple(words(name)) for name in group)) for group in groups]
