"""Charts of what a search finds, from the counts beside its filters: a number is the same wherever it shows.

Answers are the exception. The filter finds a recommendation under each answer that one
of its States got; a chart must count it once, with its answer as a whole.
"""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from uprtracker.analytics.basis import By
from uprtracker.analytics.counts import counts
from uprtracker.analytics.figure import Basis
from uprtracker.analytics.scope import Scope
from uprtracker.core.errors import IndexMissing
from uprtracker.search import Query, Results, find
from uprtracker.web import addresses, bars
from uprtracker.web.coders import Coders


def charts(params: Mapping[str, str], coders: Coders) -> list[bars.Bars]:
    """Return issues and action categories of what `params` finds; nothing while there is no snapshot."""
    asked = {**params, **coders.params}
    try:
        found = find(Query.from_params({**asked, "size": "10"}))
    except IndexMissing:
        return []
    return _of_results(found, asked, coders)


def answers(scope: Scope, params: Mapping[str, str]) -> bars.Bars:
    """Return how many recommendations of `scope` got which answer; `params` search for the same."""
    figures = counts(Basis.RECOMMENDATIONS, By.POSITION, scope)
    by_position = {position: figure.value for position, figure in figures.items()}
    base = bars.basis(sum(by_position.values()))
    return bars.of_positions(by_position, title=_("By position"), base=base, query=params)


def _of_results(found: Results, params: bars.Asked, coders: Coders) -> list[bars.Bars]:
    """Return action categories and issues of an answer of the search."""
    facets = {name: facet.counts for name, facet in found.facets.items()}
    actions = {int(value): count for value, count in facets.get("action", {}).items()}
    note = coders.note(found.by_machine, found.recommendations)
    return bars.of_labels(actions, facets.get("issue", {}), found.recommendations, params, note)


def of_everything(scope: Scope, coders: Coders) -> list[bars.Bars]:
    """Return the charts of all recommendations, which are those of `scope`, beginning with the cycles."""
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
            key=one.value,
        )
        for one in cycles
    )
    by_cycle = bars.Bars(_("By cycle"), basis, _("Cycle"), rows, name="cycles")
    return [by_cycle, answers(scope, {}), *charts({}, coders)] if found.recommendations else []
