"""Whatever the bytes: a Document or one of our errors, within time and memory.

Files are damaged at random and read in child processes with limits, so that a
crash or a hang of a native reader shows as what it is. `UPR_FUZZ=1000` tries
more than the default.
"""

import io
import os
import random
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.builders import un_report_pdf
from documents.word_builders import PARAGRAPHS, package, table, un_report_docx
from uprtracker.core.errors import DocumentError, ReaderKilled
from uprtracker.documents import paragraphs, read_document, run_isolated
from uprtracker.documents.document import Box, Document, Line, Page
from uprtracker.documents.hyphens import join_words
from uprtracker.documents.kind import kind_of
from uprtracker.documents.numbering import in_form
from uprtracker.documents.pdf import Row
from uprtracker.documents.symbols import find_symbol

TRIES = int(os.environ.get("UPR_FUZZ", "40"))
LONG = "Plant trees along each road, with the help of schools[^1] and of self-governing towns. "
PDF = un_report_pdf([f"{at}. {LONG}" for at in range(1, 30)], footnotes={"1": "As read."})
DOCX = un_report_docx(
    ["Listed:", "> Plant trees;[^1]"],
    numbering=PARAGRAPHS,
    footnotes={"1": "As read."},
    raw=table([["a", "b"]]),
)


def damaged(data, seed):
    """Return `data` with bytes changed, cut out, doubled or swapped."""
    chance = random.Random(seed)
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 20, 200))):
        at = chance.randrange(len(changed))
        span = chance.randrange(1, 60)
        act = chance.randrange(4)
        if act == 0:
            changed[at] = chance.randrange(256)
        elif act == 1:
            del changed[at : at + span]
        elif act == 2:
            changed[at:at] = changed[at : at + span]
        else:
            changed[at : at + span] = chance.randbytes(span)
        if not changed:
            break
    return bytes(changed)


def damaged_part(seed):
    """Return a DOCX whose package is whole and whose text part is damaged."""
    chance = random.Random(seed)
    document = un_report_docx(["Listed:"], numbering=PARAGRAPHS, raw=table([["a", "b"]]))
    names = ("word/document.xml", "word/numbering.xml", "word/_rels/document.xml.rels", "word/footnotes.xml")
    with zipfile.ZipFile(io.BytesIO(document)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    name = chance.choice(names)
    parts[name] = damaged(parts[name], seed)
    return package(parts)


@pytest.mark.parametrize(
    "make",
    [lambda seed: damaged(PDF, seed), lambda seed: damaged(DOCX, seed), damaged_part],
    ids=["pdf", "docx", "docx-part"],
)
def test_damaged_files(tmp_path, make):
    paths = []
    for seed in range(TRIES):
        path = tmp_path / f"{seed}.bin"
        path.write_bytes(make(seed))
        paths.append(path)
    for outcome in run_isolated(read_document, paths, memory=2**30, seconds=30):
        assert outcome.value is not None or isinstance(outcome.error, DocumentError), outcome
        assert not isinstance(outcome.error, ReaderKilled), outcome
        assert type(outcome.error) is not DocumentError, outcome


@given(st.binary(max_size=300), st.sampled_from(["a.pdf", "a.docx", "a", "a.exe"]))
def test_kind_of_any_bytes(data, name):
    try:
        assert kind_of(data, name) in ("pdf", "docx", "doc")
    except DocumentError as error:
        assert str(error)


@given(st.text(max_size=200))
def test_symbol_of_any_text(text):
    assert " " not in find_symbol(text)


@given(st.integers(-10, 10**12), st.text(max_size=12))
def test_any_number_in_any_form(count, form):
    assert len(in_form(count, form)) < 30


WORDS = st.text("ab-.0 1(é“", min_size=1, max_size=20).map(str.strip).filter(bool)


@given(st.lists(WORDS, min_size=1, max_size=6))
def test_joining_words_moves_no_letter_out_of_order(texts):
    rows = [Row(text, 0, 0, 1, 1, 10) for text in texts]
    join_words(rows)
    assert "".join(row.text for row in rows).replace(" ", "") == "".join(texts).replace(" ", "")


@settings(max_examples=50)
@given(st.lists(WORDS, max_size=12), st.sampled_from(["pdf", "docx"]))
def test_paragraphs_lose_no_line(texts, kind):
    lines = tuple(
        Line(text, box=Box(100, 12.0 * at, 400, 12.0 * at + 10), size=10) for at, text in enumerate(texts)
    )
    found = paragraphs(Document("a", kind, "", (Page(1, lines),)))
    covered = [at for one in found for at in range(one.span.line, one.span.end_line + 1)]
    assert covered == list(range(1, len(texts) + 1))
