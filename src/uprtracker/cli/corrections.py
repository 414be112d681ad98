"""`upr corrections`: what editors decided about readings, out as a file and in again."""

from pathlib import Path

import click

from uprtracker.cli.database import with_database
from uprtracker.cli.output import remark, tell_json, visible


@click.group("corrections")
def command() -> None:
    """Move what editors decided about readings to another installation.

    \b
    Examples:
      upr corrections export corrections.jsonl
      upr corrections import corrections.jsonl
    """


@command.command("export")
@click.argument("file", type=click.Path(dir_okay=False, writable=True, path_type=Path))
@click.option("--review", "code", metavar="CODE", help="Only those of this review: SVN-20.")
@with_database
def export(file: Path, code: str | None) -> None:
    """Write the standing decisions, one JSON object a line: what was read, what was decided, when.

    Names of persons are not in the file. Decisions on the demonstration data
    come only with --review.

    \b
    Examples:
      upr corrections export corrections.jsonl
      upr corrections export --review SVN-20 slovenia.jsonl
    """
    from uprtracker.records.correction_files import write_corrections
    from uprtracker.records.models import Review

    review = Review.objects.filter(code__iexact=code.replace("/", "-")).first() if code else None
    if code and review is None:
        raise click.BadParameter(
            f"There is no review {visible(code)}. Write State and session: SVN-20.", param_hint="--review"
        )
    lines = list(write_corrections(review))
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    remark(f"{len(lines)} decisions written to {visible(str(file))}.")


@command.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON.")
@with_database
def take_in(file: Path, as_json: bool) -> None:
    """Read a file that `upr corrections export` wrote, check every line, and apply what is in it.

    All of it is taken in, or nothing. A decision that is here already changes
    nothing; where editors here decided otherwise on the same reading, theirs
    stands and the other is left out. Decisions on a report that is not here yet
    wait for it.

    \b
    Example:
      upr corrections import corrections.jsonl
    """
    from uprtracker.records.correction_files import read_corrections
    from uprtracker.search.build import ensure_index

    taken = read_corrections(file)
    ensure_index()
    if as_json:
        tell_json({"added": taken.added, "known": taken.known, "left_out": taken.left_out})
        return
    click.echo(
        f"{taken.added} decisions added, {taken.known} were here already, "
        f"{taken.left_out} left out because editors here decided otherwise."
    )
