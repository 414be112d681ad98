"""The root command: quick to start, errors as one sentence, exit codes."""

import subprocess
import sys

import click
import pytest

from uprtracker.cli.main import COMMANDS, Commands
from uprtracker.core.errors import DamagedDocument

SLOW = ("django", "rich", "pypdfium2", "lxml", "numpy", "tantivy")


@pytest.mark.parametrize("arguments", [["--help"], ["extract", "--help"]], ids=" ".join)
def test_help_imports_nothing_slow(arguments: list[str]) -> None:
    code = (
        "import sys; from uprtracker.cli import main; main(sys.argv[1:], standalone_mode=False);"
        f"print('SLOW', [name for name in {SLOW} if name in sys.modules])"
    )
    command = [sys.executable, "-c", f"import sys; sys.path[:] = {sys.path!r}; {code}", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "SLOW []" in done.stdout


def test_root_help_names_every_command(upr) -> None:
    output = upr("--help").output
    assert all(f"\n  {name} " in output for name in COMMANDS)


def test_unknown_command_is_a_wrong_use(upr) -> None:
    assert upr("ingets", "x").exit_code == 2


def test_an_error_of_ours_is_one_sentence_and_exit_code_1() -> None:
    group = Commands("upr")

    @click.command()
    def fail() -> None:
        raise DamagedDocument("The file ends too early.", place="a.pdf", remedy="Fetch it again.")

    group.get_command = lambda ctx, name: fail  # type: ignore[method-assign]
    from click.testing import CliRunner

    result = CliRunner().invoke(group, ["fail"])
    assert result.exit_code == 1
    assert result.output == "Error: a.pdf: The file ends too early. Fetch it again.\n"
