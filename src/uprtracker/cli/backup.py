"""`upr backup`: everything that cannot be made again, in one file."""

from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import click

from uprtracker.cli.database import with_database
from uprtracker.cli.output import remark, tell_json

NAME = "upr-%Y%m%d-%H%M%S.tar"


@click.command("backup")
@click.argument("target", type=click.Path(path_type=Path))
@click.option("--keep", type=click.IntRange(1), help="Of the backups in the folder keep only so many.")
@click.option("--without-documents", is_flag=True, help="Leave out the files of documents.")
@click.option("--json", "as_json", is_flag=True, help="Print what was written as JSON.")
@with_database
def command(target: Path, keep: int | None, without_documents: bool, as_json: bool) -> None:
    """Write database, documents and learnt models to one file, while the site serves.

    TARGET is a file, or a folder, in which the file is named after the moment.
    The file is there whole or not at all, with a checksum of everything in it.
    It holds accounts and keys: keep it as you keep the database. The search
    index, caches and sessions are not in it.

    \b
    Examples:
      upr backup upr.tar
      upr backup /srv/backups --keep 14
    """
    from uprtracker.records.backups import backup

    folder = target if target.is_dir() else None
    made = backup(
        folder / f"{datetime.now(UTC):{NAME}}" if folder else target, documents=not without_documents
    )
    if folder and keep:
        for old in sorted(folder.glob("upr-????????-??????.tar"))[:-keep]:
            old.unlink()
    if as_json:
        tell_json(asdict(made))
    else:
        remark(
            f"Wrote {made.path} ({made.size / 2**20:,.1f} MB): data version {made.data_version},"
            f" {made.recommendations:,} recommendations, {made.documents:,} documents."
        )
