"""How much is measured: all of it, in two hours, or with QUICK=1 in the environment the least, in minutes."""

import os

QUICK = bool(os.environ.get("QUICK"))
"""Whether the smallest size is enough."""

SMALL, MIDDLE, LARGE = 41_000, 270_000, 2_700_000
SIZES = (SMALL,) if QUICK else (SMALL, MIDDLE, LARGE)
USUAL = SMALL if QUICK else MIDDLE
"""How many records there are where one size is measured."""
