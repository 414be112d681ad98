"""A small table that is its own chart: a label, a number, a share, a bar.

Every table names its basis and its denominator; the bars only repeat the numbers. On public pages it can be
taken along as any other chart: `leads.beside` gives it its files, address and embed code.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from uprtracker.web import addresses, answered, names
from uprtracker.web.charts import Shown
from uprtracker.web.coders import Note

Asked = Mapping[str, str | int | Sequence[str]]
"""What the search is asked for the records that a chart counts."""

MOST = 12


@dataclass(frozen=True)
class Bar:
    """One row, `count` of `total`. `position` is set when the label is an answer, shown as its badge."""

    label: str
    count: int
    share: float | None
    width: str
    url: str = ""
    position: str | None = None
    total: int = 0
    key: str = ""


@dataclass(frozen=True)
class Bars:
    """Caption, basis, heading of the first column, rows; what to say of labels of the machine.

    `name` is its slug on its page. Where only the largest rows stand here, `every` has words and address of
    the table of all. `finding` says what it shows, where that is not its largest row. `shown` has title,
    files and addresses, where it can be taken along.
    """

    title: str
    basis: str
    heading: str
    rows: tuple[Bar, ...]
    note: Note | None = None
    name: str = ""
    every: tuple[str, str] | None = None
    shown: Shown | None = None
    finding: str = ""


def basis(count: int) -> str:
    """Return the sentence that names basis and denominator of recommendations."""
    return _("Basis: recommendations, %(count)s in all.") % {"count": names.number(count)}


def bar(
    label: str, count: int, total: int, *, url: str = "", position: str | None = None, key: str = ""
) -> Bar:
    """Return a row; its bar is as long as its share of `total`."""
    share = count / total if total else None
    return Bar(label, count, share, f"{(share or 0) * 100:.2f}", url, position, total, key)


def every(query: Asked, by: str, count: int) -> tuple[str, str] | None:
    """Return words and address of the table of all values of a filter; None where all stand here already."""
    if count <= MOST:
        return None
    given = {**query, "rows": by, "columns": "none", "all": "rows"}
    return _("All %(n)s") % {"n": names.number(count)}, addresses.asked("web:table", **given)


def of_positions(
    counts: Mapping[str, int],
    *,
    title: str,
    base: str,
    query: Asked | None = None,
    name: str = "positions",
) -> Bars:
    """Return the answers in their fixed order; with `query`, each leads to the search that lists it."""
    total = sum(counts.values())
    rows = tuple(
        bar(
            names.position(value),
            counts[value],
            total,
            url=addresses.find(**query, position=value or "none") if query is not None else "",
            position=value,
            key=value or "none",
        )
        for value in names.POSITIONS
        if counts.get(value)
    )
    finding = answered.in_words(counts).rstrip(".")
    return Bars(title, base, _("Position"), rows, name=name, finding=finding)


def of_issues(
    counts: Mapping[str, int], total: int, *, title: str, base: str, query: Asked, note: Note | None = None
) -> Bars:
    """Return the most frequent issues of `total` records. A record may have several: shares exceed 100 %."""
    rows = tuple(
        bar(names.issue(slug), count, total, url=addresses.find(**query, issue=slug), key=slug)
        for slug, count in Counter(counts).most_common(MOST)
    )
    whole = every(query, "issue", len(counts))
    return Bars(title, base, _("Issue"), rows, note, "issues", whole)


def of_actions(
    counts: Mapping[int, int], total: int, *, title: str, base: str, query: Asked, note: Note | None = None
) -> Bars:
    """Return the action categories of `total` records; one coded by its parts may have several."""
    if sum(counts.values()) > total:
        base = f"{base} {_('A few have several, because their parts were coded apart.')}"
    rows = tuple(
        bar(
            f"{category} {names.action(category)}",
            counts[category],
            total,
            url=addresses.find(**query, action=category),
            key=str(category),
        )
        for category in sorted(counts)
    )
    return Bars(title, base, _("Action category"), rows, note, "actions")


def of_labels(
    actions: Mapping[int, int], issues: Mapping[str, int], total: int, query: Asked, note: Note | None
) -> list[Bars]:
    """Return action categories and issues of `total` records, as far as there are any.

    Where nothing is left once the machine's labels are out, the sentence with the way back is.
    """
    base, shown = basis(total), []
    if actions or (note and not issues):
        title = _("By action category")
        shown.append(of_actions(actions, total, title=title, base=base, query=query, note=note))
    if issues and "issue" not in query:
        several = _("A recommendation can have several issues: shares add up to more than 100 %.")
        title = _("By issue: the most frequent")
        shown.append(of_issues(issues, total, title=title, base=f"{base} {several}", query=query, note=note))
    return shown
