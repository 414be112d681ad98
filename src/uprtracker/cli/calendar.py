"""`upr calendar`: what is due when, and entering what is known of a date."""

from datetime import date

import click

from uprtracker.cli.database import with_database
from uprtracker.cli.output import remark, table, tell_json
from uprtracker.core.errors import UprTrackerError

_ACTS = ("set", "cancel", "postpone", "withdraw")


@click.group("calendar")
def command() -> None:
    """Show the calendar of the UPR, and enter what is known of a date.

    \b
    Examples:
      upr calendar list --state SVN
      upr calendar set session-55-stakeholder_submission 2027-04-15 --source "OHCHR, 2 December 2026"
      upr calendar export --cycle 5 --format ics > cycle-5.ics
    """


def _narrowed(**given: str | None) -> dict[str, str]:
    return {name: value for name, value in given.items() if value}


@command.command("list")
@click.option("--state", help="ISO code of a State: SVN.")
@click.option("--session", help="Number of a session.")
@click.option("--cycle", help="Number of a cycle, 1 to 5.")
@click.option("--actor", help="Who acts: stakeholders, state, working_group, troika, council.")
@click.option("--kind", help="What: national_report, addendum, …")
@click.option("--all", "everything", is_flag=True, help="What is over, too.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@with_database
def list_dates(everything: bool, as_json: bool, **given: str | None) -> None:
    """List dates, from today on unless you ask for all.

    \b
    Example:
      upr calendar list --state SVN
    """
    from uprtracker.agenda.calendar.asking import Asked
    from uprtracker.agenda.calendar.plain import as_data
    from uprtracker.agenda.calendar.whole import calendar

    since = {} if everything else {"from": str(date.today())}
    found = Asked.of({**_narrowed(**given), **since}).found(calendar(), undated=everything)
    if as_json:
        tell_json([as_data(due) for due in found])
    elif found:
        rows = [(due.id, due.when.text() or "–", due.status, due.confidence, due.source) for due in found]
        table(["date", "when", "status", "how sure", "source"], rows)
    else:
        remark("Nothing is known for this choice.")


@command.command("set")
@click.argument("name")
@click.argument("when", default="")
@click.option("--act", type=click.Choice(_ACTS), default="set", show_default=True, help="What becomes of it.")
@click.option("--source", required=True, help="Who says so, and where.")
@click.option("--url", default="", help="Address of the source.")
@click.option("--checked", default="", help="Day on which the source was read; today if you do not say.")
@click.option("--estimate", is_flag=True, help="The source gives no date: this is an estimate from it.")
@click.option("--to-session", type=int, help="Session to which the review of a State is moved.")
@click.option("--note", default="", help="A note for everybody to read.")
@with_database
def set_date(
    name: str, when: str, act: str, source: str, url: str, checked: str, estimate: bool,
    to_session: int | None, note: str,
) -> None:  # fmt: skip
    """Say what is known of a date: NAME as `upr calendar list` shows it, WHEN as 2027-04-15.

    WHEN may also be days (2027-05-03/2027-05-14), a month (2027-05), months (2027-05/2027-06), or a moment
    ("2027-04-15T18:00 Europe/Zurich"). What stood there before stays in the history.

    \b
    Examples:
      upr calendar set svn-5-review 2030-01-21 --source "Order of review, OHCHR"
      upr calendar set ltu-4-pre_session --act cancel --source "UPR Info"
    """
    from uprtracker.agenda.calendar.setting import say
    from uprtracker.agenda.calendar.when import When
    from uprtracker.agenda.calendar.whole import calendar

    due = calendar().by_id.get(name)
    if due is None:
        raise UprTrackerError(
            f"There is no date {name[:60]!r}.", remedy="`upr calendar list --all` shows them."
        )
    try:
        told, day = When.read(when), date.fromisoformat(checked) if checked else date.today()
    except (ValueError, KeyError) as error:
        raise UprTrackerError(
            f"{when or checked!r} is no date.", remedy="Write 2027-04-15 or 2027-05."
        ) from error
    row = say(
        by=None, state=due.state, cycle=due.cycle, session=None if due.state else due.session, kind=due.kind,
        act=act, when=told, to_session=to_session, source=source, url=url, checked=day, note=note,
        confidence="derived" if estimate else "published",
    )  # fmt: skip
    remark(f"Entered as number {row.pk}: {row}.")


@command.command("export")
@click.option(
    "--format", "form", type=click.Choice(["csv", "json", "ics"]), default="csv", help="Form of the file."
)
@click.option("--state", help="ISO code of a State: SVN.")
@click.option("--session", help="Number of a session.")
@click.option("--cycle", help="Number of a cycle, 1 to 5.")
@click.option("--actor", help="Who acts.")
@with_database
def export(form: str, **given: str | None) -> None:
    """Write dates with rule and source to the standard output, as CSV, JSON or iCalendar.

    \b
    Example:
      upr calendar export --state SVN --format ics > slovenia.ics
    """
    from django.conf import settings

    from uprtracker.agenda.calendar.asking import Asked
    from uprtracker.agenda.calendar.ical import ics
    from uprtracker.agenda.calendar.plain import as_csv, as_data
    from uprtracker.agenda.calendar.whole import calendar

    found = Asked.of(_narrowed(**given)).found(calendar(), undated=form != "ics")
    if form == "ics":
        click.echo(ics(found, name="UPR", site=settings.UPR_ADDRESS), nl=False)
    elif form == "json":
        tell_json([as_data(due) for due in found])
    else:
        click.echo(as_csv(found), nl=False)
