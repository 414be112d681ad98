"""Charts taken from the counts beside the search filters, so that a number is the same wherever it shows."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from uprtracker.core.errors import IndexMissing
from uprtracker.search import Query, Results, find
from uprtracker.web import addresses, bars


def charts(params: Mapping[str, str]) -> list[bars.Bars]:
    """Return issues and action categories of what `params` finds; nothing while there is no snapshot."""
    try:
        found = find(Query.from_params({**params, "size": "10"}))
    except IndexMissing:
        return []
    return of_results(found, params)[1:]


def of_results(found: Results, params: Mapping[str, str]) -> list[bars.Bars]:
    """Return positions, issues and action categories of an answer of the search."""
    total = found.recommendations
    basis = bars.basis(total)
    counts = {name: {one.value: one.count for one in values} for name, values in found.facets.items()}
    positions = {("" if value == "none" else value): n for value, n in counts.get("position", {}).items()}
    shown = [bars.of_positions(positions, title=_("By position"), base=basis, query=params)]
    if counts.get("action"):
        actions = {int(value): n for value, n in counts["action"].items()}
        shown.append(bars.of_actions(actions, total, title=_("By action category"), base=basis, query=params))
    issues = dict(counts.get("issue", {}))
    if issues and "issue" not in params:
        several = _("A recommendation can have several issues: shares add up to more than 100 %.")
        title = _("By issue: the most frequent")
        shown.append(bars.of_issues(issues, total, title=title, base=f"{basis} {several}", query=params))
    return shown


def of_everything() -> list[bars.Bars]:
    """Return the charts of all recommendations, with recommendations by cycle in front."""
    try:
        found = find(Query(size=10))
    except IndexMissing:
        return []
    basis = bars.basis(found.recommendations)
    cycles = sorted(found.facets.get("cycle", ()), key=lambda one: one.value)
    rows = tuple(
        bars.bar(
            _("Cycle %(number)s") % {"number": one.value},
            one.count,
            found.recommendations,
            url=addresses.find(cycle=one.value),
        )
        for one in cycles
    )
    by_cycle = bars.Bars(_("By cycle"), basis, _("Cycle"), rows)
    return [by_cycle, *of_results(found, {})] if found.recommendations else []
