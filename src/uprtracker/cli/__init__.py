"""The command `upr`."""

from uprtracker.cli.main import main

__all__ = ["main"]
