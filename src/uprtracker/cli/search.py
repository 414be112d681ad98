"""`upr search`: the same search as the site's, on the terminal and into files."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from uprtracker.cli.database import with_database
from uprtracker.cli.output import ENDINGS, FORMS, remark, tell_json, write_whole

if TYPE_CHECKING:
    from uprtracker.search import Query, Results
    from uprtracker.search.results import Hit

# Filters of the search, what help says of each. An option has `-` where an address has `_`.
FILTERS = {
    "sur": "State under Review (ISO3: SVN).",
    "rs": "Recommending State (ISO3).",
    "sur_group": "Regional group of the State under Review.",
    "rs_group": "Regional group of the recommending State.",
    "sur_org": "Organisation of the State under Review.",
    "rs_org": "Organisation of the recommending State.",
    "position": "supported, noted, partial, pending or none.",
    "first_position": "The first answer, in the Working Group report.",
    "ever_position": "An answer at any stage.",
    "action": "Action category, 1 to 5.",
    "issue": "Issue (womens-rights).",
    "theme": "OHCHR theme.",
    "group": "Group of persons.",
    "sdg": "Sustainable Development Goal or target (5, 5.1).",
    "instrument": "Instrument (cat).",
    "mechanism": "Mechanism named.",
    "smart": "specific, measurable or time-bound.",
    "coded_by": "person, uprinfo, machine, or ohchr (themes, groups and goals).",
    "lineage": "Asked before, again, together, elsewhere, every-review; confirmed or none.",
    "document": "Kind of document (wg_report, addendum, …).",
    "session": "Session of the Working Group.",
    "cycle": "Cycle, 1 to 4.",
}


def _with_filters(command: Callable[..., None]) -> Callable[..., None]:
    for name, text in reversed(FILTERS.items()):
        command = click.option(f"--{name.replace('_', '-')}", name, multiple=True, help=text)(command)
    return command


@click.command("search")
@click.argument("words", default="")
@_with_filters
@click.option("--all-issues", is_flag=True, help="All issues named must be there, not any of them.")
@click.option("--mode", "modes", multiple=True, metavar="FILTER=MODE", help="any, all or none of its values.")
@click.option("--date-from", help="First day of the review (2024, 2024-05 or 2024-05-06).")
@click.option("--date-to", help="Last day of the review.")
@click.option("--kind", type=click.Choice(["recommendation", "pledge", "both"]), help="What to list.")
@click.option("--sort", type=click.Choice(["relevance", "newest", "oldest", "state"]), help="Order.")
@click.option("--page", default=1, type=click.IntRange(1), help="Page of the result.")
@click.option(
    "--size", type=click.Choice(["10", "20", "50", "100", "200"]), default="20", help="Hits a page."
)
@click.option("--json", "as_json", is_flag=True, help="Print this page of the result as JSON.")
@click.option(
    "--format",
    "form",
    type=click.Choice([*FORMS, "zip"]),
    help="Write all of it to a file; zip: its documents.",
)
@click.option("--pairs", is_flag=True, help="In the file: a row per recommendation-State pair.")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="The file to write.")
@with_database
def command(
    words: str,
    as_json: bool,
    form: str | None,
    pairs: bool,
    output: Path | None,
    **given: Any,
) -> None:
    """Find recommendations and pledges.

    WORDS are stemmed; "two words" in double quotes are a phrase; AND, OR, NOT
    and brackets work. A filter may be given several times: any of its values.

    \b
    Examples:
      upr search torture --sur SVN
      upr search '"domestic violence" NOT police' --position noted --cycle 2
      upr search --issue womens-rights --rs NOR --json
      upr search asylum --format csv --output asylum.csv
      upr search asylum --sur SVN --format docx
    """
    from uprtracker.search import Query, find

    given["q"] = words
    given["issue_mode"] = "all" if given.pop("all_issues") else ""
    given |= _modes(given.pop("modes"))
    query = Query.from_params({name: value for name, value in given.items() if value})
    if form or as_json:  # a file, or what a program reads, must not answer a wider question
        query.understood()
    for problem in query.problems:
        remark(problem)
    if form:
        _write(query, form, output or Path(f"recommendations.{ENDINGS.get(form, form)}"), pairs)
        return
    results = find(query)
    if as_json:
        _tell_json(results)
    else:
        _tell(results)


def _tell_json(results: "Results") -> None:
    from uprtracker.search.asking import answer_data

    tell_json(answer_data(results))


def _modes(said: Sequence[str]) -> dict[str, str]:
    """Return the parameters that `--mode issue=all` stands for."""
    parted = [one.partition("=") for one in said]
    for name, _, mode in parted:
        if name.replace("-", "_") not in FILTERS or mode not in ("any", "all", "none"):
            raise click.BadParameter(f"{name}={mode}", param_hint="--mode")
    return {f"{name.replace('-', '_')}_mode": mode for name, _, mode in parted}


def _write(query: "Query", form: str, target: Path, pairs: bool) -> None:
    """Write the whole result to a file."""
    from django.conf import settings
    from django.db.models import Q

    from uprtracker.cli.documents import write_archive
    from uprtracker.search import export
    from uprtracker.search.codes import found_documents

    if form == "zip":
        write_archive(target, Q(pk__in=found_documents(query)))
        return
    basis = "pairs" if pairs else "recommendations"
    rows = write_whole(
        target, lambda stream: export(query, form, stream, address=settings.UPR_ADDRESS, basis=basis)
    )
    remark(f"Wrote {rows:,} rows to {target}.")


def _coded(hit: "Hit") -> str:
    """Return the labels of a hit, and which are the machine's."""
    labels = [
        f"{name} {', '.join(values)}{' (machine, unconfirmed)' if scheme in hit.unconfirmed else ''}"
        for scheme, name, values in (("action", "action", hit.action), ("issue", "issues:", hit.issues))
        if values
    ]
    return "; ".join(labels) or "not coded"


def _tell(results: "Results") -> None:
    from uprtracker.reference import load_reference

    known = load_reference(demo=True).states.by_iso3
    for hit in results.hits:
        states = ", ".join(known[code].name if code in known else code for code in hit.rs)
        demo = "  [demonstration]" if hit.demo else ""
        click.secho(f"{hit.code}  {states}: {hit.position or 'answer not said'}{demo}", bold=True)
        click.echo(f"    {hit.text}")
        click.echo(f"    {_coded(hit)}\n")
    click.echo(
        f"{results.recommendations:,} recommendations ({results.pairs:,} recommendation-State pairs)"
        f" and {results.pledges:,} pledges; page {results.page} of {results.pages},"
        f" data version {results.data_version}."
    )
    if results.by_machine:
        click.echo(f"{results.by_machine:,} of the recommendations are coded by machine, unconfirmed.")
    for message in results.messages:
        remark(message)
