"""A list is sent, previewed and downloaded with the assessments that its reader may see in it."""

import io

import docx
import openpyxl
import pytest
from click.testing import CliRunner
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from exchange.thematic_list.written_list import CYCLE_2, CYCLE_4, as_docx
from uprtracker.accounts import keeping
from uprtracker.accounts.models import Level, Member, Trace
from uprtracker.cli.main import main
from uprtracker.followup.assessments.assessing import assess
from uprtracker.followup.matrix.lists import take
from uprtracker.followup.models import MatrixBytes, MatrixFile

CODE = "XAA-45-1.1"
ROWS = (
    ["Theme: Roads"],
    [("1.1 Repair the bridge (Chile);",), "Supported", "Roads", ""],
    [("1.2 Paint the road (Chile);",), "Noted", "Roads", "Somebody's own words."],
)


def listed(head: tuple[str, ...] = CYCLE_2) -> bytes:
    return as_docx([head, *ROWS], header="Thematic list of recommendations")


def signed_in(seat: Member) -> Client:
    client = Client()
    client.force_login(seat.user)
    return client


def cells(data: bytes) -> list[str]:
    return [row.cells[-1].text for row in docx.Document(io.BytesIO(data)).tables[0].rows]


@pytest.fixture
def assessed(space):
    """The State says "fully" to the workspace, the coalition "not" to itself; a list of the coalition."""
    said = {"comment": "It stands.", "measures": "Two beams.", "level": Level.WORKSPACE}
    assess(space.state.editor, CODE, "fully", **said)
    assess(space.cso.editor, CODE, "not", comment="It fell down.")
    space.list = take("C:\\lists\\UPR45 List.docx", listed(), by=space.cso.editor)
    return space


def address(space, name: str = "matrix", *args: object) -> str:
    return reverse(f"web:workspace-{name}", args=[space.workspace.slug, *args])


def test_a_list_is_taken_in_and_belongs_to_its_party(assessed):
    assert (assessed.list.name, assessed.list.review, assessed.list.rows) == ("UPR45 List.docx", "XAA-45", 2)
    own, other = signed_in(assessed.cso.reader), signed_in(assessed.state.coordinator)
    assert "UPR45 List.docx" in own.get(address(assessed, "matrices")).text
    assert "UPR45 List.docx" not in other.get(address(assessed, "matrices")).text
    assert other.get(address(assessed, "matrix", assessed.list.pk)).status_code == 404
    assert other.get(address(assessed, "matrix-file", assessed.list.pk, "docx")).status_code == 404


def test_the_file_is_filled_with_our_own_answers_and_noted_in_the_audit(assessed):
    client = signed_in(assessed.cso.reader)
    answer = client.get(address(assessed, "matrix-file", assessed.list.pk, "docx"))
    assert answer["Content-Disposition"] == 'attachment; filename="upr45-list-filled.docx"'
    assert "no-store" in answer["Cache-Control"]
    theme, ours, theirs = cells(answer.content)[1:]
    assert ours.startswith("Not implemented (") and ours.endswith(")\nIt fell down.")
    assert theirs == "Somebody's own words."
    trace = Trace.objects.get(verb=Trace.Verb.EXPORTED)
    assert (trace.by, trace.party, trace.about) == (
        assessed.cso.reader,
        assessed.cso.party,
        assessed.list.name,
    )


def test_other_voices_are_named_and_only_as_far_as_they_are_shared(assessed):
    cso, state = assessed.cso.party.pk, assessed.state.party.pk
    keeping.share(assessed.list, by=assessed.cso.editor, level=Level.WORKSPACE)
    page = address(assessed, "matrix-file", assessed.list.pk, "docx")
    both = cells(signed_in(assessed.cso.reader).get(page, {"party": [cso, state]}).content)[2]
    assert "Bridge Watch: Not implemented" in both and "Ministry: Fully implemented" in both
    assert "Measures taken: Two beams." in both
    theirs = cells(signed_in(assessed.state.reader).get(page, {"party": [cso, state]}).content)[2]
    assert theirs.startswith("Fully implemented") and "fell" not in theirs
    preview = signed_in(assessed.state.reader).get(address(assessed, "matrix", assessed.list.pk)).text
    assert "Bridge Watch" not in preview.partition("Whose")[2] and "fell" not in preview


def test_the_preview_says_what_matches(assessed):
    shown = signed_in(assessed.cso.reader).get(address(assessed, "matrix", assessed.list.pk)).text
    assert "of 2 rows 1 are filled in and 1 have no assessment" in shown
    assert "1 row has a number that this workspace does not follow" in shown
    none = signed_in(assessed.cso.reader).get(address(assessed, "matrix", assessed.list.pk), {"party": "0"})
    assert "of 2 rows 0 are filled in" in none.text


def test_cycle_4_and_a_plain_spreadsheet(assessed):
    made = take("c4.docx", listed(CYCLE_4), by=assessed.cso.editor)
    client = signed_in(assessed.cso.reader)
    assert "One is added at its end" in client.get(address(assessed, "matrix", made.pk)).text
    sheet = client.get(address(assessed, "matrix-file", made.pk, "xlsx")).content
    rows = list(openpyxl.load_workbook(io.BytesIO(sheet)).worksheets[0].values)
    assert rows[1][:4] == ("1.1", "Roads", "Repair the bridge.", "Supported")
    assert rows[1][4].startswith("Not implemented")
    assert client.get(address(assessed, "matrix-file", made.pk, "csv")).status_code == 404


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", b"MZ\x90"),
        ("a.docx", as_docx([("A", "B"), ("1.1 x", "y")])),
        ("a.docx", as_docx([CYCLE_2, [("77.1 Fly (Chile);",), "Noted", "Air", ""]])),
        ("a.docx", b""),
    ],
    ids=["a program", "no list", "another review", "empty"],
)
def test_what_cannot_be_filled_is_refused_with_a_sentence(space, name, data):
    client = signed_in(space.cso.editor)
    sent = {"file": SimpleUploadedFile(name, data), "level": "party"}
    answer = client.post(address(space, "matrices"), sent)
    assert answer.status_code == 422 and "errorlist" in answer.text
    assert not MatrixFile.objects.exists()


def test_who_may_not_add_sends_nothing_and_deleting_takes_the_bytes_along(assessed):
    sent = {"file": SimpleUploadedFile("a.docx", listed()), "level": "party"}
    assert signed_in(assessed.cso.reader).post(address(assessed, "matrices"), sent).status_code == 403
    page = address(assessed, "matrix", assessed.list.pk)
    assert signed_in(assessed.cso.reader).post(page).status_code == 403
    assert signed_in(assessed.cso.editor).post(page).status_code == 302
    assert not MatrixBytes.objects.exists()


@pytest.fixture
def run(tmp_path, monkeypatch):
    """Run the command with a list; return its result and the cells that it wrote."""
    monkeypatch.setattr("uprtracker.cli.database.prepare_database", lambda: None)

    def ran(*arguments: str):
        source, out = tmp_path / "in.docx", tmp_path / "out.docx"
        source.write_bytes(listed())
        result = CliRunner().invoke(main, ["matrix", "fill", str(source), "--out", str(out), *arguments])
        return result, cells(out.read_bytes())[2:] if out.exists() else []

    return ran


def test_the_command_fills_what_is_published_or_what_a_seat_may_see(assessed, run):
    slug = assessed.workspace.slug
    nothing, before = run("--workspace", slug)
    assert (nothing.exit_code, before[0]) == (0, "")
    assert "Only what is published was looked at" in nothing.stderr
    made, seen = run("--workspace", slug, "--as", "cso-reader", "--party", "Ministry", "--replace")
    assert made.exit_code == 0 and seen[0].startswith("Fully implemented")
    assert "2 rows, 1 filled, 1 without assessment" in made.stderr
    hidden = run("--workspace", slug, "--as", "state-reader", "--party", "Bridge Watch")[1]
    assert hidden[0] == ""
    assert [row.by for row in Trace.objects.filter(verb="exported")] == [
        assessed.state.reader,
        assessed.cso.reader,
    ]


@pytest.mark.parametrize(
    "arguments", [("--workspace", "nowhere"), ("--workspace", "bridges", "--as", "stranger")]
)
def test_the_command_names_what_is_not_there(assessed, run, arguments):
    result, _ = run(*arguments)
    assert result.exit_code == 1 and "There is no workspace" in result.stderr
