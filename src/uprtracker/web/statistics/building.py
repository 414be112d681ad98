"""From counts to charts: the order and names of rows and series, and the links to what they count."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from uprtracker.analytics.basis import By
from uprtracker.analytics.charts.chart import Chart, Kind, Row, Series, Unit
from uprtracker.analytics.completeness import Reviews, by_cycle, by_session
from uprtracker.analytics.figure import Basis
from uprtracker.analytics.frame import MACHINE, POSITIONS
from uprtracker.analytics.tally import Cross
from uprtracker.web import addresses, answered, held, names
from uprtracker.web.coders import HUMAN, Coders
from uprtracker.web.statistics.asked import Asked, source

# Where the search has a filter for a cut, its name there.
FILTERS = {
    By.SESSION: "session",
    By.CYCLE: "cycle",
    By.STATE: "sur",
    By.GROUP: "sur_group",
    By.RECOMMENDING: "rs",
    By.RECOMMENDING_GROUP: "rs_group",
    By.ISSUE: "issue",
    By.ACTION: "action",
}


def heading(by: By) -> str:
    """Return the name of a cut, for the head of its rows."""
    return {
        By.SESSION: _("Session"),
        By.CYCLE: _("Cycle"),
        By.STATE: _("State under Review"),
        By.GROUP: _("Regional group of the State under Review"),
        By.RECOMMENDING: _("Recommending State"),
        By.RECOMMENDING_GROUP: _("Regional group of the recommending State"),
        By.ISSUE: _("Issue"),
        By.ACTION: _("Action category"),
    }[by]


def name_of(by: By, key: str) -> str:
    """Return the name of a value of a cut in the reader's language."""
    if by in (By.STATE, By.RECOMMENDING):
        return names.state(key)
    if by in (By.GROUP, By.RECOMMENDING_GROUP):
        return names.group(key) if key else _("no regional group")
    if by is By.ISSUE:
        return names.issue(key)
    if by is By.ACTION:
        return names.label_of("action", key)
    return _("Cycle %(number)s") % {"number": key} if by is By.CYCLE else key


def ordered(by: By, keys: Sequence[str]) -> list[str]:
    """Return values in the order of a table: numbers rising, names by alphabet; never by size or share."""
    if by in (By.SESSION, By.CYCLE, By.ACTION):
        return sorted(keys, key=lambda key: int(key or 0))
    return sorted(keys, key=lambda key: (not key, names.fold(name_of(by, key))))


def link(asked: Asked, by: By, key: str) -> str:
    """Return the search that lists what a row counts; empty where it would count something else."""
    if asked.basis is Basis.UPRINFO_ROWS or by not in FILTERS or not key:
        return ""
    narrowed: dict[str, str | tuple[str, ...]] = {"coded_by": HUMAN} if asked.people else {}
    if asked.scope.sessions:
        narrowed["session"] = asked.sessions_here
    return addresses.find(**{**narrowed, FILTERS[by]: key})


def answers() -> tuple[Series, ...]:
    """Return the answers as series, in their order."""
    return tuple(Series(key, names.position(key)) for key in POSITIONS)


def finding(counts: Mapping[str, int]) -> str:
    """Return the title of a chart of answers: the final share, or that nothing is answered yet."""
    return answered.in_words(counts).rstrip(".")


def final_meaning() -> tuple[tuple[str, str], ...]:
    """Return the term "final share" with its definition, for pages that show it."""
    said = _("supported over supported and noted, as answers stand now; support in part is in neither.")
    return ((_("Final share"), said),)


def held_of(asked: Asked, by: By) -> dict[str, Reviews]:
    """Return how many reviews of each session or cycle are here; nothing for other cuts."""
    made = {By.SESSION: by_session, By.CYCLE: by_cycle}.get(by)
    return {str(key): reviews for key, reviews in made(asked.frame).items()} if made else {}


def by_answer(asked: Asked, by: By, found: Cross) -> tuple[Row, ...]:
    """Return the answers by another cut; each row is of all its own."""
    rows = []
    for key in ordered(by, found.rows):
        counts = found.row(key)
        if whole := sum(counts.values()):
            values = tuple(counts[answer] for answer in POSITIONS)
            rows.append(Row(key, name_of(by, key), values, of=whole, url=link(asked, by, key)))
    return tuple(rows)


def bars(
    asked: Asked,
    by: By,
    counts: Mapping[str, int],
    keys: Sequence[str],
    total: int,
    *,
    name: str,
    title: str,
    unit: Unit = Unit.SHARE,
) -> Chart:
    """Return bars of `keys`, as numbers or each as a share of `total`."""
    rows = tuple(
        Row(key, name_of(by, key), (counts.get(key, 0),), of=total, url=link(asked, by, key)) for key in keys
    )
    return chart(
        asked, Kind.BARS, name=name, title=title, by=by, total=total, rows=rows, unit=unit, of=_("of")
    )


def by_machine(asked: Asked, by: By) -> str:
    """Return how much of a cut by label a machine coded, unconfirmed; empty for other cuts and for none."""
    if by not in (By.ISSUE, By.ACTION) or asked.basis is Basis.UPRINFO_ROWS or asked.people:
        return ""
    where = asked.frame.where(asked.scope)
    machine = int((where & asked.frame.having(By.CODER, {MACHINE})).sum())
    note = Coders(asked.path).note(machine, int(where.sum()))
    return note.words if note else ""


def chart(
    asked: Asked,
    kind: Kind,
    *,
    name: str,
    title: str,
    by: By,
    total: int,
    rows: tuple[Row, ...],
    series: tuple[Series, ...] = (),
    unit: Unit = Unit.NUMBER,
    of: str = "",
    note: str = "",
) -> Chart:
    """Return a chart with what all of these pages have: basis, source, address, what is here in part."""
    here = held_of(asked, by)
    rows = tuple(replace(row, note=held.in_part(here.get(row.key))) for row in rows)
    return Chart(
        kind,
        name,
        title,
        asked.told(total),
        heading(by),
        series or (Series("count", _("Number")),),
        rows,
        unit,
        of,
        " ".join(filter(None, (note, by_machine(asked, by), held.note(rows)))),
        source(),
        f"{asked.host}{asked.address}#{name}",
    )


def percent(part: int, whole: int) -> str:
    """Return a share for a title: "63.5 %", a dash without a whole."""
    return f"{100 * part / whole:.1f}{names.THIN}%" if whole else "–"
