"""Reviews as people name them on the command line."""

from typing import TYPE_CHECKING

import click

from uprtracker.cli.output import visible

if TYPE_CHECKING:
    from uprtracker.records.models import Review


def review_meant(name: str) -> "Review":
    """Return the review that `SVN-48` or `SVN/48` names; anything else is a wrong use of the command."""
    from uprtracker.records.named import review_named

    review = review_named(name)
    if review is None:
        raise click.BadParameter(f"{visible(name)} is no review that we know. Write SVN-48 or SVN/48.")
    return review
