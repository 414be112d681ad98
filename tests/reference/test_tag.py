"""OHCHR's themes and groups: one slug through the wordings of three cycles."""

import csv
from importlib.resources import files

import pytest

from uprtracker.reference import load_reference
from uprtracker.reference.tag import Tags, split_code

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


@pytest.mark.parametrize(
    ("tags", "older", "newest"),
    [
        (
            FACTS.themes,
            "acceptance-of-international-norms",
            "ratification-of-accession-to-international-instruments",
        ),
        (FACTS.themes, "right-to-work", "labour-rights-right-to-work"),
        (FACTS.themes, "nhri", "nhri"),
        (FACTS.themes, "domestic-violence", "domestic-violence"),
        (FACTS.groups, "women", "women-girls"),
        (FACTS.groups, "general", ""),
    ],
)
def test_newest(tags: Tags, older: str, newest: str) -> None:
    assert tags.newest(older) == newest


@pytest.mark.parametrize("tags", [FACTS.themes, FACTS.groups])
def test_the_newest_is_known_and_final(tags: Tags) -> None:
    newest = {tags.newest(slug) for slug in tags.by_slug} - {""}
    assert newest <= set(tags.by_slug)
    assert {tags.newest(slug) for slug in newest} == newest


def test_issues_lead_to_newest_tags() -> None:
    assert set(FACTS.issue_tags) == set(FACTS.issues)
    goals = {str(number) for number in FACTS.sdgs}
    targets = {target.number for goal in FACTS.sdgs.values() for target in goal.targets}
    for tags in FACTS.issue_tags.values():
        assert {FACTS.themes.newest(slug) for slug in tags.themes} <= set(FACTS.themes.by_slug)
        assert {FACTS.groups.newest(slug) for slug in tags.groups} <= set(FACTS.groups.by_slug)
        assert set(tags.sdgs) <= goals | targets
