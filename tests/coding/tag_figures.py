"""How the coders of themes, groups and goals do against OHCHR's own tags in a thematic list.

Both sides are in the newest vocabulary. `comparable` leaves out labels that lists of that cycle did not have
(by the names of the labels): OHCHR cannot have given them. `python -m
coding.tag_figures CORPUS` writes the figures and the cards of the coders anew.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

import uprtracker.coding
from uprtracker.coding import code
from uprtracker.core.coded import Coded
from uprtracker.documents import read_document
from uprtracker.exchange.thematic_list import ThematicList, ThematicRow, read_thematic_list
from uprtracker.reference import load_reference
from uprtracker.reference.table import read_table

FACTS = load_reference()
SCHEMES = ("theme", "group", "sdg")
EXPECTED = Path(__file__).parent.parent / "expected" / "tag_figures.json"
CARDS = Path(uprtracker.coding.__file__).parent / "models"
LISTS = {
    "2": "slovenia/cycle2/UPR20__Slovenia_ThematicListRecommendations_E.docx",
    "3": "slovenia/cycle3/UPR34_Slovenia_Thematic_list_of_Recommendations.docx",
}
TAGS = {"theme": FACTS.themes, "group": FACTS.groups}
Pairs = list[tuple[frozenset[str], Coded]]


def read_list(corpus: Path, cycle: str) -> ThematicList:
    """Return OHCHR's list of a cycle."""
    return read_thematic_list(read_document(corpus / LISTS[cycle]), FACTS)


def tags_of(row: ThematicRow, scheme: str) -> frozenset[str]:
    """Return OHCHR's tags of a row in the newest vocabulary; SDGs as goals, as the lists have them."""
    if scheme == "sdg":
        return frozenset(number.partition(".")[0] for number in row.sdgs)
    given = row.themes if scheme == "theme" else row.groups
    return frozenset(TAGS[scheme].newest(tag.slug) for tag in given if tag.slug) - {""}


def compared(rows: Iterable[ThematicRow], scheme: str) -> Pairs:
    """Return OHCHR's tags and our coding of each row."""
    listed = list(rows)
    coded = [each for (each,) in code([row.text for row in listed], FACTS, [scheme])]
    return [(tags_of(row, scheme), one) for row, one in zip(listed, coded, strict=True)]


def given(one: Coded) -> frozenset[str]:
    """Return what we gave; targets of goals are left to themselves, since the lists have goals only."""
    return frozenset(label for label in one.labels if "." not in label)


def known_to(cycle: str, scheme: str) -> frozenset[str]:
    """Return the labels that lists of a cycle have had, in the newest vocabulary."""
    if scheme == "sdg":
        return frozenset(str(goal) for goal in FACTS.sdgs)
    rows = (row for row in read_table("tag_labels") if row["kind"] == scheme and row["cycle"] == cycle)
    return frozenset(TAGS[scheme].newest(row["slug"]) for row in rows)


def figures(pairs: Pairs, known: frozenset[str] | None = None) -> dict[str, float | int]:
    """Return precision, recall and micro-F1, share of sets wholly right, and how sure codings did."""
    sets = [(tags, given(one) & (known or given(one)), one.sure) for tags, one in pairs]
    sure = [(tags, found) for tags, found, is_sure in sets if is_sure]
    return {
        "rows": len(sets),
        "tags": sum(len(tags) for tags, _found, _sure in sets),
        **_shares([(tags, found) for tags, found, _sure in sets]),
        "sure": round(len(sure) / len(sets), 3),
        "precision_of_sure": _shares(sure)["precision"],
    }


def _shares(sets: list[tuple[frozenset[str], frozenset[str]]]) -> dict[str, float]:
    both = sum(len(tags & found) for tags, found in sets)
    ours = sum(len(found) for _tags, found in sets)
    theirs = sum(len(tags) for tags, _found in sets)
    return {
        "precision": round(both / max(ours, 1), 3),
        "recall": round(both / max(theirs, 1), 3),
        "f1": round(2 * both / max(ours + theirs, 1), 3),
        "whole": round(sum(tags == found for tags, found in sets) / max(len(sets), 1), 3),
    }


def primary(rows: Iterable[ThematicRow]) -> float:
    """Return the share of rows whose first theme is the one that we note as primary."""
    listed = [row for row in rows if row.themes]
    pairs = compared(listed, "theme")
    right = [
        FACTS.themes.newest(row.themes[0].slug) in {each.label for each in one.judgements if each.note}
        for row, (_tags, one) in zip(listed, pairs, strict=True)
    ]
    return round(sum(right) / len(right), 3)


def all_figures(corpus: Path) -> dict[str, Mapping[str, object]]:
    """Return the figures of both cycles; cycle 2 has no SDGs, since its list is older than the goals."""
    found: dict[str, Mapping[str, object]] = {}
    for cycle in LISTS:
        rows = read_list(corpus, cycle).rows
        for scheme in SCHEMES if cycle == "3" else SCHEMES[:2]:
            pairs = compared(rows, scheme)
            found[f"cycle {cycle}, {scheme}, all labels"] = figures(pairs)
            found[f"cycle {cycle}, {scheme}, comparable"] = figures(pairs, known_to(cycle, scheme))
        found[f"cycle {cycle}, primary theme"] = {"rows": len(rows), "right": primary(rows)}
    return found


def card(corpus: Path, scheme: str) -> dict[str, object]:
    """Return the card of a coder: its figures per label in the list of cycle 3, on which no cue was tuned."""
    pairs, known = compared(read_list(corpus, "3").rows, scheme), known_to("3", scheme)
    theirs = Counter(label for tags, _one in pairs for label in tags & known)
    ours = Counter(label for _tags, one in pairs for label in given(one) & known)
    both = Counter(label for tags, one in pairs for label in tags & given(one) & known)
    return {
        "scheme": scheme,
        "method": "Rules: cues of subjects and the labels they speak for, tuned on OHCHR's list of "
        "recommendations to Slovenia of session 20 and by UPR Info's issues.",
        "sample": len(pairs),
        "drawn": "All recommendations to Slovenia of session 34 with OHCHR's own tags, in the newest "
        "vocabulary; labels that lists of that time had.",
        "labels": [
            {
                "label": label,
                "n": theirs[label],
                "precision": round(both[label] / ours[label], 4) if ours[label] else None,
                "recall": round(both[label] / theirs[label], 4) if theirs[label] else None,
            }
            for label in sorted(theirs | ours, key=lambda label: (-theirs[label], label))
        ],
    }


def write(corpus: Path) -> None:
    """Write figures and cards as they are now."""
    EXPECTED.write_text(json.dumps(all_figures(corpus), indent=2) + "\n", encoding="utf-8")
    for scheme in SCHEMES:
        text = json.dumps(card(corpus, scheme), indent=1, ensure_ascii=False)
        (CARDS / f"{scheme}.card.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]))
