"""`upr code`: a table of texts in, a table of their codings out, whole or not at all."""

import csv
import io
import os

import pytest
from click.testing import CliRunner

from records.small_coders import places, verbs
from uprtracker.cli import main
from uprtracker.coding import CODERS

ASKS = 'id,text\n17,"Plant trees, along all the roads\nof the ""capital"""\nb-2,\n=3,Teach chess in schools\n'


@pytest.fixture(autouse=True)
def small(monkeypatch):
    """Two coders that say what is expected, in the place of the models."""
    table = {"issue": places, "action": verbs}
    monkeypatch.setattr("uprtracker.coding.CODERS", table)


@pytest.fixture
def coded(upr, tmp_path):
    """`coded(bytes or text)` runs the command on a file and returns its rows."""

    def run(table, *options):
        (tmp_path / "asks.csv").write_bytes(table.encode() if isinstance(table, str) else table)
        result = upr("code", "--in", tmp_path / "asks.csv", "--out", tmp_path / "coded.csv", *options)
        assert result.exit_code == 0, result.output
        with (tmp_path / "coded.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.reader(file))

    return run


EXPECTED = [
    ["id", "action", "issues"],
    ["17", "5", "Development"],
    ["b-2", "", ""],
    ["'=3", "2", "Right to education"],
]


@pytest.mark.parametrize(
    "table",
    [
        ASKS,
        "\ufeff" + ASKS,
        ASKS.replace("\n", "\r\n"),
        ASKS.replace("\n", "\r"),
        ASKS.replace("id,text", " ID ,Text"),
        'text;to;id\n"Plant trees; on roads";SVN;17\n;SVN;b-2\nTeach chess in schools;SVN;=3\n',
        "id\ttext\n17\tPlant trees, along the roads\nb-2\t\n=3\tTeach chess in schools",
    ],
    ids=["plain", "mark", "windows", "macintosh", "capitals", "semicolons", "tabs"],
)
def test_rows_come_out_in_order(coded, table):
    assert coded(table) == EXPECTED


def test_a_number_as_id_stays_a_number(coded):
    assert [row[0] for row in coded("id,text\n-3,Plant trees\n+7,\n-3+1,\n")[1:]] == ["-3", "+7", "'-3+1"]


def test_several_issues_stand_apart(coded):
    assert (
        coded("id,text\n1,Plant trees beside roads and schools\n")[1][2] == "Development|Right to education"
    )


def test_all_says_how_sure_the_machine_is(coded):
    rows = coded("id,text\n1,Plant trees beside the roads\n2,Frobnicate\n3,\n", "--all")
    assert rows == [
        ["id", "action", "action_confidence", "action_sure", "issues", "issues_confidence", "issues_sure"],
        ["1", "5", "0.9000", "yes", "Development", "0.6000", "no"],
        ["2", "4", "0.4000", "no", "", "0.6000", "no"],
        ["3", "", "", "", "", "", ""],
    ]


def test_a_thousand_rows_stay_a_thousand_rows(coded):
    table = "id,text\n" + "".join(f"{n},Dig a well\n" for n in range(2_501))
    assert [row[0] for row in coded(table)[1:]] == [str(n) for n in range(2_501)]


def test_child_processes_say_the_same(upr, tmp_path, monkeypatch):
    """With the real coders: children do not see the table of a test."""
    monkeypatch.setattr("uprtracker.coding.CODERS", CODERS)
    texts = ("Ratify the Convention against Torture", "", "Build schools before 2030")
    table = "id,text\n" + "".join(f"{n},{texts[n % 3]}\n" for n in range(30))
    (tmp_path / "asks.csv").write_text(table)
    monkeypatch.setattr("uprtracker.cli.code.AT_A_TIME", 7)
    for workers in ("1", "2"):
        out = tmp_path / f"{workers}.csv"
        options = ("--all", "--workers", workers)
        assert upr("code", "--in", tmp_path / "asks.csv", "--out", out, *options).exit_code == 0
    assert (tmp_path / "1.csv").read_bytes() == (tmp_path / "2.csv").read_bytes()


def test_a_header_alone_gives_a_header(coded):
    assert coded("id,text\n") == [["id", "action", "issues"]]


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (b"", ["line 1", "no column", "id,text"]),
        (b"number,words\n1,Dig\n", ["line 1", "\u201cid\u201d", "number, words"]),
        (b"id,text,text\n1,a,b\n", ["line 1", "more than one column", "text"]),
        (b"id,text\n1,Dig\n2,Dig, and dig again\n", ["line 3", "3 cells", "2"]),
        (b"id,text\n1,Dig\n2\n", ["line 3", "1 cells"]),
        (b"id,text\n1,Dig\n2,\xe9cole\n", ["line 3", "not UTF-8", "iconv"]),
        ("id,text\n1,Dig\n".encode("utf-16"), ["line 1", "not UTF-8"]),
        (b'id,text\n1,"Dig\n2,Dig\n', ["quotes do not match"]),
        (b'id,text\n1,"Dig" again\n', ["line 2", "quotes do not match"]),
    ],
    ids=["empty", "columns", "twice", "ragged", "short", "latin", "utf-16", "open-quote", "stray-quote"],
)
def test_what_cannot_be_read_is_said_with_its_line_and_nothing_is_written(upr, tmp_path, table, words):
    (tmp_path / "asks.csv").write_bytes(table)
    (tmp_path / "coded.csv").write_text("of before")
    result = upr("code", "--in", tmp_path / "asks.csv", "--out", tmp_path / "coded.csv")
    assert result.exit_code == 1
    assert all(word in result.output for word in ["asks.csv", *words]), result.output
    assert (tmp_path / "coded.csv").read_text() == "of before"
    assert {file.name for file in tmp_path.iterdir()} == {"asks.csv", "coded.csv"}


def test_a_file_that_is_not_there_and_a_folder_that_is_not_there(upr, tmp_path):
    missing = upr("code", "--in", tmp_path / "no.csv", "--out", tmp_path / "coded.csv")
    assert missing.exit_code == 1 and "no.csv" in missing.output
    (tmp_path / "asks.csv").write_text(ASKS)
    nowhere = upr("code", "--in", tmp_path / "asks.csv", "--out", tmp_path / "no" / "coded.csv")
    assert nowhere.exit_code == 1 and "coded.csv" in nowhere.output


def test_the_table_may_replace_itself(upr, tmp_path):
    (tmp_path / "asks.csv").write_text(ASKS)
    assert upr("code", "--in", tmp_path / "asks.csv", "--out", tmp_path / "asks.csv").exit_code == 0
    assert (tmp_path / "asks.csv").read_text().startswith("id,action,issues\n")


def test_a_link_stays_a_link_and_its_file_is_written(upr, tmp_path):
    (tmp_path / "asks.csv").write_text(ASKS)
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "coded.csv").write_text("of before")
    (tmp_path / "link.csv").symlink_to(tmp_path / "kept" / "coded.csv")
    assert upr("code", "--in", tmp_path / "asks.csv", "--out", tmp_path / "link.csv").exit_code == 0
    assert (tmp_path / "link.csv").is_symlink()
    assert (tmp_path / "kept" / "coded.csv").read_text().startswith("id,action,issues\n")


def test_a_named_pipe_is_written_to_and_stays(upr, tmp_path):
    (tmp_path / "asks.csv").write_text(ASKS)
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert upr("code", "--in", tmp_path / "asks.csv", "--out", pipe).exit_code == 0
        assert os.read(reader, 100).startswith(b"id,action,issues\n")
    finally:
        os.close(reader)
    assert pipe.is_fifo()


def piped(table: str):
    return CliRunner().invoke(main, ["code", "--in", "-", "--out", "-"], input=table.encode())


def test_pipes():
    done = piped(ASKS)
    assert list(csv.reader(io.StringIO(done.stdout, newline=""))) == EXPECTED
    assert "Coded 3 texts by machine." in done.stderr


def test_a_pipe_that_fails_prints_no_row():
    table = "id,text\n" + "1,Dig\n" * 1_500 + "2\n"
    done = piped(table)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "standard input, line 1502" in done.stderr
