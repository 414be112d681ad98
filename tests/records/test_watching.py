"""When is a file that was dropped into a folder ready to be read?"""

import os
from pathlib import Path

import pytest

from uprtracker.records.watching import Watch


class Time:
    """The time of day, as the test sets it."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def watch(tmp_path: Path, time: Time) -> Watch:
    return Watch(tmp_path, settle=2.0, clock=time)


def put(path: Path, text: str, changed: float) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    os.utime(path, (changed, changed))
    return path


def names(watch: Watch) -> list[str]:
    return [found.path.name for found in watch.ready()]


def test_what_has_lain_there_is_ready_at_once_and_once(watch, tmp_path, time):
    put(tmp_path / "b.pdf", "b", time.now - 60)
    put(tmp_path / "deep" / "a.docx", "a", time.now - 60)
    assert names(watch) == ["b.pdf", "a.docx"]
    time.now += 10
    assert names(watch) == []


def test_a_growing_file_is_waited_for(watch, tmp_path, time):
    assert names(watch) == []
    for size in (1, 2, 3):
        put(tmp_path / "a.pdf", "x" * size, time.now)
        assert names(watch) == []
        time.now += 1.5
    time.now += 1.5
    assert names(watch) == ["a.pdf"]


def test_a_file_whose_time_is_set_back_at_the_end_is_waited_for(watch, tmp_path, time):
    put(tmp_path / "a.pdf", "half", time.now)
    assert names(watch) == []
    time.now += 1
    put(tmp_path / "a.pdf", "half and half", time.now - 10_000)
    assert names(watch) == []
    time.now += 2
    assert names(watch) == ["a.pdf"]


def test_a_time_in_the_future_is_waited_out(watch, tmp_path, time):
    put(tmp_path / "a.pdf", "a", time.now + 10_000)
    assert names(watch) == []
    time.now += 2
    assert names(watch) == ["a.pdf"]


def test_a_changed_file_is_a_new_one(watch, tmp_path, time):
    path = put(tmp_path / "a.pdf", "a", time.now - 60)
    assert names(watch) == ["a.pdf"] and watch.unchanged(path)
    put(path, "abc", time.now)
    assert not watch.unchanged(path)
    assert names(watch) == []
    time.now += 2
    assert names(watch) == ["a.pdf"]


def test_a_file_that_goes_and_comes_is_a_new_one(watch, tmp_path, time):
    path = put(tmp_path / "a.pdf", "a", time.now - 60)
    assert names(watch) == ["a.pdf"]
    path.unlink()
    assert names(watch) == []
    put(path, "a", time.now - 60)
    assert names(watch) == ["a.pdf"]


@pytest.mark.parametrize(
    "name", [".a.pdf", "~$a.docx", "a.pdf.part", "a.pdf.crdownload", "a.PDF.TMP", "a.docx~", ".sync/a.pdf"]
)
def test_temporary_names_are_left_alone(watch, tmp_path, time, name):
    put(tmp_path / name, "a", time.now - 60)
    assert watch.ready() == []


def test_other_kinds_are_told_once(watch, tmp_path, time):
    put(tmp_path / "notes.txt", "a", time.now - 60)
    (found,) = watch.ready()
    assert found.passed_over == "not a PDF or Word file"
    assert watch.ready() == []


def test_a_folder_that_goes_is_an_empty_one(tmp_path, time):
    folder = tmp_path / "inbox"
    folder.mkdir()
    watch = Watch(folder, 2.0, clock=time)
    put(folder / "a.pdf", "a", time.now - 60)
    assert names(watch) == ["a.pdf"]
    (folder / "a.pdf").unlink()
    folder.rmdir()
    assert names(watch) == []
