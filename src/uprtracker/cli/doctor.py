"""`upr doctor`: looks at everything, changes nothing, and says what to do."""

from dataclasses import asdict

import click

from uprtracker.cli.database import set_up
from uprtracker.cli.output import tell_json
from uprtracker.core.errors import UprTrackerError

MARKS = {"good": ("ok   ", "green"), "note": ("note ", "yellow"), "wrong": ("WRONG", "red")}


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="Print the checks as JSON.")
def command(as_json: bool) -> None:
    """Check the installation and the data, and say what to do.

    Nothing is changed. Exit code 1 when something is wrong; notes are no wrong.

    \b
    Examples:
      upr doctor
      upr doctor --json
    """
    from uprtracker.cli.checks import DATA, INSTALLATION, Check, run_checks

    try:
        set_up()
    except (UprTrackerError, OSError) as error:
        checks = [Check("settings", "wrong", _reason(error), "docs/project.md lists the settings.")]
    else:
        checks = run_checks(INSTALLATION)
        database, *others = DATA
        checks += run_checks([database])
        # Without tables every other look at the data would only repeat that.
        checks += run_checks(others) if checks[-1].status == "good" else []
    amiss = sum(check.status == "wrong" for check in checks)
    if as_json:
        tell_json({"wrong": amiss, "checks": [asdict(check) for check in checks]})
    else:
        for check in checks:
            mark, colour = MARKS[check.status]
            click.echo(f"{click.style(mark, fg=colour)}  {check.name}: {check.sentence}")
            if check.remedy:
                click.echo(f"       {check.remedy}")
        click.echo(f"\n{amiss} to put right." if amiss else "\nAll is well.")
    if amiss:
        raise click.exceptions.Exit(1)


def _reason(error: UprTrackerError | OSError) -> str:
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename} cannot be used: {error.strerror}. Set UPR_HOME to a folder of your own."
    return str(error)
