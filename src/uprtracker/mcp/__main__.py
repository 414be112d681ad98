"""`python -m uprtracker.mcp`: what `upr mcp` becomes once the database is prepared."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "uprtracker.project.settings")
django.setup()

from uprtracker.mcp.server import serve  # noqa: E402 (rows can only be imported once Django is ready)

serve()
