"""OHCHR's thematic lists, in the layouts of three cycles and in some that nobody has seen yet."""

import json

import pytest

from exchange.thematic_list.written_list import (
    CYCLE_2,
    CYCLE_4,
    SOURCE,
    TREES,
    WELLS,
    as_docx,
    document,
    reading,
)
from uprtracker.core import Position
from uprtracker.exchange.thematic_list import is_thematic_list, read_thematic_list, rows_as_json
from uprtracker.reference import load_reference

THEMES_2 = (
    "A12 Acceptance of international norms",
    "G1 Members of minorities",
    "Affected persons:",
    "- children",
    "- women",
)
THEMES_3 = (
    "- Right to health",
    "- Human rights & poverty",
    "SDGs:",
    "- 3 - GOOD HEALTH AND WELL-BEING",
    "Affected persons:",
    "- Older persons",
)


def kinds(found: object) -> list[str]:
    return [one.kind for one in found.findings]  # type: ignore[attr-defined]


def test_a_list_of_cycle_2() -> None:
    found = reading(
        CYCLE_2,
        ["Theme: A12 Acceptance of international norms"],
        [TREES, "Supported", THEMES_2, ""],
        [WELLS, "Noted", ["B31 Equality & non-discrimination"], ["Two wells were dug.", "More to come."]],
    )
    assert (found.state, found.session, kinds(found)) == ("SVN", 20, [])
    trees, wells = found.rows
    assert (trees.number, trees.text) == ("115.3", "Plant trees along the roads")
    assert trees.states == ("PRT", "CHL")
    assert (trees.position, trees.position_words) == (Position.SUPPORTED, "Supported")
    assert [(one.code, one.slug) for one in trees.themes] == [
        ("A12", "acceptance-of-international-norms"),
        ("G1", "members-of-minorities"),
    ]
    assert [one.slug for one in trees.groups] == ["children", "women"]
    assert (trees.symbol, trees.paragraph) == ("A/HRC/28/15/Add.1", "3")
    assert trees.heading == "A12 Acceptance of international norms"
    assert trees.assessment == ""
    assert wells.text == "Dig wells in the north (Ukraine); Dig more of them in the south"
    assert wells.states == ("UKR", "ESP")
    assert wells.position is Position.NOTED
    assert wells.assessment == "Two wells were dug.\nMore to come."
    assert wells.span.line > trees.span.line


def test_a_list_of_cycle_3() -> None:
    found = reading(
        CYCLE_2,
        ["Theme: Right to health"],
        [
            ["121.2 Build a hospital (France) (Lithuania);", "Source of Position: A/HRC/43/15 - Para 121"],
            "Supported",
            THEMES_3,
        ],
        header="UPR of Slovenia (3rd Cycle - 34th Session) Thematic list of recommendations Page 1 of 9",
    )
    (row,) = found.rows
    assert (found.session, row.text, row.states) == (34, "Build a hospital", ("FRA", "LTU"))
    assert [one.slug for one in row.themes] == ["right-to-health", "human-rights-poverty"]
    assert [one.slug for one in row.groups] == ["older-persons"]
    assert row.sdgs == ("3",)
    assert (row.symbol, row.paragraph) == ("A/HRC/43/15", "121")


def test_a_list_of_cycle_4() -> None:
    found = reading(
        CYCLE_4,
        ["Theme: Right to health"],
        [
            ["140.7 Build a hospital", "(Colombia)"],
            ["Supported", "A/HRC/59/15/Add.1, para. 12"],
            ["- Right to health", "- Indigenous peoples", "- Public officials", "- Women & girls"],
            ["- 3 - GOOD HEALTH AND WELL-BEING", "- 16.2 - END ABUSE"],
        ],
        header="UPR of Slovenia (4th Cycle - 48th Session) Thematic list of recommendations",
    )
    (row,) = found.rows
    assert (found.session, row.number, row.text, row.states) == (48, "140.7", "Build a hospital", ("COL",))
    assert row.position is Position.SUPPORTED
    assert (row.symbol, row.paragraph) == ("A/HRC/59/15/Add.1", "12")
    assert [one.slug for one in row.themes] == ["right-to-health", "indigenous-peoples"]
    assert [one.slug for one in row.groups] == ["public-officials", "women-girls"]
    assert row.sdgs == ("3", "16.2")


def test_columns_are_known_by_their_headings_not_by_their_place() -> None:
    found = reading(
        (
            "Relevant SDGs",
            "Affected persons",
            "Themes",
            "Position of State",
            "Recommending State",
            "Text of the recommendation",
            "No.",
        ),
        (["5"], ["Women", "Girls"], ["Domestic violence"], "Noted", "Peru, Chad", "Open shelters", "88.12"),
    )
    (row,) = found.rows
    assert (row.number, row.text, row.states) == ("88.12", "Open shelters", ("PER", "TCD"))
    assert (row.position, row.sdgs) == (Position.NOTED, ("5",))
    assert [one.slug for one in (*row.themes, *row.groups)] == ["domestic-violence", "women", "girls"]


def test_a_french_list_is_read_by_its_codes() -> None:
    found = reading(
        ("Recommandation", "Position", "Liste complète des thèmes", "Évaluation/commentaires"),
        ["Thème : A12 Acceptation des normes internationales"],
        [
            ["115.3 Planter des arbres (Portugal);", "Source de la position: A/HRC/28/15/Add.1 - Para. 3"],
            "Acceptée",
            ["A12 Acceptation des normes internationales", "Personnes concernées:", "- enfants"],
        ],
        header="EPU de la Slovénie (2ème cycle – 20ème session) Liste thématique des recommandations",
    )
    (row,) = found.rows
    assert (found.state, found.session, row.position) == ("SVN", 20, Position.SUPPORTED)
    assert row.themes[0].slug == "acceptance-of-international-norms"
    assert row.heading == "A12 Acceptation des normes internationales"
    assert (row.groups[0].label, row.groups[0].slug) == ("enfants", "")
    assert kinds(found) == ["unknown-label"]


@pytest.mark.parametrize(
    ("words", "position"),
    [
        ("Supported", Position.SUPPORTED),
        ("Noted", Position.NOTED),
        ("Supported/Noted", Position.PARTIAL),
        ("Partially supported", Position.PARTIAL),
        ("Supported in part", Position.PARTIAL),
        ("Not supported", Position.NOTED),
        ("Does not enjoy the support of the State", Position.NOTED),
        ("Pending", Position.PENDING),
        ("Aceptada", Position.SUPPORTED),
        ("Tomado nota", Position.NOTED),
        ("Appuyée / Notée", Position.PARTIAL),
        ("N/A", None),
        ("", None),
    ],
)
def test_positions(words: str, position: Position | None) -> None:
    found = reading(CYCLE_2, [TREES, words, THEMES_2])
    assert found.rows[0].position is position
    assert found.rows[0].position_words == words
    assert ("unknown-position" in kinds(found)) is (position is None)


def test_a_number_that_stands_twice_is_a_finding() -> None:
    found = reading(
        CYCLE_2,
        ["Theme: Right to food"],
        [TREES, "Supported", ["Right to food"]],
        [TREES, "Noted", ["Right to food"]],
    )
    assert len(found.rows) == 2
    (doubt,) = found.findings
    assert (doubt.kind, doubt.span) == ("number-twice", found.rows[1].span)
    assert "115.3" in doubt.message and "Right to food" in doubt.message


def test_what_is_not_known_is_kept_as_printed_and_found_once() -> None:
    found = reading(
        CYCLE_2,
        [
            ["1.1 Play chess (Ruritania);", SOURCE],
            "Supported",
            ["Z99 Right to play", "SDGs:", "- 18 - CHESS", "- 30"],
        ],
        [["1.2 Play on (France);", SOURCE], "Supported", ["Z99 Right to play"]],
    )
    assert [row.themes[0].label for row in found.rows] == ["Z99 Right to play"] * 2
    assert (found.rows[0].themes[0].slug, found.rows[0].themes[0].code) == ("", "Z99")
    assert found.rows[0].sdgs == ()
    assert sorted(kinds(found)) == ["no-state", "unknown-label", "unknown-sdg", "unknown-state"]


def test_labels_joined_in_one_paragraph_are_taken_apart() -> None:
    general = "Economic, social & cultural rights - general measures of implementation"
    themes = f"- Right to health - {general} - Right to food"
    found = reading(CYCLE_2, [TREES, "Noted", [themes, "Affected persons: - women - non-citizens"]])
    assert [one.slug for one in found.rows[0].themes] == [
        "right-to-health",
        "esc-rights-general",
        "right-to-food",
    ]
    assert [one.slug for one in found.rows[0].groups] == ["women", "non-citizens"]


def test_several_tables_and_headings_printed_again() -> None:
    first = [CYCLE_2, ["Theme: Right to food"], [TREES, "Noted", ["Right to food"]], CYCLE_2]
    second = [["Right to health"], [WELLS, "Supported", ["Right to health"]]]
    found = read_thematic_list(document(as_docx(first, second)), load_reference())
    assert [(row.number, row.heading) for row in found.rows] == [
        ("115.3", "Right to food"),
        ("115.1", "Right to health"),
    ]


def test_a_table_in_a_cell_spoils_nothing() -> None:
    inner = "<w:p/>" + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>=1+1</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/>"
    found = reading(
        CYCLE_2, [TREES, "Noted", ["Right to food"], inner], [WELLS, "Supported", ["Right to food"]]
    )
    assert [row.number for row in found.rows] == ["115.3", "115.1"]


def test_names_in_brackets_with_brackets() -> None:
    text = (
        "1.4 Sign the treaty (2011) (No. 189) (Bolivia (Plurinational State of), Iran (Islamic Republic of))."
    )
    (row,) = reading(CYCLE_2, [text, "Noted", ["Right to food"]]).rows
    assert (row.text, row.states) == ("Sign the treaty (2011) (No. 189)", ("BOL", "IRN"))


def test_review_from_the_name_of_the_file_and_from_the_sources() -> None:
    rows = (CYCLE_2, [TREES, "Noted", THEMES_2])
    named = reading(*rows, header="", name="UPR20__Slovenia_ThematicListRecommendations_E.docx")
    assert (named.state, named.session) == ("SVN", 20)
    cited = reading(*rows, header="")
    assert (cited.state, cited.session) == ("SVN", 20)


def test_what_is_a_list_and_what_is_not() -> None:
    table = [CYCLE_2, [TREES, "Noted", THEMES_2]]
    answers = [("Recommendation", "Position", "Theme"), ["115.3 Plant trees", "Noted", "Trees"]]
    assert is_thematic_list(document(as_docx(table, header="")))
    assert not is_thematic_list(document(as_docx(answers, header="A/HRC/28/15/Add.1", above=["Addendum"])))
    assert not is_thematic_list(document(as_docx([("Name", "Place"), ("Tree", "Road")], header="")))


def test_a_list_without_its_table_says_so() -> None:
    found = read_thematic_list(document(as_docx(above=["A list in prose."])), load_reference())
    assert (found.rows, kinds(found)) == ((), ["no-list-table"])


def test_json_shape() -> None:
    found = reading(CYCLE_2, [TREES, "Noted", THEMES_2])
    (row,) = json.loads(json.dumps(rows_as_json(found)))
    assert row["position"] == "noted" and row["states"] == ["PRT", "CHL"] and row["page"] == 1
    assert row["themes"][0] == {
        "slug": "acceptance-of-international-norms",
        "code": "A12",
        "label": "A12 Acceptance of international norms",
    }
    assert row["source"] == {"symbol": "A/HRC/28/15/Add.1", "paragraph": "3"}
