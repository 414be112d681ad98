"""OHCHR's themes and groups: one slug through the wordings of three cycles."""

import csv
from importlib.resources import files

import pytest

from uprtracker.reference import load_reference
from uprtracker.reference.tag import split_code

FACTS = load_reference()


@pytest.mark.parametrize(
    ("label", "slug"),
    [
        ("A12 Acceptance of international norms", "acceptance-of-international-norms"),
        ("acceptance of INTERNATIONAL norms", "acceptance-of-international-norms"),
        ("Constitutional and legislative framework", "constitutional-legislative-framework"),
        ("Constitutional & legislative framework", "constitutional-legislative-framework"),
        ("Budget &resources (for human rights implementation)", "budget-resources"),
        ("E26 Human Rights & drinking water and sanitation", "safe-drinking-water-sanitation"),
        ("D27", None),
        ("D27 Interdiction de l’esclavage, de la traite", "human-trafficking-contemporary-forms-of-slavery"),
        ("Right to be forgotten", None),
        ("", None),
    ],
)
def test_themes(label: str, slug: str | None) -> None:
    found = FACTS.themes.find(label)
    assert (found.slug if found else None) == slug


def test_groups_are_not_themes() -> None:
    assert FACTS.groups.find("women & girls") is not None
    assert FACTS.themes.find("women & girls") is None


def test_code_and_words() -> None:
    assert split_code("F31 Children: definition") == ("F31", "Children: definition")
    assert split_code("2030 Agenda") == ("", "2030 Agenda")


@pytest.mark.parametrize(("kind", "tags"), [("theme", FACTS.themes), ("group", FACTS.groups)])
def test_every_label_leads_to_its_slug(kind: str, tags: object) -> None:
    text = files("uprtracker.reference").joinpath("data", "tag_labels.csv").read_text(encoding="utf-8")
    rows = [row for row in csv.DictReader(text.splitlines()) if row["kind"] == kind]
    found = {row["label"]: tags.find(row["label"]) for row in rows}  # type: ignore[attr-defined]
    assert {row["label"]: row["slug"] for row in rows} == {
        label: tag.slug if tag else None for label, tag in found.items()
    }
    assert {tag.slug for tag in found.values()} == set(tags.by_slug)  # type: ignore[attr-defined]
