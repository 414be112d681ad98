"""The treaties carry the names and acronyms that the document cited for them prints."""

import re
from pathlib import Path

import pytest

from reference.test_tables import rows
from uprtracker.documents import read_document
from uprtracker.reference import load_reference


def folded(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


@pytest.fixture(scope="module")
def compilation(corpus: Path) -> str:
    document = read_document(corpus / "slovenia" / "cycle2" / "A_HRC_WG.6_20_SVN_2.pdf")
    return folded(" ".join(line.text for page in document.pages for line in page.lines))


@pytest.mark.corpus
@pytest.mark.parametrize("slug", list(load_reference().treaties))
def test_name_stands_beside_its_acronym(compilation: str, slug: str) -> None:
    treaty = load_reference().treaties[slug]
    parent = load_reference().treaties.get(treaty.parent)
    name = treaty.name.replace(f"the {parent.name}", parent.acronym) if parent else treaty.name
    acronym = "CPED" if slug == "icpped" else treaty.acronym
    assert folded(acronym + name) in compilation


def test_what_no_document_at_hand_says_is_called_unknown() -> None:
    assert {row["rest_confidence"] for row in rows("treaties")} == {"unknown"}
    assert [row["number"] for row in rows("sdgs") if row["confidence"] == "unknown"] == ["9", "14", "15"]
    assert {row["confidence"] for row in rows("sdg_targets")} == {"unknown"}
