"""Other names of the same thing: acronyms of treaties and bodies, and what the UPR calls by two names."""

import csv
import re
from functools import lru_cache
from importlib import resources

from uprtracker.reference import load_reference
from uprtracker.search.words import words


def other_names(found: tuple[str, ...]) -> tuple[str, ...]:
    """Return the other names of what these folded words name; none for most words."""
    return _other_names().get("".join(found), ())


@lru_cache(maxsize=1)
def _other_names() -> dict[str, tuple[str, ...]]:
    """Return the other names by the words of each name, joined (so that OP-CAT is OPCAT)."""
    names: dict[str, tuple[str, ...]] = {}
    for group in _groups():
        for name in group:
            key = "".join(words(name))
            others = (other for other in group if "".join(words(other)) != key)
            names[key] = tuple(dict.fromkeys((*names.get(key, ()), *others)))
    return names


def _groups() -> list[tuple[str, ...]]:
    file = resources.files("uprtracker.search") / "data" / "synonyms.csv"
    rows = csv.DictReader(file.read_text(encoding="utf-8").splitlines())
    groups = [tuple(row["names"].split(" / ")) for row in rows]
    for treaty in load_reference().treaties.values():
        # "… against Torture and Other Cruel …": texts stop before the rest of the name.
        short = re.split(r",| and Other ", treaty.name)[0]
        groups.append((treaty.acronym, *treaty.other_acronyms, treaty.name, short))
    return groups
