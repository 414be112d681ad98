"""Preparing the home folder: what must be true before a command or the site can work.

Every step is safe to repeat and quick when there is nothing to do. A lock lets
two commands that start together prepare one after the other.
"""

import fcntl
import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from uprtracker.cli.catalogues import compile_catalogues
from uprtracker.cli.output import remark
from uprtracker.core.errors import DatabaseFailed

COPIES_KEPT = 5


def prepare_database() -> None:
    """Bring the tables up to date and load the facts.

    A copy of a SQLite database is kept under UPR_HOME/copies before its tables
    change. Raises DatabaseFailed when the database does not answer.
    """
    from django.core.management import call_command
    from django.db import Error

    from uprtracker.records.facts import load_facts

    _home()
    try:
        pending = pending_migrations()
        _for_owner_alone()
        if not pending:
            return
        with _lock():
            pending = pending_migrations()
            if pending:
                keep_copy()
                remark(f"Preparing the database ({len(pending)} steps).")
                call_command("migrate", interactive=False, verbosity=0)
                load_facts()
    except Error as error:
        raise DatabaseFailed(
            f"The database cannot be opened: {str(error).strip()}.",
            remedy="Check DATABASE_URL and UPR_HOME: `upr doctor` shows what they are.",
        ) from error


def prepare_site() -> None:
    """Prepare everything that serving needs: facts, demonstration data, catalogues, static files, index."""
    from uprtracker.publishing.news.first_pages import make_first_pages
    from uprtracker.records.demo import load_demo
    from uprtracker.records.facts import load_facts
    from uprtracker.records.models import Recommendation
    from uprtracker.records.texts_index import texts_index
    from uprtracker.search.build import ensure_index
    from uprtracker.search.library import refresh

    prepare_database()
    with _lock():
        load_facts()
        if not Recommendation.objects.exists():
            remark("Loading the demonstration data.")
            load_demo()
        make_first_pages()
        compile_catalogues()
        _collect_static()
        if ensure_index():
            remark("Built the search index.")
        refresh()
        texts_index()


def pending_migrations() -> list[str]:
    """Return the names of migrations that the database has not had yet."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]


def _for_owner_alone() -> None:
    """Let nobody else on this machine read a SQLite database: it holds accounts, sessions and secret links.

    Its journal takes the same permissions. A home that was made by others may be open to all.
    """
    from django.db import connection

    if connection.vendor == "sqlite":
        with suppress(OSError):  # of another owner: his to say
            Path(connection.settings_dict["NAME"]).chmod(0o600)


def _home() -> Path:
    """Return the home folder; one that is made here is for its owner alone."""
    from django.conf import settings

    home: Path = settings.UPR_HOME
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    return home


@contextmanager
def _lock() -> Iterator[None]:
    with (_home() / "prepare.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def keep_copy() -> None:
    """Copy a SQLite database that has tables; SQLite's own backup is whole even while others write."""
    from django.db import connection

    if connection.vendor != "sqlite" or not connection.introspection.table_names():
        return
    source = Path(connection.settings_dict["NAME"])
    folder = source.parent / "copies"
    folder.mkdir(mode=0o700, exist_ok=True)
    target = folder / f"{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.sqlite3"
    with closing(sqlite3.connect(source)) as original, closing(sqlite3.connect(target)) as copy:
        original.backup(copy)
    target.chmod(0o600)
    remark(f"Kept a copy of the database: {target}")
    for old in sorted(folder.glob("*.sqlite3"))[:-COPIES_KEPT]:
        old.unlink()


def _collect_static() -> None:
    """Gather and compress the static files, unless they are those of the last time."""
    from django.conf import settings
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    files = sorted(storage.path(name) for finder in get_finders() for name, storage in finder.list([]))
    digest = hashlib.sha256()
    for file in files:
        stat = Path(file).stat()
        digest.update(f"{file} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    mark = Path(settings.STATIC_ROOT) / ".collected"
    if mark.exists() and mark.read_text() == digest.hexdigest():
        return
    call_command("collectstatic", interactive=False, verbosity=0)
    mark.write_text(digest.hexdigest())
