"""The settings that fit this environment: `local` unless UPR_ENV says production."""

from uprtracker.project.env import read_environment

if read_environment().production:
    from uprtracker.project.settings.production import *  # noqa: F403
else:
    from uprtracker.project.settings.local import *  # noqa: F403
