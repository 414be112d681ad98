"""The settings of the product, but no finished page is kept: each is made anew."""

from uprtracker.project.settings import *  # noqa: F403

UPR_PAGES_KEPT = 0
