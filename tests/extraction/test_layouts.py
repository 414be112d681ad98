"""A list of recommendations, printed in any layout since 2008, is read back as it was."""

import textwrap
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extraction.written_report import document, report
from uprtracker.core import Position
from uprtracker.core.recommendation import Recommendation
from uprtracker.documents import Document
from uprtracker.extraction import extract
from uprtracker.reference import load_reference

NAMES = {
    "France": "FRA",
    "Bosnia and Herzegovina": "BIH",
    "Iran (Islamic Republic of)": "IRN",
    "Venezuela (Bolivarian Republic of)": "VEN",
    "Bolivia (Plurinational State of)": "BOL",
    "Micronesia (Federated States of)": "FSM",
    "Netherlands (Kingdom of the)": "NLD",
    "United Kingdom of Great Britain and Northern Ireland": "GBR",
    "United States of America": "USA",
    "Trinidad and Tobago": "TTO",
    "Sao Tome and Principe": "STP",
    "Lao People’s Democratic Republic": "LAO",
    "Democratic People’s Republic of Korea": "PRK",
    "Republic of Korea": "KOR",
    "Republic of Moldova": "MDA",
    "State of Palestine": "PSE",
    "Holy See": "VAT",
    "Türkiye": "TUR",
    "Czechia": "CZE",
    "Côte d’Ivoire": "CIV",
    "Timor-Leste": "TLS",
    "Guinea-Bissau": "GNB",
    "North Macedonia": "MKD",
    "Eswatini": "SWZ",
    "Cabo Verde": "CPV",
    "Viet Nam": "VNM",
    "South Sudan": "SSD",
    "Russian Federation": "RUS",
}
TEXTS = [
    "Open the archive to the public",
    "Ratify ILO Convention No. 169 without delay",
    "Follow general comment No. 14 (2000) of the Committee",
    "Accede to the Optional Protocol (OPCAT), as recommended in paragraph 12 (a)",
    "Raise the age of marriage to 18 years for girls and boys",
    "Reach target 16.9 of the Sustainable Development Goals by 2030",
    "Continue to strengthen the work of the ombudsperson’s office",
    "Take steps to protect journalists, human rights defenders and students",
    "Allocate 0.7 per cent of gross national income to development",
    "Implement Security Council resolution 1325 (2000) on women, peace and security",
    "Consider establishing a national mechanism for follow-up",
    "Publish “the green list” every year",
]
CHAPEAUS = {
    "The recommendations formulated during the interactive dialogue/listed below have been examined by Malta "
    "and enjoy the support of Malta:": Position.SUPPORTED,
    "The following recommendations have been examined by Malta and have been noted by Malta:": Position.NOTED,
    "The following recommendations will be examined by Malta, which will provide responses in due course, "
    "but no later than the forty-third session of the Human Rights Council:": Position.PENDING,
    "The recommendations below did not enjoy the support of Malta and would thus be noted:": Position.NOTED,
}


@dataclass(frozen=True)
class Layout:
    """How a list is printed."""

    major: int
    dot: str
    joint: str
    end: str
    width: int
    header: bool


LAYOUTS = st.builds(
    Layout,
    major=st.sampled_from([6, 92, 121, 140]),
    dot=st.sampled_from([" ", ". ", ".\n", ".", "\n"]),
    joint=st.sampled_from([") (", "), (", "); (", ", ", "; ", "/"]),
    end=st.sampled_from([";", ".", ""]),
    width=st.sampled_from([45, 70, 95]),
    header=st.booleans(),
)
STATES = st.lists(st.sampled_from(sorted(NAMES)), min_size=1, max_size=6, unique=True)
ITEMS = st.lists(st.tuples(st.sampled_from(TEXTS), STATES), min_size=2, max_size=12)


def printed(layout: Layout, minor: int, text: str, states: list[str]) -> str:
    bracket = f"({layout.joint.join(states)})"
    body = f"{layout.major}.{minor}{layout.dot}{text} {bracket}{layout.end}"
    head, line, rest = body.partition("\n") if "\n" in layout.dot else ("", "", body)
    lines = textwrap.wrap(rest, layout.width, break_long_words=False, break_on_hyphens=False)
    return head + line + "\n".join(lines)


def written(layout: Layout, chapeau: str, items: list[tuple[str, list[str]]]) -> Document:
    lines = [f"{layout.major}. {chapeau}"]
    lines += [printed(layout, minor, *item) for minor, item in enumerate(items, 1)]
    if layout.header:
        lines.insert(2, "~ A/HRC/16/99")
    after = (
        f"{layout.major + 1}. All conclusions and/or recommendations contained in the present report.\nAnnex"
    )
    return report("\n".join(lines), after=after)


def read(written: Document) -> tuple[Recommendation, ...]:
    return extract(written, load_reference()).recommendations


@settings(max_examples=150, deadline=None)
@given(LAYOUTS, st.sampled_from(sorted(CHAPEAUS)), ITEMS)
def test_what_was_printed_is_read_back(
    layout: Layout, chapeau: str, items: list[tuple[str, list[str]]]
) -> None:
    found = read(written(layout, chapeau, items))
    assert [item.number for item in found] == [f"{layout.major}.{at}" for at in range(1, len(items) + 1)]
    assert [item.text for item in found] == [text for text, _ in items]
    assert [item.states for item in found] == [tuple(NAMES[name] for name in states) for _, states in items]
    assert {item.position for item in found} == {CHAPEAUS[chapeau]}


@settings(max_examples=150, deadline=None)
@given(LAYOUTS, st.lists(st.tuples(st.sampled_from(TEXTS), STATES), min_size=2, max_size=4), st.data())
def test_several_texts_under_one_number_keep_their_states(
    layout: Layout, pieces: list[tuple[str, list[str]]], data: st.DataObject
) -> None:
    sign = data.draw(st.sampled_from(["; ", " ", ", ", " / ", ". "]))
    whole = sign.join(f"{text} ({', '.join(states)})" for text, states in pieces)
    chapeau = next(iter(CHAPEAUS))
    lines = "\n".join(textwrap.wrap(f"{layout.major}.1 {whole};", layout.width, break_on_hyphens=False))
    (item,) = read(report(f"{layout.major}. {chapeau}\n{lines}", after="Annex"))
    assert [part.text for part in item.parts] == [text for text, _ in pieces]
    assert [part.states for part in item.parts] == [
        tuple(NAMES[name] for name in states) for _, states in pieces
    ]


def test_a_draft_that_holds_nothing_but_its_list() -> None:
    lines = [f"6.{at} {text} (France, Chile);" for at, text in enumerate(TEXTS, 1)]
    found = read(document("\n".join(lines), symbol="A/HRC/WG.6/52/L.9"))
    assert [item.number for item in found] == [f"6.{at}" for at in range(1, len(TEXTS) + 1)]
    assert {item.states for item in found} == {("FRA", "CHL")}


@pytest.mark.parametrize(
    ("raw", "states"),
    [
        ("(France ; Chile)", "FRA CHL"),
        ("( France,Chile )", "FRA CHL"),
        ("(France)(Chile)", "FRA CHL"),
        ("(France)\n(Chile)", "FRA CHL"),
        ("(France, Chile\nand Peru)", "FRA CHL PER"),
        ("(France*)", "FRA"),
        ("(France)3", "FRA"),
        ("[France]", "FRA"),
        ("(Iceland on behalf of Denmark, Finland, Norway and Sweden)", "ISL DNK FIN NOR SWE"),
        ("(France) and (Chile)", "FRA CHL"),
    ],
)
def test_brackets(raw: str, states: str) -> None:
    (item,) = read(report(f"92. {next(iter(CHAPEAUS))}\n92.1 Open the archive {raw};", after="Annex"))
    assert (item.text, " ".join(item.states)) == ("Open the archive", states)
