"""Running commands in this process, as a person would type them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from uprtracker.cli import main

Upr = Callable[..., Result]


@pytest.fixture
def upr() -> Upr:
    """`upr("search", "torture")` runs the command and returns exit code and output."""

    def run(*arguments: str | Path) -> Result:
        result = CliRunner().invoke(main, [str(argument) for argument in arguments], prog_name="upr")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run


@pytest.fixture
def reports() -> Path:
    """The folder with the two demonstration reports."""
    import uprtracker.records.demo as demo

    return demo.FOLDER
