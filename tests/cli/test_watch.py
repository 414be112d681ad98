"""`upr watch`: a real process, real files, and both ways to stop it."""

import json
import shutil
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import pytest

from cli.started import upr_process

PATIENCE = 120.0


class Watching:
    """A running `upr watch` whose lines can be waited for."""

    def __init__(self, home: Path, folder: Path, *options: str) -> None:
        self.process = upr_process(home, "watch", str(folder), "--every", "0.1", "--json", *options)
        self._lines: Queue[str] = Queue()
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            self._lines.put(line)

    def told(self) -> tuple[str, str]:
        """Wait for the next file and return its name and what became of it."""
        line = json.loads(self._lines.get(timeout=PATIENCE))
        return line["file"], line["status"]

    def stop(self, how: signal.Signals) -> int:
        """Stop it and return its exit code."""
        self.process.send_signal(how)
        return self.process.wait(PATIENCE)


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


@pytest.fixture
def start(tmp_path: Path, inbox: Path, tables: Path) -> Iterator[object]:
    running: list[Watching] = []
    (tmp_path / "home").mkdir()
    shutil.copy(tables, tmp_path / "home")

    def watch(*options: str) -> Watching:
        running.append(Watching(tmp_path / "home", inbox, *options))
        return running[-1]

    yield watch
    for one in running:
        one.process.kill()
        one.process.communicate()


def drop(source: Path, target: Path) -> None:
    """Put a file there as a careful program does: whole, under its own name."""
    shutil.copyfile(source, target.with_name(target.name + ".part"))
    target.with_name(target.name + ".part").rename(target)


def test_what_is_dropped_in_is_read(start, inbox, reports):
    shutil.copy(reports / "31-XAA.pdf", inbox)
    watching = start()
    assert watching.told() == ("31-XAA.pdf", "imported")
    drop(reports / "45-XAA.pdf", inbox / "45-XAA.pdf")
    assert watching.told() == ("45-XAA.pdf", "imported")
    drop(reports / "45-XAA.pdf", inbox / "again.pdf")
    assert watching.told() == ("again.pdf", "unchanged")
    (inbox / "bad.pdf").write_bytes(b"%PDF-1.4 and nothing more")
    assert watching.told() == ("bad.pdf", "failed")
    drop(reports / "45-XAA.pdf", inbox / "bad.pdf")
    assert watching.told() == ("bad.pdf", "unchanged")
    (inbox / "notes.txt").write_text("none of ours")
    assert watching.told() == ("notes.txt", "passed over")
    assert watching.stop(signal.SIGINT) == 0
    assert len(list(inbox.iterdir())) == 5


def test_it_goes_on_where_it_stopped_and_moves_only_when_asked(start, inbox, reports, tmp_path):
    shutil.copy(reports / "31-XAA.pdf", inbox / "report.pdf")
    first = start()
    assert first.told() == ("report.pdf", "imported")
    assert first.stop(signal.SIGTERM) == 0
    done = tmp_path / "done"
    done.mkdir()
    (done / "report.pdf").write_bytes(b"of another day")
    (inbox / "bad.pdf").write_bytes(b"%PDF-1.4 and nothing more")
    second = start("--done", str(done))
    assert {second.told(), second.told()} == {("report.pdf", "unchanged"), ("bad.pdf", "failed")}
    assert second.stop(signal.SIGINT) == 0
    assert [path.name for path in inbox.iterdir()] == ["bad.pdf"]
    assert sorted(path.name for path in done.iterdir()) == ["report-2.pdf", "report.pdf"]
    assert (done / "report.pdf").read_bytes() == b"of another day"


@pytest.mark.django_db
def test_what_is_done_may_not_come_back(upr, inbox):
    result = upr("watch", inbox, "--done", inbox / "done")
    assert result.exit_code == 2
    assert "lies within" in result.stderr
