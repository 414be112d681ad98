"""How to cite what a page shows, with the version of the data: a record, or what a search found on a day."""

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from uprtracker.search import Results
from uprtracker.search.export_citations import title_of
from uprtracker.web import names
from uprtracker.web.page import data_version


def of_record(kind: str, state: str, session: int, number: str, source: str = "") -> str:
    """Return `Slovenia, UPR session 48, recommendation 140.7, A/HRC/59/15`, without the address."""
    title = title_of(kind, names.state(state), session, number)
    return f"{title}, {source}" if source else title


def source(number: int, day: str) -> str:
    """Return which data were read: `UPR Tracker, data version 69 of 22 November 2026`."""
    shown = {"version": names.number(number), "day": day}
    return _("UPR Tracker, data version %(version)s of %(day)s") % shown


def read_in() -> str:
    """Return the same of the data as they stand now; empty in a database nobody has written to."""
    version = data_version()
    return source(version.number, names.day(localtime(version.made_at).date())) if version else ""


def of_search(found: Results, day: str) -> str:
    """Return what was counted, of which version of the data and of which `day`, without the address."""
    if found.query.kind == "pledge":
        counted = ngettext("%(n)s voluntary pledge", "%(n)s voluntary pledges", found.pledges)
        number = found.pledges
    else:
        counted = ngettext("%(n)s recommendation", "%(n)s recommendations", found.recommendations)
        number = found.recommendations
    return _("UPR Tracker: %(counted)s, data version %(version)s of %(day)s") % {
        "counted": counted % {"n": names.number(number)},
        "version": names.number(found.data_version),
        "day": day,
    }
