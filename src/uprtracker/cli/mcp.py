"""`upr mcp`: the records for assistants, over a pipe."""

import os
import sys

import click

from uprtracker.cli.database import with_database


@click.command("mcp")
@with_database
def command() -> None:
    """Answer assistants over the Model Context Protocol (standard input and output).

    The assistant's program starts it; it reads only, and stops when the pipe is
    closed. Tools: search, get, statistics, citation, with the same answers as the
    API. Name the command in the settings of the assistant.

    \b
    Example, as most assistants want it:
      {"mcpServers": {"uprtracker": {"command": "upr", "args": ["mcp"]}}}
      upr mcp
    """
    # The server takes the place of this process, so that signals and the end of the pipe reach it.
    os.execv(sys.executable, [sys.executable, "-m", "uprtracker.mcp"])  # noqa: S606 (no shell wanted)
