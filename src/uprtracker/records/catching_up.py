"""What follows an export and takes longer than it: links between recommendations, codings by machine.

An export of thirty thousand rows is in after some seconds; to link and code them takes minutes. So the rows
come first, and this makes up for the rest: in the background when the site is served, or with `upr recode`.
Links come before codings, so that what lacks codings tells that something is still to do.
"""

from uprtracker.records.coverage import coverage
from uprtracker.records.lineage_all import link_all
from uprtracker.records.recoding import Recoded, recode
from uprtracker.records.summary import Progress, unheard


def behind() -> int:
    """Return how many recommendations and pledges lack a coding by the coders of today."""
    return coverage().outdated


def catch_up(progress: Progress | None = None, *, workers: int = 1) -> Recoded:
    """Link and code what is behind; return how many records there are, and how many were coded.

    `progress` hears of States linked, then of records coded. Safe to interrupt and to repeat.
    """
    report = progress or unheard
    if behind():
        link_all(lambda done, total, state: report(done, total or done, state))
    return recode(None, report, workers=workers)
