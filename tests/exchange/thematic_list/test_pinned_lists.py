"""What was read of lists and advance questions, pinned as facts: `make golden` shows what changes."""

import csv
import hashlib
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from uprtracker.documents import read_document
from uprtracker.exchange.thematic_list import read_thematic_list
from uprtracker.extraction import extract
from uprtracker.reference import load_reference

EXPECTED = Path(__file__).resolve().parents[2] / "expected"
FACTS = load_reference()

pytestmark = [pytest.mark.corpus, pytest.mark.golden]


def pinned(name: str, rows: Iterator[Sequence[object]], request: pytest.FixtureRequest) -> None:
    """Compare rows of facts with tests/expected; `--golden` writes them anew and fails on a change."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    path = EXPECTED / name
    expected = path.read_text(encoding="utf-8") if path.exists() else ""
    if request.config.getoption("--golden"):
        path.write_text(out.getvalue(), encoding="utf-8")
    assert out.getvalue() == expected, f"tests/expected/{name} differs: `make golden` shows how"


def digest(text: str) -> str:
    """Return a hash of the words of `text`; typography may change, words may not."""
    return hashlib.sha256(re.sub(r"\W+", " ", text.lower()).strip().encode()).hexdigest()[:10]


def test_thematic_lists(corpus: Path, request: pytest.FixtureRequest) -> None:
    pinned("thematic_lists.csv", listed(corpus), request)


def listed(corpus: Path) -> Iterator[Sequence[object]]:
    yield "file", "number", "states", "position", "source", "themes", "groups", "sdgs", "page", "text"
    for path in sorted((corpus / "slovenia").rglob("UPR*.docx")):
        found = read_thematic_list(read_document(path), FACTS)
        for row in found.rows:
            yield (
                path.name,
                row.number,
                " ".join(row.states),
                row.position,
                f"{row.symbol} {row.paragraph}",
                " ".join(one.slug or "?" for one in row.themes),
                " ".join(one.slug or "?" for one in row.groups),
                " ".join(row.sdgs),
                row.span.page,
                digest(row.text),
            )


def test_advance_questions(corpus: Path, request: pytest.FixtureRequest, require: object) -> None:
    require("libreoffice")  # type: ignore[operator]
    pinned("advance_questions.csv", asked(corpus), request)


def asked(corpus: Path) -> Iterator[Sequence[object]]:
    yield "file", "states", "number", "page", "line", "text"
    for path in sorted((corpus / "slovenia").rglob("Adv*.doc")):
        for one in extract(read_document(path), FACTS).questions:
            states = " ".join(one.states)
            yield path.name, states, one.number, one.span.page, one.span.line, digest(one.text)
