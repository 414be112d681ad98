"""`upr extract`: one object per document, in order, whatever the documents are."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from uprtracker.cli.library import find_files

SHAPE = {"file", "symbol", "kind", "state", "session", "recommendations", "pledges", "findings"} | {
    "answers",
    "counts",
    "statements",
    "proceedings",
    "questions",
    "notes",
    "references",
    "submissions",
}


def objects(output: str) -> list[dict]:
    return [json.loads(line) for line in output.splitlines() if line.startswith("{")]


def test_shape_of_an_object(upr, reports: Path) -> None:
    result = upr("extract", "--json", reports / "45-XAA.pdf")
    [found] = objects(result.output)
    assert result.exit_code == 0
    assert set(found) == SHAPE
    assert found["kind"] == "wg_report"
    assert found["session"] == 45
    assert {"number", "text", "states", "position", "parts", "page"} <= set(found["recommendations"][0])
    assert [pledge["number"] for pledge in found["pledges"]] == ["17", "18", "19"]


def test_fictitious_states_are_unknown_to_the_library(upr, reports: Path) -> None:
    [found] = objects(upr("extract", "--json", reports / "31-XAA.pdf").output)
    assert found["state"] is None


def test_order_of_output_is_order_of_input(upr, reports: Path) -> None:
    given = [reports / "45-XAA.pdf", reports / "31-XAA.pdf"]
    found = objects(upr("extract", "--json", *given).output)
    assert [one["file"] for one in found] == [str(path) for path in given]


def test_bad_files_give_an_object_each_and_exit_code_1(upr, tmp_path: Path, reports: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes((reports / "31-XAA.pdf").read_bytes()[:700])
    empty = tmp_path / "empty.pdf"
    empty.touch()
    result = upr("extract", "--json", broken, empty, tmp_path / "missing.pdf", reports / "31-XAA.pdf")
    *bad, good = objects(result.output)
    assert result.exit_code == 1
    assert len(bad) == 3
    assert all(set(one) == SHAPE and one["findings"][0]["severity"] == "error" for one in bad)
    assert good["recommendations"]


def test_without_json_a_line_for_people(upr, reports: Path) -> None:
    assert "session 31: 13 recommendations" in upr("extract", reports / "31-XAA.pdf").output


def test_a_folder_without_documents_is_a_wrong_use(upr, tmp_path: Path) -> None:
    assert upr("extract", tmp_path).exit_code == 2


def test_folders_stand_for_their_documents(tmp_path: Path) -> None:
    for name in ("b.PDF", "a.docx", "sub/c.doc", "notes.txt", ".hidden.pdf", "~$a.docx"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.touch()
    found = find_files([tmp_path / "notes.txt", tmp_path, tmp_path / "a.docx"])
    assert [path.name for path in found] == ["notes.txt", "a.docx", "b.PDF", "c.doc"]


def test_works_where_django_cannot_be_imported(tmp_path: Path, reports: Path) -> None:
    (tmp_path / "django").mkdir()
    (tmp_path / "django" / "__init__.py").write_text("raise RuntimeError('Django was imported')")
    shutil.copy(reports / "31-XAA.pdf", tmp_path)
    code = f"import sys; sys.path[:0] = [{str(tmp_path)!r}, *{sys.path!r}]"
    run = f"{code}; from uprtracker.cli import main; main()"
    command = [sys.executable, "-c", run, "extract", "--json", str(tmp_path / "31-XAA.pdf")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert len(objects(done.stdout)[0]["recommendations"]) == 13


def test_a_name_that_is_no_utf8_is_valid_json(upr, tmp_path: Path) -> None:
    result = upr("extract", "--json", os.fsdecode(bytes(tmp_path) + b"/caf\xe9.pdf"))
    line = result.stdout_bytes.splitlines()[0].decode("utf-8")
    assert json.loads(line)["file"].endswith("caf\udce9.pdf")


def test_a_name_cannot_steer_the_terminal(upr, tmp_path: Path) -> None:
    output = upr("extract", tmp_path / "a\n\x1b[31m\u202e.pdf").output
    assert "a\\n\\x1b[31m\\u202e.pdf: The file cannot be opened" in output


def test_doubts_about_the_file_itself_are_told(upr, tmp_path: Path, reports: Path) -> None:
    shutil.copy(reports / "31-XAA.pdf", tmp_path / "31-XAA.docx")
    [found] = objects(upr("extract", "--json", tmp_path / "31-XAA.docx").output)
    assert [one["kind"] for one in found["findings"]][:1] == ["wrong-name"]


@pytest.mark.corpus
def test_a_real_report(upr, corpus: Path) -> None:
    [found] = objects(upr("extract", "--json", corpus / "working_group_reports" / "20-SVN.pdf").output)
    assert (found["symbol"], found["state"], found["session"]) == ("A/HRC/28/15", "SVN", 20)
    assert found["recommendations"][0]["number"] == "115.1"
