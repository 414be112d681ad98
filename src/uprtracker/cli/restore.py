"""`upr restore`: a backup put back."""

from pathlib import Path

import click

from uprtracker.cli.database import with_database
from uprtracker.cli.output import remark


@click.command("restore")
@click.argument("source", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Put it in the place of records that are here.")
@click.option("--check", is_flag=True, help="Only look whether the backup is whole and fits.")
@with_database
def command(source: Path, replace: bool, check: bool) -> None:
    """Put a backup in the place of the data.

    Everything is checked first; then the database changes in one step, or not
    at all. Of a SQLite database a copy is kept in UPR_HOME/copies. Afterwards the
    search index is built anew. A site that serves meanwhile goes on with the old
    data until then. A backup of an older version is brought up to this one. A newsletter
    that was being sent then is stopped until an editor goes on.

    \b
    Examples:
      upr restore upr.tar
      upr restore --check upr.tar
      upr restore --replace /srv/backups/upr-20261122-031500.tar
    """
    from uprtracker.cli.home import keep_copy, prepare_database
    from uprtracker.publishing.newsletter.sending import hold_after_restore
    from uprtracker.records.backups import restore
    from uprtracker.search import build_index

    manifest = restore(source, only_check=True)
    if check:
        remark(f"Whole: data version {manifest['data_version']}, made {manifest['made_at']}.")
        return
    if replace:
        keep_copy()
    restore(source, replace=replace)
    prepare_database()
    held = hold_after_restore()
    build_index()
    remark(
        f"Restored {manifest['recommendations']:,} recommendations, as they were on {manifest['made_at']}."
    )
    if held:
        remark("A newsletter was being sent when the backup was made: an editor decides at its desk.")
