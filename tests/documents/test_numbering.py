"""Word's automatic numbers: forms, levels, restarts, shared definitions, styles."""

import pytest
from lxml import etree

from documents.word_builders import W, numbering_part
from uprtracker.documents.numbering import in_form, read_numbering


def numbering(levels, extra="", styles=None):
    return read_numbering(etree.fromstring(numbering_part(levels, extra)), styles or {})


def numbers(counter, *uses):
    return [counter.next_number(list_id, level) for list_id, level in uses]


@pytest.mark.parametrize(
    ("count", "form", "printed"),
    [
        (7, "decimal", "7"),
        (7, "decimalZero", "07"),
        (3, "lowerLetter", "c"),
        (28, "upperLetter", "BB"),
        (4, "lowerRoman", "iv"),
        (1999, "upperRoman", "MCMXCIX"),
        (10**8, "lowerRoman", str(10**8)),
        (10**8, "lowerLetter", str(10**8)),
        (0, "lowerLetter", "0"),
        (5, "chineseCounting", "5"),
    ],
)
def test_in_form(count, form, printed):
    assert in_form(count, form) == printed


def test_two_levels():
    counter = numbering([(122, "decimal", "%1."), (1, "decimal", "%1.%2")])
    uses = [("1", 0), ("1", 1), ("1", 1), ("1", 0), ("1", 1)]
    assert numbers(counter, *uses) == ["122.", "122.1", "122.2", "123.", "123.1"]


def test_second_level_before_the_first_shows_its_start():
    counter = numbering([(122, "decimal", "%1."), (1, "decimal", "%1.%2")])
    assert numbers(counter, ("1", 1), ("1", 1)) == ["122.1", "122.2"]


def test_levels_in_their_own_forms_and_legal_ones():
    levels = [(1, "upperRoman", "%1."), (1, "lowerLetter", "%1 (%2)")]
    assert numbers(numbering(levels), ("1", 0), ("1", 1)) == ["I.", "I (a)"]


SECOND = f'<w:abstractNum xmlns:w="{W}" w:abstractNumId="5"><w:numStyleLink w:val="Linked"/></w:abstractNum>'


@pytest.mark.parametrize(
    ("extra", "expected"),
    [
        ('<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>', ["1.", "2.", "3.", "4."]),
        (
            '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>',
            ["1.", "2.", "1.", "2."],
        ),
        (
            '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0">'
            '<w:start w:val="1"/><w:numFmt w:val="upperLetter"/><w:lvlText w:val="%1)"/></w:lvl>'
            "</w:lvlOverride></w:num>",
            ["1.", "2.", "C)", "D)"],
        ),
        (SECOND + '<w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num>', ["1.", "2.", "3.", "4."]),
    ],
    ids=["same-definition-counts-on", "start-override", "level-override", "style-link"],
)
def test_second_list(extra, expected):
    counter = numbering([(1, "decimal", "%1.")], extra, {"Linked": "1"})
    assert numbers(counter, ("1", 0), ("1", 0), ("2", 0), ("2", 0)) == expected


@pytest.mark.parametrize(
    ("level", "printed"),
    [((1, "bullet", "\uf0b7"), "•"), ((1, "bullet", "-"), "-"), ((1, "none", ""), "")],
    ids=["symbol", "dash", "none"],
)
def test_bullets(level, printed):
    assert numbers(numbering([level]), ("1", 0)) == [printed]


@pytest.mark.parametrize("use", [("9", 0), ("1", 9), ("1", -1)], ids=["list", "too-deep", "negative"])
def test_unknown_list_or_level_has_no_number(use):
    assert numbers(numbering([(1, "decimal", "%1.")]), use) == [""]
