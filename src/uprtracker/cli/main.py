"""The root of the command `upr`."""

import click


@click.group()
def main() -> None:
    """UN Universal Periodic Review: read documents, search, serve the site."""
