"""What `upr doctor` looks at: the installation, then the data."""

from uprtracker.cli.checks.check import Check, run_checks
from uprtracker.cli.checks.data import DATA as _DATA
from uprtracker.cli.checks.installation import INSTALLATION
from uprtracker.cli.checks.protection import check_protection_logs

__all__ = ["DATA", "INSTALLATION", "Check", "run_checks"]

DATA = (*_DATA, check_protection_logs)
