"""`upr fetch`: documents by their UN symbol, from the United Nations into the database."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from uprtracker.cli.batch import tell_batch
from uprtracker.cli.database import with_database
from uprtracker.cli.output import progress_bar, remark, table, tell_json, visible
from uprtracker.cli.reviews import review_meant
from uprtracker.core.errors import FetchError
from uprtracker.exchange.un_documents import LANGUAGES, Fetched, Fetcher, Manners, Wanted, wanted

if TYPE_CHECKING:
    from uprtracker.records.summary import BatchSummary


@dataclass
class Haul:
    """What was fetched, what failed and why, and what became of it in the database."""

    fetched: list[Fetched] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    batch: "BatchSummary | None" = None


@click.command("fetch")
@click.argument("symbols", nargs=-1)
@click.option("--review", "reviews", multiple=True, help="All known documents of a review: SVN-48, SVN/48.")
@click.option(
    "--language", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language of the UN."
)
@click.option(
    "--type", "kind", type=click.Choice(("pdf", "doc", "docx")), default="pdf", show_default=True,
    help="Type of file; Word is Word, whichever it is.",
)  # fmt: skip
@click.option("--again", is_flag=True, help="Ask the server again for what was fetched before.")
@click.option("--only", is_flag=True, help="Fetch and stop: read nothing into the database.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@with_database
def command(
    symbols: tuple[str, ...],
    reviews: tuple[str, ...],
    language: str,
    kind: str,
    again: bool,
    only: bool,
    as_json: bool,
) -> None:
    """Fetch UN documents by symbol and read them into the database.

    They come from documents.un.org, one after the other with a pause between,
    and are kept in UPR_HOME/fetched: the same line again asks the network for
    nothing that is there. A symbol that fails is named at the end and stops
    nothing. After an interruption run the same line again: a download goes on
    where it broke off.

    \b
    Examples:
      upr fetch A/HRC/59/15 A/HRC/59/15/Add.1
      upr fetch --review SVN-48
      upr fetch --review SVN/48 --language fr --type docx --only
    """
    asked = _asked((*symbols, *_symbols_of(reviews)), language, kind)
    haul = _fetch(asked, again, as_json)
    if haul.fetched and not only:
        _ingest(haul, as_json)
    if as_json:
        tell_json(_as_json(haul))
    else:
        _tell(haul)
    if haul.failed or (haul.batch and haul.batch.failed):
        raise click.exceptions.Exit(1)


def _symbols_of(reviews: Sequence[str]) -> list[str]:
    from uprtracker.records.known_symbols import symbols_of

    return [symbol for name in reviews for symbol in symbols_of(review_meant(name))]


def _asked(symbols: Sequence[str], language: str, kind: str) -> list[Wanted]:
    if not symbols:
        raise click.UsageError("Say what to fetch: a symbol (A/HRC/59/15), or --review SVN-48.")
    try:
        return list(dict.fromkeys(wanted(symbol, language, kind) for symbol in symbols))
    except FetchError as error:
        raise click.BadParameter(str(error)) from error


def _fetch(asked: Sequence[Wanted], again: bool, quiet: bool) -> Haul:
    """Fetch one after the other; a symbol that fails stops nothing."""
    from django.conf import settings

    haul = Haul()
    manners = Manners(address=settings.UPR_UN_DOCUMENTS)
    folder = Path(settings.UPR_HOME) / "fetched"
    with progress_bar(quiet=quiet) as report, Fetcher(manners, folder) as fetcher:
        for done, one in enumerate(asked):
            report(done, len(asked), one.symbol)
            try:
                haul.fetched.append(fetcher.fetch(one, again=again))
            except FetchError as error:
                haul.failed[one.symbol] = f"{error.message} {error.remedy}".strip()
        report(len(asked), len(asked), "")
    return haul


def _ingest(haul: Haul, quiet: bool) -> None:
    from uprtracker.records.imports import import_documents
    from uprtracker.search.build import ensure_index

    with progress_bar(quiet=quiet) as report:
        haul.batch = import_documents([one.path for one in haul.fetched], report)
    ensure_index()


def _tell(haul: Haul) -> None:
    new = sum(one.new for one in haul.fetched)
    table(
        ("", "number"),
        [
            ("documents fetched", new),
            ("fetched before", len(haul.fetched) - new),
            ("could not be fetched", len(haul.failed)),
        ],
    )
    if haul.batch:
        tell_batch(haul.batch)
        for one, read in zip(haul.fetched, haul.batch.documents, strict=True):
            if read.symbol and read.symbol != one.wanted.symbol:
                remark(visible(f"{one.wanted.symbol}: what came calls itself {read.symbol}."))
    elif haul.fetched:
        remark(
            f"They lie in {visible(str(haul.fetched[0].path.parent))}; nothing was read into the database."
        )
    for symbol, reason in haul.failed.items():
        remark(visible(f"Failed: {symbol}: {reason}"))


def _as_json(haul: Haul) -> dict[str, Any]:
    return {
        "fetched": [
            {
                "symbol": one.wanted.symbol,
                "file": str(one.path),
                "sha256": one.sha256,
                "size": one.size,
                "new": one.new,
            }
            for one in haul.fetched
        ],
        "failed": [{"symbol": symbol, "message": message} for symbol, message in haul.failed.items()],
        "documents": haul.batch.as_json()["documents"] if haul.batch else [],
    }
