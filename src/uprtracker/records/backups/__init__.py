"""Backup and restore of everything that cannot be made again: database, documents, evidence, learnt models.

    made = backup(Path("upr.tar"))      # while the site serves
    restore(Path("upr.tar"))            # all or nothing

One file, the same for SQLite and PostgreSQL in form (not in content): `package` writes and checks
it, `sqlite` and `postgresql` know how to take a database out whole and put it back.
"""

from uprtracker.records.backups.making import Made, backup
from uprtracker.records.backups.restoring import restore

__all__ = ["Made", "backup", "restore"]
