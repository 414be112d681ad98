"""Backups: what is restored is what was there, and nothing is ever half."""

import gzip
import io
import json
import os
import signal
import subprocess
import sys
import tarfile
import threading
import time
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.db import OperationalError, connection, transaction
from django.utils import timezone

from cli.started import database_address
from search.small_world import review, small_world
from uprtracker.accounts.models import User
from uprtracker.cli.checks import DATA, run_checks
from uprtracker.core.errors import BackupError
from uprtracker.records.backups import backup, restore, restoring, sqlite
from uprtracker.records.models import Coding, DataVersion, Pair, Recommendation, Review
from uprtracker.records.version import bump, data_version
from uprtracker.search import build_index

DOCUMENT = f"documents/{'a' * 64}.pdf"
EVIDENCE = f"evidence/{'b' * 64}"


@pytest.fixture
def world(transactional_db, home: Path) -> Path:
    """Real records with a document's file, an account and a session."""
    DataVersion.objects.all().delete()
    with transaction.atomic():
        small_world()
    User.objects.create_user("anna", password="secret words")
    Session.objects.create(session_key="x", session_data="y", expire_date=timezone.now())
    for name in (DOCUMENT, EVIDENCE, "models/uprinfo.npz"):
        (home / name).parent.mkdir()
        (home / name).write_bytes(name.encode())
    return home


def content() -> dict[str, list]:
    """Return what stands in the tables that matter."""
    return {
        model.__name__: list(model.objects.order_by("pk").values())
        for model in (Review, Recommendation, Pair, Coding, User)
    }


def test_what_is_restored_is_what_was_there(world, tmp_path):
    before, version = content(), data_version()
    made = backup(tmp_path / "upr.tar")
    assert (made.data_version, made.recommendations, made.documents) == (version, 5, 1)
    assert made.path.stat().st_mode & 0o077 == 0
    Recommendation.objects.all().delete()
    User.objects.all().delete()
    for _ in range(3):
        with transaction.atomic():
            bump("much happened since")
    (world / DOCUMENT).unlink()
    (world / EVIDENCE).unlink()
    restore(tmp_path / "upr.tar")
    assert content() == before
    assert (world / DOCUMENT).read_bytes() == DOCUMENT.encode()
    assert (world / EVIDENCE).read_bytes() == EVIDENCE.encode()
    assert User.objects.get().check_password("secret words")
    assert not Session.objects.exists()
    assert data_version() == version + 4  # above both, so that no cache takes one for the other
    assert review("HRV", 30).pk > max(one["id"] for one in before["Review"])


def test_records_are_replaced_only_when_that_is_said(world, tmp_path):
    backup(tmp_path / "upr.tar")
    Coding.objects.all().delete()
    with pytest.raises(BackupError, match="already"):
        restore(tmp_path / "upr.tar")
    assert not Coding.objects.exists()
    restore(tmp_path / "upr.tar", replace=True)
    assert Coding.objects.exists()


def rewrite(path: Path, how: str) -> None:
    """Write a backup again with a member that nobody of ours writes."""
    with tarfile.open(path) as tar:
        members = [(info, tar.extractfile(info).read()) for info in tar]
    with tarfile.open(path, "w", format=tarfile.PAX_FORMAT) as tar:
        for info, data in members:
            strange = how == "strange list" and info.name == "manifest.json"
            said = b'{"format": 1, "files": []}' if strange else data
            if how == "sparse" and info.name == DOCUMENT:
                # Nothing in the file, a million million bytes when unpacked.
                info.pax_headers = {
                    "GNU.sparse.major": "0", "GNU.sparse.minor": "1", "GNU.sparse.name": DOCUMENT,
                    "GNU.sparse.map": f"{2**40},0", "GNU.sparse.size": str(2**40),
                }  # fmt: skip
                said = b""
            info.size = len(said)
            for _ in range(2 if how == "twice" and info.name == DOCUMENT else 1):
                tar.addfile(info, io.BytesIO(said))


def spoiled(path: Path, how: str) -> None:
    """Damage a backup."""
    whole = path.read_bytes()
    if how == "cut":
        path.write_bytes(whole[: len(whole) // 2])
    elif how == "cut at its end":
        path.write_bytes(whole[:-11_000])
    elif how == "flipped":
        place = whole.index(DOCUMENT.encode(), 600)
        path.write_bytes(whole[:place] + b"X" + whole[place + 1 :])
    elif how == "no tar":
        path.write_bytes(b"hello")
    elif how in ("twice", "sparse", "strange list"):
        rewrite(path, how)
    else:
        with tarfile.open(path, "a") as tar:
            info = tarfile.TarInfo({"outside": "documents/../../x", "more": f"documents/{'b' * 64}.pdf"}[how])
            info.size = 1
            tar.addfile(info, io.BytesIO(b"x"))


@pytest.mark.parametrize(
    "how",
    ["cut", "cut at its end", "flipped", "no tar", "outside", "more", "twice", "sparse", "strange list"],
)
def test_a_backup_that_is_not_as_it_was_written_is_refused(world, tmp_path, how):
    path = tmp_path / "upr.tar"
    backup(path)
    spoiled(path, how)
    before, version = content(), data_version()
    with pytest.raises(BackupError):
        restore(path, replace=True)
    assert (content(), data_version()) == (before, version)
    assert sorted(one.name for one in world.iterdir()) == ["documents", "evidence", "models"]


def test_a_database_that_does_not_end_is_not_unpacked(tmp_path, monkeypatch):
    monkeypatch.setattr(sqlite, "_SMALL", 0)
    packed = tmp_path / "packed.gz"
    with gzip.open(packed, "wb") as stream:
        stream.write(bytes(2**24))
    with pytest.raises(BackupError):
        sqlite._unpack(packed, tmp_path / "plain")
    assert (tmp_path / "plain").stat().st_size < 2**21


@pytest.mark.parametrize("change", [{"database": "oracle"}, {"migrations": [["records", "9999_later"]]}])
def test_a_backup_of_another_kind_or_of_a_newer_version_is_refused(world, tmp_path, change):
    backup(tmp_path / "upr.tar")
    with tarfile.open(tmp_path / "upr.tar") as tar:
        members = [(info, tar.extractfile(info).read()) for info in tar]
    with tarfile.open(tmp_path / "other.tar", "w") as tar:
        for info, data in members:
            said = json.dumps(json.loads(data) | change).encode() if info.name == "manifest.json" else data
            info.size = len(said)
            tar.addfile(info, io.BytesIO(said))
    with pytest.raises(BackupError):
        restore(tmp_path / "other.tar", replace=True)


def test_too_few_locks_are_said_with_what_helps(monkeypatch, tmp_path):
    def put_back(*_):
        cause = Exception("out of shared memory")
        cause.sqlstate = "53200"
        raise OperationalError("out of shared memory") from cause

    monkeypatch.setattr(restoring.postgresql, "put_back", put_back)
    with pytest.raises(BackupError, match="locks") as told:
        restoring._put_back(tmp_path, 1, [])
    assert "max_locks_per_transaction = 256" in told.value.remedy


def test_a_backup_taken_while_others_write_is_of_one_moment(world, tmp_path):
    """The writer adds a review together with its recommendation: no backup has one without the other."""
    ended = threading.Event()

    def write() -> None:
        number = 0
        while not ended.is_set():
            number += 1
            with transaction.atomic():
                of = review("DEU", number)
                Recommendation.objects.create(review=of, code=f"{of.code}-1", text="x" * 500, origin="report")
        connection.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for place in range(3):
            backup(tmp_path / f"{place}.tar")
    finally:
        ended.set()
        writer.join()
    for place in range(3):
        restore(tmp_path / f"{place}.tar", replace=True)
        made = Review.objects.filter(state="DEU")
        assert made.count() == Recommendation.objects.filter(review__state="DEU").count()


def upr(home: Path, *arguments: str) -> subprocess.Popen:
    start = f"import sys; sys.path[:] = {sys.path!r}; from uprtracker.cli import main; main()"
    return subprocess.Popen(
        [sys.executable, "-c", start, *arguments],
        env={**os.environ, "UPR_HOME": str(home), "DATABASE_URL": database_address(),
             "DJANGO_SETTINGS_MODULE": "uprtracker.project.settings"},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def wait_for(what, process: subprocess.Popen) -> bool:
    """Wait until something is so, or the process has ended; return whether it was so."""
    for _ in range(6000):
        if what():
            return True
        if process.poll() is not None:
            return False
        time.sleep(0.005)
    raise AssertionError("It never was.")


def test_a_backup_killed_in_the_middle_leaves_the_one_before(world, tmp_path):
    folder = tmp_path / "kept"
    folder.mkdir()
    build_index()
    backup(folder / "upr.tar")
    whole = (folder / "upr.tar").read_bytes()
    with (world / "documents" / f"{'c' * 64}.pdf").open("wb") as large:
        large.truncate(400 * 2**20)  # sparse: writing it out takes a while
    process = upr(world, "backup", str(folder / "upr.tar"))
    parts = ".upr-backup-*/unfinished.tar"
    assert wait_for(lambda: any(one.stat().st_size > 2**20 for one in folder.glob(parts)), process)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert (folder / "upr.tar").read_bytes() == whole
    names = {check.name for check in run_checks(DATA) if check.status == "wrong"}
    assert names <= {"facts", "journal"}  # none are loaded, and a database in memory keeps no journal
    (world / "documents" / f"{'c' * 64}.pdf").unlink()
    backup(folder / "upr.tar")
    assert [one.name for one in folder.iterdir()] == ["upr.tar"]


def test_a_restore_killed_in_the_middle_leaves_old_or_new(world, tmp_path):
    backup(tmp_path / "upr.tar")
    then = content()
    Coding.objects.all().delete()
    now = content()
    for pause in (0.0, 0.02, 0.1):
        process = upr(world, "restore", "--replace", str(tmp_path / "upr.tar"))
        if wait_for(lambda: any(world.glob("restoring-*")), process):
            time.sleep(pause)
        process.send_signal(signal.SIGKILL)
        process.wait()
        connection.close()
        assert content() in (now, then)
    restore(tmp_path / "upr.tar", replace=True)
    assert content() == then
    assert not list(world.glob("restoring-*"))
