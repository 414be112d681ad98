"""A child process that dies, hangs or lies costs its own item; the batch goes on."""

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from documents.isolated_tasks import behave, process_id, slowly
from uprtracker.core.errors import DocumentError, EncryptedDocument, ReaderKilled, TooLarge
from uprtracker.documents import run_isolated

GIB = 2**30


def outcomes(*items, workers=2, seconds=60.0):
    return list(run_isolated(behave, items, workers=workers, memory=GIB, seconds=seconds))


@pytest.mark.parametrize(
    ("item", "error", "says"),
    [
        ("crash", ReaderKilled, "SIGSEGV"),
        ("eat", TooLarge, "memory"),
        ("unknown", DocumentError, "KeyError"),
        ("locked", EncryptedDocument, "Locked"),
        ("exit", ReaderKilled, "ended"),
        ("leave", ReaderKilled, "ended"),
    ],
)
def test_bad_item_costs_itself_only(item, error, says):
    before, bad, after = outcomes("before", item, "after", workers=1)
    assert (before.value, after.value) == ("before", "after")
    assert (type(bad.error), bad.value) == (error, None)
    assert says in str(bad.error)


def test_hanging_item_is_stopped():
    bad, after = outcomes("hang", "after", workers=1, seconds=1.0)
    assert isinstance(bad.error, ReaderKilled)
    assert after.value == "after"


def test_place_and_remedy_travel_with_the_error():
    (outcome,) = outcomes("locked")
    assert (outcome.error.place, outcome.error.remedy) == ("a.pdf, page 2", "Unlock it.")


def test_outcomes_come_in_the_order_of_the_items():
    delays = [0.3, 0.0, 0.1, 0.0, 0.2, 0.0]
    assert [one.value for one in run_isolated(slowly, delays, workers=3)] == delays


def test_answer_larger_than_a_pipe():
    (outcome,) = outcomes("big")
    assert len(outcome.value) == 3_000_000


def test_noise_does_not_disturb(capfd):
    assert [one.value for one in outcomes("noise", "after")] == ["quiet", "after"]
    assert capfd.readouterr() == ("", "")


def test_answer_that_would_run_code_is_refused(tmp_path):
    trap = tmp_path / "trap"
    (outcome,) = outcomes(f"hostile {trap}")
    assert isinstance(outcome.error, ReaderKilled)
    assert not trap.exists()


def test_children_serve_many_items():
    pids = {one.value for one in run_isolated(process_id, range(20), workers=2)}
    assert len(pids) <= 2
    assert os.getpid() not in pids


def test_items_are_taken_as_they_are_needed():
    taken = []

    def items():
        for item in range(1000):
            taken.append(item)
            yield item

    running = run_isolated(process_id, items(), workers=2)
    next(running)
    running.close()
    assert len(taken) < 20


def gone(pid, patience=10.0):
    end = time.monotonic() + patience
    while time.monotonic() < end:
        stat = Path(f"/proc/{pid}/stat")
        if not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.05)
    return False


def test_early_end_leaves_no_child():
    running = run_isolated(process_id, range(10), workers=2)
    pid = next(running).value
    running.close()
    assert gone(pid)


def test_child_dies_with_a_killed_parent(tmp_path):
    script = (
        "from uprtracker.documents import run_isolated\n"
        "from documents.isolated_tasks import process_id\n"
        "running = run_isolated(process_id, range(10))\n"
        "print(next(running).value, flush=True)\n"
        "import time; time.sleep(600)\n"
    )
    start = f"import sys; sys.path[:0] = {[path for path in sys.path if path]!r}\n{script}"
    environment = os.environ | {"TMPDIR": str(tmp_path)}
    command = [sys.executable, "-c", start]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as parent:
        pid = int(parent.stdout.readline())
        parent.kill()
    assert gone(pid)
    assert _empties(tmp_path)


def test_process_started_by_a_child_ends_with_it():
    seconds = f"600.{os.getpid()}1"  # no other test, in this run or another, sleeps as long
    seen = set()
    watching = threading.Thread(target=lambda: seen.update(_appears(seconds)))
    watching.start()
    outcomes(f"orphan {seconds}", seconds=5.0)
    watching.join()
    assert len(seen) == 1
    assert all(map(gone, seen))


def test_what_a_child_of_a_killed_parent_started_ends_too(tmp_path):
    folder = tmp_path / "temporary"
    folder.mkdir()
    seconds = f"600.{os.getpid()}2"
    script = (
        "from uprtracker.documents import run_isolated\n"
        "from documents.isolated_tasks import behave\n"
        f"next(run_isolated(behave, ['orphan {seconds}']))\n"
    )
    start = f"import sys; sys.path[:0] = {[path for path in sys.path if path]!r}\n{script}"
    environment = os.environ | {"TMPDIR": str(folder)}
    with subprocess.Popen([sys.executable, "-c", start], env=environment) as parent:
        started = _appears(seconds)
        parent.kill()
    (sleeper,) = started
    assert gone(sleeper)
    assert _empties(folder)


def test_what_a_dead_child_leaves_lying_goes_with_it(tmp_path):
    note = tmp_path / "note"
    outcomes(f"litter {note}")
    assert note.read_text()
    assert not Path(note.read_text()).exists()


def _empties(folder, patience=10.0):
    end = time.monotonic() + patience
    while any(folder.iterdir()) and time.monotonic() < end:
        time.sleep(0.05)
    return not any(folder.iterdir())


def _appears(seconds, patience=60.0):
    """Return the processes that sleep so many seconds, as soon as there is one."""
    end = time.monotonic() + patience
    while not (found := _sleepers(seconds)) and time.monotonic() < end:
        time.sleep(0.05)
    return found


def _sleepers(seconds):
    found = set()
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if path.read_bytes() == b"sleep\0" + seconds.encode() + b"\0":
                found.add(path.parent.name)
        except OSError:
            continue
    return found


def test_works_from_a_thread():
    results = []
    thread = threading.Thread(target=lambda: results.extend(outcomes("a", "b")))
    thread.start()
    thread.join(60)
    assert [one.value for one in results] == ["a", "b"]


def test_function_of_main_is_refused():
    def local():
        return None

    local.__module__ = "__main__"
    with pytest.raises(TypeError, match="__main__"):
        next(run_isolated(local, [1]))


def test_no_items():
    assert outcomes() == []
