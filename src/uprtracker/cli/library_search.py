"""`upr library search`: the search over all that is text, on the terminal."""

from typing import TYPE_CHECKING, Any

import click

from uprtracker.cli.database import with_database
from uprtracker.cli.output import remark, tell_json

if TYPE_CHECKING:
    from uprtracker.search.library.finding import LibraryResults


@click.group("library")
def command() -> None:
    """Find in documents, dialogues, publications, videos, statements, quotes and articles.

    \b
    Example:
      upr library search '"house arrest"' --state SVN

    upr library finds what is public, as the page /library/search/ does.
    """


@command.command("search")
@click.argument("words", default="")
@click.option("--kind", multiple=True, help="document, dialogue, publication, video, statement, quote, …")
@click.option("--state", multiple=True, help="State that it is about (ISO3: SVN).")
@click.option("--by", multiple=True, help="State that speaks (ISO3).")
@click.option("--session", multiple=True, help="Session of the Working Group.")
@click.option("--language", multiple=True, help="Language of the words (en).")
@click.option("--year", multiple=True, help="Year (2015).")
@click.option("--sort", type=click.Choice(["newest", "oldest"]), help="Order; else the best first.")
@click.option("--page", default=1, type=click.IntRange(1), help="Page of the result.")
@click.option("--json", "as_json", is_flag=True, help="Print this page of the result as JSON.")
@with_database
def search(words: str, as_json: bool, **given: Any) -> None:
    """Find in all that is text and public.

    WORDS are stemmed; "two words" in double quotes are a phrase; AND, OR, NOT,
    brackets and a star at the end of a word work.

    \b
    Examples:
      upr library search torture --state SVN
      upr library search 'prison* NOT police' --kind document --year 2014
      upr library search "house arrest" --json
    """
    from uprtracker.search.library import LibraryQuery, find_in_library
    from uprtracker.search.library.finding import answer_data

    params = {"q": words, **{name: value for name, value in given.items() if value}}
    query = LibraryQuery.from_params(params)
    if as_json:  # what a program reads must not answer a wider question
        query.understood()
    for problem in query.problems:
        remark(problem)
    results = find_in_library(query)
    if as_json:
        tell_json(answer_data(results))
    else:
        _tell(results)


def _tell(results: "LibraryResults") -> None:
    for hit in results.hits:
        where = f", {hit.shown.place}" if hit.shown.place else ""
        demo = "  [demonstration]" if hit.shown.demo else ""
        click.secho(f"{hit.kind}: {hit.shown.title}{where}{demo}", bold=True)
        click.echo(f"    {''.join(piece.text for piece in hit.passage)}")
        click.echo(f"    {hit.shown.address}\n")
    click.echo(f"{results.total:,} found; page {results.query.page} of {results.pages}.")
    if results.behind:
        remark("The index is behind what is public now. It follows within a minute, or run: upr index")
    for message in results.messages:
        remark(message)
