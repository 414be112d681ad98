"""Making a backup while the site serves and imports run."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from uprtracker.core.errors import BackupError
from uprtracker.records.backups import postgresql, sqlite
from uprtracker.records.backups.package import working_folder, written
from uprtracker.records.models import Recommendation
from uprtracker.records.version import data_version

DATABASES = {"sqlite": sqlite, "postgresql": postgresql}
# Who was signed in from where: a backup lets nobody in and says nothing of visits.
LEFT_OUT = ("django_session", "axes_accessattempt", "axes_accesslog", "axes_accessfailurelog")


@dataclass(frozen=True, slots=True)
class Made:
    """What a backup holds."""

    path: Path
    size: int
    data_version: int
    recommendations: int
    documents: int


def backup(target: Path, *, documents: bool = True) -> Made:
    """Write database, documents (unless told not to), evidence and learnt models to `target`, whole or not.

    The database is as it was at one moment. Documents come after it: none that it names can be
    missing but one that was taken away meanwhile. Raises BackupError when the folder cannot be written.
    """
    if not target.parent.is_dir():
        raise BackupError(f"There is no folder {target.parent}.", remedy="Make it first.")
    home = Path(settings.UPR_HOME)
    version, recommendations = data_version(), Recommendation.objects.count()
    about = {
        "made_at": timezone.now().isoformat(timespec="seconds"),
        "database": connection.vendor,
        "migrations": sorted(MigrationRecorder(connection).applied_migrations()),
        "data_version": version,
        "recommendations": recommendations,
    }
    # Beside the target, because a database may be larger than what a folder for trifles holds.
    with working_folder(target.parent, ".upr-backup-") as aside:
        files = DATABASES[connection.vendor].take_out(aside, _there(LEFT_OUT))
        with written(target, aside, about) as package:
            for path in files:
                package.add(f"database/{path.name}", path)
            kept = sorted((home / "documents").glob("*.*")) if documents else []
            always = ((name, sorted((home / name).glob("*"))) for name in ("evidence", "files", "models"))
            for folder, paths in (("documents", kept), *always):
                for path in paths:
                    if path.is_file() and not path.is_symlink():
                        package.add(f"{folder}/{path.name}", path)
            count = sum(name.startswith("documents/") for name in package.files)
    return Made(target, target.stat().st_size, version, recommendations, count)


def _there(tables: tuple[str, ...]) -> list[str]:
    known = set(connection.introspection.table_names())
    return [table for table in tables if table in known]
