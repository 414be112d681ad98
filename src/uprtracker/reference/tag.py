"""OHCHR's themes and groups of persons, by the labels that its lists have used since cycle 2.

Cycle 2 prints a code before the label ("A12 Acceptance of international norms"), later
lists the label alone. Labels were reworded from cycle to cycle: one slug keeps them together.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from uprtracker.reference.table import read_table

_NO_WORD = re.compile(r"[\W_]+")
_CODED = re.compile(r"([A-Z]\d{1,3})[\s.:-]+(?=\w)")


@dataclass(frozen=True, slots=True)
class Tag:
    """A theme or group of persons: slug for codings and addresses, newest label seen."""

    slug: str
    name: str


class Tags:
    """All themes, or all groups: known by slug, by any label printed so far, by code."""

    def __init__(
        self,
        tags: Mapping[str, Tag],
        labels: Mapping[str, Tag],
        codes: Mapping[str, Tag],
        crosswalk: Mapping[str, str],
    ) -> None:
        self.by_slug = MappingProxyType(dict(tags))
        self._labels = dict(labels)
        self._codes = dict(codes)
        self._crosswalk = dict(crosswalk)

    def find(self, label: str) -> Tag | None:
        """Return what `label` names, with or without its code; None for a label not seen so far.

        Case, punctuation and "&" for "and" do not matter. A known code is enough:
        lists in other languages print the same codes.
        """
        code, words = split_code(label)
        return self._labels.get(_folded(words)) or self._codes.get(code)

    def newest(self, slug: str) -> str:
        """Return the slug that newer lists use in place of `slug`, so that figures of cycles compare.

        A slug that is still used, or that nothing takes the place of, is given back as it is; empty
        where newer lists name nothing ("General" of cycle 2). Made from the names of the labels alone.
        """
        return self._crosswalk.get(slug, slug)


def split_code(label: str) -> tuple[str, str]:
    """Return code and words of a printed label: ("A12", "Acceptance of international norms")."""
    found = _CODED.match(label)
    return (found[1], label[found.end() :]) if found else ("", label)


def read_themes() -> Tags:
    """Return OHCHR's themes."""
    return _read("themes", "theme")


def read_groups() -> Tags:
    """Return OHCHR's groups of persons ("affected persons")."""
    return _read("groups", "group")


def _read(table: str, kind: str) -> Tags:
    tags = {row["slug"]: Tag(row["slug"], row["name"]) for row in read_table(table)}
    labels = {_folded(tag.name): tag for tag in tags.values()}
    codes = {}
    for row in read_table("tag_labels"):
        if row["kind"] == kind:
            labels[_folded(row["label"])] = tags[row["slug"]]
            if row["code"]:
                codes[row["code"]] = tags[row["slug"]]
    crosswalk = {row["slug"]: row["newest"] for row in read_table("tag_crosswalk") if row["kind"] == kind}
    return Tags(tags, labels, codes, crosswalk)


def _folded(label: str) -> str:
    return _NO_WORD.sub(" ", label.casefold().replace("&", " and ")).strip()
