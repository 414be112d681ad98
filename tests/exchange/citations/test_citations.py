"""Citations come back from each format, read by programs that others wrote."""

import io
import json
import subprocess
from pathlib import Path

import docx
import pytest
import rispy
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import validate
from lxml import etree
from pybtex.database import parse_string

from uprtracker.core.errors import UprTrackerError
from uprtracker.exchange.citations import CITATION_FORMATS, Citation, Collection, word, write_citations

ADDRESS = "https://upr.example.org/recommendations/SVN-20-115.1/"
FULL = Citation(
    key="SVN-20-115.1",
    title="Slovenia, UPR session 20, recommendation 115.1",
    text="Mend the harbour & its 50% {lamps}_at \\night",
    address=ADDRESS,
    footnote=f"A/HRC/28/15, para. 115.1, p. 14. {ADDRESS}. UPR Tracker, data version 7 of 2026-05-12.",
    version="UPR Tracker, data version 7 of 2026-05-12",
    symbol="A/HRC/28/15",
    paragraph="115",
    page=14,
    date="2014-12-10",
    facts=("Recommending States: France",),
    keywords=("Slovenia", "Women's rights, general"),
    note="Ask again\nin spring",
)
BARE = Citation("SVN-20-xab", "Slovenia", "Paint it", "https://e.org/", "From UPR Info", "version 7")
WHOLE = Collection("Harbours", (("Data version", "7"),))
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

# The variables used here, as csl-data.json of the Citation Style Language types them.
CSL = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["type", "id"],
        "additionalProperties": False,
        "properties": {
            "id": {"type": ["string", "number"]},
            "type": {"enum": ["report"]},
            "author": {"type": "array", "items": {"required": ["literal"]}},
            "issued": {
                "required": ["date-parts"],
                "properties": {
                    "date-parts": {
                        "items": {"minItems": 1, "maxItems": 3, "items": {"type": ["string", "number"]}},
                        "maxItems": 2,
                    }
                },
            },
            **{
                name: {"type": "string"}
                for name in (
                    "title", "publisher", "number", "section", "page", "URL", "abstract", "keyword", "note",
                    "annote",
                )
            },
        },
    },
}  # fmt: skip


def written(form: str, citations=(FULL, BARE)) -> bytes:
    stream = io.BytesIO()
    assert write_citations(WHOLE, iter(citations), form, stream) == len(citations)
    assert not stream.closed
    return stream.getvalue()


def test_bibtex_comes_back():
    found = parse_string(written("bib").decode(), "bibtex")
    assert list(found.entries) == ["SVN-20-115.1", "SVN-20-xab"]
    one = found.entries["SVN-20-115.1"]
    assert (one.type, one.fields["number"], one.fields["year"]) == ("techreport", "A/HRC/28/15", "2014")
    assert one.fields["url"] == ADDRESS
    assert one.fields["abstract"] == (
        r"Mend the harbour \& its 50\% \textbraceleft{}lamps\textbraceright{}\_at \textbackslash{}night"
    )
    assert str(one.persons["author"][0]).startswith("{Human Rights Council, Working Group")
    assert "data version 7" in one.fields["note"]


def test_ris_comes_back():
    first, second = rispy.loads(written("ris").decode())
    assert (first["type_of_reference"], first["issn"], first["year"]) == ("RPRT", "A/HRC/28/15", "2014")
    assert first["abstract"] == FULL.text
    assert first["keywords"] == list(FULL.keywords)
    assert first["notes"] == [FULL.footnote, "Ask again in spring"]
    assert first["date"] == "2014/12/10"
    assert "year" not in second


def test_csl_json_is_as_its_schema_says():
    found = json.loads(written("csl"))
    validate(found, CSL)
    assert found[0]["issued"] == {"date-parts": [[2014, 12, 10]]}
    assert (found[0]["number"], found[0]["section"], found[0]["page"]) == ("A/HRC/28/15", "115", "14")
    assert "number" not in found[1]


def footnotes(content: bytes) -> dict[str, str]:
    """Return the text of each footnote by the id that the body refers to."""
    paper = docx.Document(io.BytesIO(content))
    (part,) = [one.target_part for one in paper.part.rels.values() if one.reltype.endswith("/footnotes")]
    texts = {
        note.get(f"{W}id"): "".join(note.itertext()).strip()
        for note in etree.fromstring(part.blob).iter(f"{W}footnote")
    }
    return {
        mark.get(f"{W}id"): texts[mark.get(f"{W}id")]
        for mark in paper.element.body.iter(f"{W}footnoteReference")
    }


def test_word_has_a_footnote_for_each_record():
    content = written("docx")
    assert footnotes(content) == {"1": FULL.footnote, "2": BARE.footnote}
    texts = [one.text for one in docx.Document(io.BytesIO(content)).paragraphs]
    assert texts[:2] == ["Harbours", "Data version: 7"]
    assert {FULL.title, FULL.text, "Recommending States: France", "Ask again", "in spring"} <= set(texts)


def test_word_opens_in_a_word_processor_with_its_footnotes(require, tmp_path: Path):
    (tmp_path / "cited.docx").write_bytes(written("docx"))
    office = [require("libreoffice"), f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    subprocess.run(
        [*office, "--convert-to", "html", "--outdir", tmp_path, tmp_path / "cited.docx"],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    page = (tmp_path / "cited.html").read_text(encoding="utf-8")
    assert page.count('<div id="sdfootnote') == 2
    assert f'<a href="{ADDRESS}"' in page.replace("\n", " ") or f'href="{ADDRESS}"' in page
    assert "A/HRC/28/15, para. 115.1, p. 14" in " ".join(page.split())


def test_word_turns_what_runs_from_right_to_left():
    arabic = Citation("A", "سلوفينيا", "Paint it", "https://e.org/", "ملاحظة", "7")
    paper = docx.Document(io.BytesIO(written("docx", (arabic,))))
    turned = [one.text for one in paper.paragraphs if one._p.find(f".//{W}bidi") is not None]
    assert turned == ["سلوفينيا"]


def test_word_ends_where_no_word_processor_is_pleasant(monkeypatch):
    monkeypatch.setattr(word, "MOST_IN_WORD", 1)
    with pytest.raises(UprTrackerError, match="1 records at most"):
        written("docx")


def test_an_unknown_form_is_refused():
    with pytest.raises(UprTrackerError, match="docx"):
        written("rtf")


def odd_one(title: str, text: str, note: str, keyword: str) -> Citation:
    return Citation(
        "A-1", title, text, ADDRESS, f"{note} {ADDRESS}", "7", facts=(text,), keywords=(keyword,), note=note
    )


@settings(deadline=None, max_examples=60)
@given(st.lists(st.text(max_size=40), min_size=4, max_size=4))
def test_any_text_comes_back_as_two_whole_records(texts):
    title, text, note, keyword = texts
    odd = Citation(
        "A-1", title, text, ADDRESS, f"{note} {ADDRESS}", "7", facts=(text,), keywords=(keyword,), note=note
    )
    assert list(parse_string(written("bib", (odd, BARE)).decode(), "bibtex").entries) == ["A-1", BARE.key]
    assert [one["id"] for one in rispy.loads(written("ris", (odd, BARE)).decode())] == ["A-1", BARE.key]
    assert json.loads(written("csl", (odd, BARE)))[0]["id"] == "A-1"


@settings(deadline=None, max_examples=10)
@given(st.lists(st.text(max_size=40), min_size=4, max_size=4))
def test_any_text_is_a_word_file(texts):
    assert len(footnotes(written("docx", (odd_one(*texts), BARE)))) == 2


@pytest.mark.parametrize("form", CITATION_FORMATS)
def test_none_at_all_is_a_whole_file_too(form):
    assert written(form, ()) or form in ("bib", "ris")
