"""Putting a backup back: checked first as a whole, then all or nothing."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from uprtracker.core.errors import BackupError
from uprtracker.records.backups import postgresql, sqlite
from uprtracker.records.backups.package import unpacked, working_folder
from uprtracker.records.models import Recommendation
from uprtracker.records.version import data_version

_NO_ROOM_FOR_LOCKS = "53200"  # PostgreSQL: out of memory, here of shared memory


def restore(source: Path, *, replace: bool = False, only_check: bool = False) -> dict[str, Any]:
    """Put the backup `source` in the place of the data, and return its manifest.

    Everything is unpacked and checked before anything changes. The database changes in one
    transaction; readers see the old one until then. The version of the data goes on from the higher
    of the two, so that no cache takes the one for the other. Documents are added, never taken away.
    Raises BackupError for a backup that is not whole, of another kind of database or made by a newer
    version, and when there are real records and `replace` is not said.
    """
    home = Path(settings.UPR_HOME)
    with working_folder(home, "restoring-") as folder:
        manifest = unpacked(source, folder)
        migrations = [(str(app), str(name)) for app, name in manifest["migrations"]]
        _check(source, manifest, migrations)
        if only_check:
            return manifest
        if not replace and Recommendation.objects.filter(review__demo=False).exists():
            raise BackupError(
                "There are records here already.", remedy="Say --replace to put the backup in their place."
            )
        _add_files(folder, home)
        above = data_version()
        if connection.vendor == "sqlite":
            sqlite.put_back(folder / "database", above)
        else:
            _put_back(folder / "database", above, migrations)
    return manifest


def _put_back(folder: Path, above: int, migrations: list[tuple[str, str]]) -> None:
    try:
        postgresql.put_back(folder, above, migrations)
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", "") != _NO_ROOM_FOR_LOCKS:
            raise
        raise BackupError(
            "PostgreSQL has no room for the locks of so many tables at once; nothing was changed.",
            remedy="Set max_locks_per_transaction = 256 in postgresql.conf, restart PostgreSQL, try again.",
        ) from error


def _check(source: Path, manifest: dict[str, Any], migrations: list[tuple[str, str]]) -> None:
    if manifest["database"] != connection.vendor:
        raise BackupError(
            f"The backup is of {manifest['database']}, this database is {connection.vendor}.",
            place=source.name,
            remedy="Restore it with DATABASE_URL of its own kind.",
        )
    known = MigrationExecutor(connection).loader.graph.nodes
    strange = [one for one in migrations if one not in known]
    if strange:
        raise BackupError(
            f"The backup was made by another version: it has {'.'.join(strange[0])}.",
            place=source.name,
            remedy="Install that version, or a newer one.",
        )


def _add_files(folder: Path, home: Path) -> None:
    """Move documents, evidence and models into place, each whole; a file that is there is the same."""
    for name, replace in (("documents", False), ("evidence", False), ("files", False), ("models", True)):
        for path in sorted((folder / name).glob("*")):
            target = home / name / path.name
            target.parent.mkdir(mode=0o700, exist_ok=True)
            if replace or not target.exists():
                path.replace(target)
