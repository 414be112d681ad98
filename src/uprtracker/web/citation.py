"""How to cite what a page shows: one recommendation, or what a search found on a day."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from uprtracker.search import Results
from uprtracker.search.export_citations import title_of
from uprtracker.web import names


def of_record(kind: str, state: str, session: int, number: str, source: str = "") -> str:
    """Return `Slovenia, UPR session 48, recommendation 140.7, A/HRC/59/15`, without the address."""
    title = title_of(kind, names.state(state), session, number)
    return f"{title}, {source}" if source else title


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
