"""Real documents read as they did when a person last looked: facts and hashes only."""

import csv
import io

import pytest

from documents.corpus_facts import COLUMNS, facts_of
from uprtracker.core.errors import ImageOnlyDocument
from uprtracker.documents import read_document, run_isolated

pytestmark = pytest.mark.corpus


def table(paths):
    """Return the facts of all files as CSV, or the kind of error."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for outcome in run_isolated(facts_of, paths):
        error = type(outcome.error).__name__
        writer.writerow(outcome.value or (outcome.item.name, error))
    return out.getvalue()


@pytest.mark.golden
def test_working_group_reports(corpus, golden):
    read = table(sorted((corpus / "working_group_reports").glob("*.pdf")))
    golden("documents_reports.csv", read)


@pytest.mark.golden
def test_no_page_header_is_left_in_the_text_of_reports(corpus):
    paths = sorted((corpus / "working_group_reports").glob("*.pdf"))[::12]
    rows = list(csv.DictReader(io.StringIO(table(paths))))
    assert {row["file"]: row["left_bands"] for row in rows if row["left_bands"] != "0"} == {}


@pytest.mark.golden
def test_base_documents_and_drafts(corpus, golden):
    paths = sorted(corpus.glob("slovenia/*/*.pdf")) + sorted(corpus.glob("*/**/*.docx"))
    golden("documents_others.csv", table(paths))


def test_old_word_files(corpus, require):
    require("libreoffice")
    outcomes = list(run_isolated(read_document, sorted(corpus.glob("slovenia/cycle3/*.doc"))))
    assert [(one.error, one.value.kind, one.value.language) for one in outcomes] == [(None, "doc", "en")] * 3


def test_draft_numbers_run_without_gap(corpus):
    for path in sorted((corpus / "drafts_2026").glob("*.docx")):
        counts = {}
        for _, _, line in read_document(path).lines():
            number = (line.number or line.text.split(" ")[0]).split(".")
            if len(number) == 2 and all(map(str.isdigit, number)):
                counts.setdefault(number[0], []).append(int(number[1]))
        assert counts
        for chapeau, items in counts.items():
            assert items == list(range(1, len(items) + 1)), (path.name, chapeau)


def test_scan_says_that_it_is_one(corpus):
    with pytest.raises(ImageOnlyDocument):
        read_document(corpus / "slovenia" / "cycle3" / "letter_scanned.pdf")
