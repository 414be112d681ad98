"""The root of the command `upr`: which commands there are, and how errors are told.

A command's module is imported when it is used, and Django only by the commands
that need the database: so `upr --help` and `upr extract` start at once.

Exit codes: 0 done, 1 something failed (the last line says what), 2 used wrongly.
"""

from importlib import import_module

import click

from uprtracker.core.errors import UprTrackerError

COMMANDS = {
    "serve": "Prepare the data and serve the site.",
    "ingest": "Read UN documents into the database.",
    "fetch": "Fetch UN documents by symbol and read them into the database.",
    "watch": "Read UN documents as they are dropped into a folder.",
    "import": "Read other people's databases into ours.",
    "search": "Find recommendations and pledges.",
    "library": "Find in documents, dialogues, publications, statements and all else that is text.",
    "export": "Write a review whole: every recommendation with every step of its answer.",
    "matrix": "Fill OHCHR's thematic lists with the assessments of a workspace.",
    "calendar": "Show what is due when, and enter what is known of a date.",
    "alerts": "Tell people what is new to the searches they keep.",
    "newsletter": "Draft and send issues of the newsletter, and read bounces.",
    "findings": "List what readers could not settle, with its place.",
    "stats": "Show the figures of the database.",
    "extract": "Read documents and print what they hold, without a database.",
    "code": "Code a table of texts (CSV) by machine, without a database.",
    "recode": "Code the records again by machine, after an upgrade.",
    "lineage": "Link recommendations that ask the same, and count them.",
    "train": "Learn the models of the coders from data you have.",
    "index": "Build the search index anew.",
    "data": "Write all records as files for /data/.",
    "mcp": "Answer assistants over the Model Context Protocol.",
    "workspace": "Show and export what a member sees of a workspace.",
    "mid-term": "Fill the public register of mid-term reports.",
    "keys": "Make and revoke keys by which programs write.",
    "accounts": "Let people in again who are locked out.",
    "protection": "Make, change and check the key of the protection logs.",
    "retention": "Delete what nobody needs any more.",
    "backup": "Write everything that cannot be made again to one file.",
    "restore": "Put a backup in the place of the data.",
    "doctor": "Check the installation and the data, and say what to do.",
    "corrections": "Move what editors decided about readings to another installation.",
    "demo": "Load or remove the demonstration data.",
}
MODULES = {
    "import": "uprtracker.cli.imports",
    "extract": "uprtracker.cli.library",
    "library": "uprtracker.cli.library_search",
    "mid-term": "uprtracker.cli.mid_term",
}
SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class Failure(click.ClickException):
    """One of our errors as the command line tells it: a sentence, and exit code 1."""

    def __init__(self, error: object) -> None:
        super().__init__(str(error))


class Commands(click.Group):
    """The commands, each imported on first use; errors of ours become one sentence."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order in which a newcomer needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return one command."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(MODULES.get(cmd_name, f"uprtracker.cli.{cmd_name}"))
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; an error of ours ends it with a sentence instead of a traceback."""
        try:
            return super().invoke(ctx)
        except UprTrackerError as error:
            raise Failure(error) from error
        except KeyboardInterrupt:
            raise Failure("Stopped. What was done stays done: run the same line again to go on.") from None
        except OSError as error:
            if error.filename is None:
                raise
            raise Failure(f"{error.filename}: {error.strerror}.") from error


@click.command(cls=Commands, context_settings=SETTINGS)
@click.version_option(package_name="uprtracker", prog_name="upr")
def main() -> None:
    """UN Universal Periodic Review: read its documents, search them, serve the site.

    \b
    The first three things to do:
      upr serve                        a site with demonstration data on this machine
      upr import uprinfo EXPORT.csv    load a database export of UPR Info
      upr ingest REPORTS/              load Working Group reports (PDF, DOCX, DOC)
      upr fetch A/HRC/59/15            or fetch them from the United Nations by symbol

    `upr COMMAND --help` explains a command with examples. Data lives in the folder
    that UPR_HOME names (`upr doctor` shows it).
    """
