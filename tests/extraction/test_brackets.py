"""Brackets of States: which text belongs to whom."""

import pytest

from uprtracker.extraction.brackets import attribute
from uprtracker.extraction.recommending_states import StateNames
from uprtracker.reference import load_reference

READ = StateNames(load_reference()).read


@pytest.mark.parametrize(
    ("raw", "text", "states"),
    [
        ("Open it (France);", "Open it", "FRA"),
        ("Open it (France) (Chile).", "Open it", "FRA CHL"),
        ("Open it (France); (Chile);", "Open it", "FRA CHL"),
        ("Open it (France, Chile and Peru)", "Open it", "FRA CHL PER"),
        ("Open it (France; Chile/Peru)", "Open it", "FRA CHL PER"),
        ("Open it (Iran (Islamic Republic of));", "Open it", "IRN"),
        ("Open it (Bosnia and Herzegovina, Trinidad and Tobago);", "Open it", "BIH TTO"),
        ("Open it (France, France);", "Open it", "FRA"),
        ("Ratify the treaty (CRPD) (France);", "Ratify the treaty (CRPD)", "FRA"),
        ("Open it (New Zeeland);", "Open it", "NZL"),
        ("Open it (Chile,5 Mexico6 );", "Open it", "CHL MEX"),
        ("Open it (France;", "Open it", "FRA"),
        ("Open it for women Chile);", "Open it for women", "CHL"),
        ("Open it New Zealand);", "Open it", "NZL"),
        ("Open it (Iran (Islamic Republic of);", "Open it", "IRN"),
        ("Open it (see article 2;", "Open it (see article 2", ""),
        ("Open the archive;", "Open the archive", ""),
        ("", "", ""),
    ],
)
def test_text_and_states(raw: str, text: str, states: str) -> None:
    found = attribute(raw, READ)
    assert (found.text, found.states, found.parts) == (text, tuple(states.split()), ())


@pytest.mark.parametrize(
    ("raw", "parts"),
    [
        pytest.param(
            "Open it (France); Close it (Chile);", [("Open it", "FRA"), ("Close it", "CHL")], id="two"
        ),
        pytest.param(
            "Sign (France)/ratify (Chile) it;", [("Sign", "FRA"), ("ratify it", "CHL")], id="sign-ratify"
        ),
        pytest.param(
            "Open it (France) (Chile), if possible today (Chile);",
            [("Open it", "FRA CHL"), ("if possible today", "CHL")],
            id="if-possible",
        ),
        pytest.param(
            "Open it; close the door (France);",
            [("Open it", "FRA"), ("close the door", "FRA")],
            id="one-bracket",
        ),
        pytest.param(
            "Build it (France) and so on (see the list);", [("Build it", "FRA")], id="other-brackets"
        ),
    ],
)
def test_parts(raw: str, parts: list[tuple[str, str]]) -> None:
    found = attribute(raw, READ)
    read = [(part.text, " ".join(part.states)) for part in found.parts]
    assert read == (parts if len(parts) > 1 else [])


def test_unknown_names_are_told() -> None:
    assert attribute("Open it (France, Utopiaville);", READ).unknown == ("Utopiaville",)
