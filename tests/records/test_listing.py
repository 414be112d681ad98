"""A thematic list beside its report: linked, labelled, compared; the same whichever came first."""

import itertools
from dataclasses import replace
from pathlib import Path

import pytest

from records.specimens import BELLS, ITEMS, TREES, WELLS, answer, answered, everything, reading
from uprtracker.core import Position, Span
from uprtracker.core.answer import Answer
from uprtracker.exchange.thematic_list import Tagged, ThematicList, ThematicRow
from uprtracker.extraction import Extraction
from uprtracker.records.document_rows import store
from uprtracker.records.models import Coding, Document, Finding, ListedRecommendation, Pledge, Recommendation
from uprtracker.records.models import Position as Step
from uprtracker.records.reading import Reading

pytestmark = pytest.mark.django_db

CHESS = "Teach chess in all the primary schools"
NORMS = Tagged("A12 Acceptance of international norms", "acceptance-of-international-norms", "A12")
ODD = Tagged("Z99 Right to play", "", "Z99")
WOMEN = Tagged("women", "women")


def row(number: str, text: str, *states: str, **other: object) -> ThematicRow:
    """A row of a list; its place follows from its number."""
    line = int(number.rpartition(".")[2] or 99)
    values = {"position": Position.SUPPORTED, "position_words": "Supported", "symbol": "A/HRC/28/15/Add.1"}
    values |= {"span": Span(1, line, 1, line), "paragraph": "3", "themes": (NORMS,), "heading": NORMS.label}
    return ThematicRow(number=number, text=text, states=states, **(values | other))  # type: ignore[arg-type]


ROWS = (
    row("115.2", f"{WELLS}; {BELLS}", "CHL", "JPN", groups=(WOMEN,), sdgs=("6",)),
    row("115.1", TREES, "FRA", "ESP", themes=(NORMS, ODD)),
    row("115.3", CHESS, "ITA", position=Position.NOTED, position_words="Noted"),
)


def listed(path: Path, rows: tuple[ThematicRow, ...] = ROWS, language: str = "en") -> Reading:
    """Return what a reader might have found in a thematic list."""
    if not path.exists():
        path.write_text(path.name, encoding="utf-8")
    answers = tuple(
        Answer(one.number, one.position, one.span, one.position_words, "", one.paragraph, symbol=one.symbol)
        for one in rows
        if one.number
    )
    return replace(
        reading(path, (), symbol=""),
        media="docx",
        date="",
        language=language,
        extraction=Extraction("thematic_list", "", "SVN", 20, answers=answers),
        listed=ThematicList("SVN", 20, rows),
    )


def found() -> dict[str, str]:
    """The findings about the list by kind."""
    return dict(Finding.objects.filter(document__kind="thematic_list").values_list("kind", "message"))


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Reading]:
    """Report, addendum and list of one review."""
    answers = [answer("115.1"), answer("115.2"), answer("115.3", Position.NOTED)]
    return {
        "report.pdf": reading(tmp_path / "report.pdf"),
        "addendum.pdf": answered(tmp_path / "addendum.pdf", answers),
        "list.docx": listed(tmp_path / "list.docx"),
    }


def test_labels_with_their_origin_and_the_words_as_printed(tmp_path: Path, files: dict[str, Reading]) -> None:
    for name, one in files.items():
        store(tmp_path / name, one)
    said = Coding.objects.filter(origin="ohchr").values_list(
        "recommendation__number", "scheme", "label", "evidence", "listed__number"
    )
    assert sorted(said) == [
        ("115.1", "theme", NORMS.slug, NORMS.label, "115.1"),
        ("115.1", "theme", "z99-right-to-play", "Z99 Right to play", "115.1"),
        ("115.2", "group", "women", "women", "115.2"),
        ("115.2", "sdg", "6", "", "115.2"),
        ("115.2", "theme", NORMS.slug, NORMS.label, "115.2"),
        ("115.3", "theme", NORMS.slug, NORMS.label, "115.3"),
    ]
    assert found() == {}


def test_positions_are_steps_in_ohchrs_voice(tmp_path: Path, files: dict[str, Reading]) -> None:
    for name, one in files.items():
        store(tmp_path / name, one)
    step = Step.objects.get(recommendation__number="115.3", stage=Step.Stage.OHCHR)
    assert (step.value, step.words, step.symbol, step.paragraph) == (
        "noted",
        "Noted",
        "A/HRC/28/15/Add.1",
        "3",
    )
    assert step.document is not None and step.document.kind == "thematic_list"
    assert Recommendation.objects.get(number="115.3").position == "noted"


def test_order_of_arrival_makes_no_difference(tmp_path: Path, files: dict[str, Reading]) -> None:
    states = []
    for order in itertools.permutations(files):
        _empty()
        for name in order:
            store(tmp_path / name, files[name])
        links = sorted(ListedRecommendation.objects.values_list("number", "recommendation__code"))
        states.append((everything(), links, found()))
    for state in states[1:]:
        assert state == states[0]


def _empty() -> None:
    Pledge.objects.all().delete()
    Recommendation.objects.all().delete()
    Document.objects.all().delete()


def test_read_again_nothing_changes(tmp_path: Path, files: dict[str, Reading]) -> None:
    for name, one in files.items():
        store(tmp_path / name, one)
    before = everything()
    store(tmp_path / "list.docx", files["list.docx"])
    assert everything() == before
    assert ListedRecommendation.objects.count() == 3


def test_a_list_waits_for_its_report(tmp_path: Path, files: dict[str, Reading]) -> None:
    store(tmp_path / "list.docx", files["list.docx"])
    assert ListedRecommendation.objects.filter(recommendation=None).count() == 3
    assert (Coding.objects.count(), Step.objects.count(), found()) == (0, 0, {})


def test_what_does_not_agree_is_found(tmp_path: Path, files: dict[str, Reading]) -> None:
    rows = (
        row("115.1", TREES, "FRA", "ITA", position=Position.NOTED),
        row("115.2", CHESS, "CHL", "JPN"),
        row("115.3", "Forbid dogs to bark at night", "ITA"),
        row("115.9", "Build a bridge", "ITA"),
    )
    files["list.docx"] = listed(tmp_path / "other.docx", rows)
    for name, one in files.items():
        store(tmp_path / ("other.docx" if name == "list.docx" else name), one)
    doubts = found()
    assert set(doubts) >= {"list-states", "list-position", "list-number", "list-text", "unknown-number"}
    assert "Italy" in doubts["list-states"] or "Chile" in doubts["list-states"]
    assert "115.3" in doubts["list-number"] and "115.2" in doubts["list-number"]
    steps = Step.objects.filter(stage=Step.Stage.OHCHR).values_list("recommendation__number", "value")
    assert ("115.3", "supported") in steps and ("115.2", "supported") not in steps
    links = dict(ListedRecommendation.objects.values_list("number", "recommendation__number"))
    assert links == {"115.1": "115.1", "115.2": "115.3", "115.3": None, "115.9": None}


def test_a_list_in_another_language_goes_by_number(tmp_path: Path, files: dict[str, Reading]) -> None:
    store(tmp_path / "report.pdf", files["report.pdf"])
    rows = (row("115.1", "Planter des arbres", "FRA", "ESP"),)
    store(tmp_path / "liste.docx", listed(tmp_path / "liste.docx", rows, language="fr"))
    assert ListedRecommendation.objects.get().recommendation == Recommendation.objects.get(number="115.1")
    assert "list-text" not in found()


def test_of_two_lists_one_counts(tmp_path: Path, files: dict[str, Reading]) -> None:
    store(tmp_path / "report.pdf", files["report.pdf"])
    store(
        tmp_path / "z.docx", listed(tmp_path / "z.docx", (row("115.1", TREES, "FRA", "ESP", themes=(ODD,)),))
    )
    store(tmp_path / "list.docx", files["list.docx"])
    assert set(
        Coding.objects.filter(scheme="theme", recommendation__number="115.1").values_list("label", flat=True)
    ) == {
        NORMS.slug,
        "z99-right-to-play",
    }
    assert Step.objects.filter(recommendation__number="115.1", stage=Step.Stage.OHCHR).count() == 1
    assert Finding.objects.filter(kind="second-list", document__name="z.docx").count() == 1


def test_the_items_of_the_report_are_those_of_the_list() -> None:
    assert {one.number for one in ITEMS} == {one.number for one in ROWS}
