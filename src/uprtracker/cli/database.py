"""Opening the database for a command: Django is set up here and nowhere else in `cli`."""

import os
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from uprtracker.cli.home import prepare_database
from uprtracker.core.errors import DatabaseFailed

P = ParamSpec("P")
R = TypeVar("R")


def set_up() -> None:
    """Load the settings and the applications, once."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "uprtracker.project.settings")
    import django
    from django.apps import apps

    if not apps.ready:
        django.setup()


def with_database(command: Callable[P, R]) -> Callable[P, R]:
    """Run `command` with Django set up and the database brought up to date.

    Raises DatabaseFailed in place of the database's own errors.
    """

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        set_up()
        from django.db import Error

        prepare_database()
        try:
            return command(*args, **kwargs)
        except Error as error:
            raise DatabaseFailed(
                f"The database did not do what was asked: {str(error).strip()}.",
                remedy="`upr doctor` looks for the cause.",
            ) from error

    return run
