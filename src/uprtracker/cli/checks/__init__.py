"""What `upr doctor` looks at: the installation, then the data."""

from uprtracker.cli.checks.check import Check, run_checks
from uprtracker.cli.checks.data import DATA
from uprtracker.cli.checks.installation import INSTALLATION

__all__ = ["DATA", "INSTALLATION", "Check", "run_checks"]
