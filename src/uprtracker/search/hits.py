"""The rows of one page of hits, read from the database in a fixed number of queries."""

from collections.abc import Sequence

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from uprtracker.records.codings import judged, unconfirmed
from uprtracker.records.models import Coding, Pair, Pledge, Recommendation
from uprtracker.reference import load_reference
from uprtracker.search.expression import Expression, written
from uprtracker.search.labels import label
from uprtracker.search.marking import Marker
from uprtracker.search.names import state_names
from uprtracker.search.results import Hit

# All schemes: naming two would lead SQLite to its index of labels, a hundred times slower here.
_CODINGS = Prefetch("codings", Coding.objects.order_by("pk"))
_PAIRS = Prefetch("pairs", Pair.objects.order_by("order", "pk"))


def read_hits(wanted: Sequence[tuple[bool, int]], expression: Expression | None) -> tuple[Hit, ...]:
    """Return hits for (is pledge, pk) in this order; records deleted since the snapshot are left out."""
    marker = Marker(expression)
    found: dict[tuple[bool, int], Hit] = {}
    if recommendations := [pk for pledge, pk in wanted if not pledge]:
        for row in recommendation_rows().filter(pk__in=recommendations):
            found[False, row.pk] = recommendation_hit(row, marker)
    if pledges := [pk for pledge, pk in wanted if pledge]:
        for pledge_row in pledge_rows().filter(pk__in=pledges):
            found[True, pledge_row.pk] = pledge_hit(pledge_row, marker)
    return tuple(found[key] for key in wanted if key in found)


def recommendation_rows() -> QuerySet[Recommendation]:
    """Return recommendations with everything a hit needs."""
    return Recommendation.objects.select_related("review").prefetch_related(_PAIRS, _CODINGS)


def pledge_rows() -> QuerySet[Pledge]:
    """Return pledges with everything a hit needs."""
    return Pledge.objects.select_related("review").prefetch_related(_CODINGS)


def recommendation_hit(row: Recommendation, marker: Marker) -> Hit:
    """Return the hit of a recommendation; pairs and codings are expected to be loaded."""
    pairs = list(row.pairs.all())
    answers = tuple((pair.state, pair.position or row.position) for pair in pairs)
    apart = len({answer for _state, answer in answers}) > 1
    return _hit(
        "recommendation",
        row,
        marker,
        tuple(pair.state for pair in pairs if pair.state),
        answers if apart else (),
    )


def pledge_hit(row: Pledge, marker: Marker) -> Hit:
    """Return the hit of a pledge."""
    return _hit("pledge", row, marker, (), ())


def _hit(
    kind: str,
    row: Recommendation | Pledge,
    marker: Marker,
    by: tuple[str, ...],
    answers: tuple[tuple[str, str], ...],
) -> Hit:
    action, issue = (judged(row.codings.all(), scheme) for scheme in ("action", "issue"))
    return Hit(
        kind=kind,
        pk=row.pk,
        code=row.code,
        number=row.number,
        text=row.text,
        fragments=marker.mark(row.text),
        review=row.review.code,
        sur=row.review.state,
        session=row.review.session,
        cycle=row.review.cycle,
        rs=by,
        position=row.position if isinstance(row, Recommendation) else "",
        answers=answers,
        action=action.labels,
        action_origin=action.origin,
        issues=issue.labels,
        issue_origin=issue.origin,
        unconfirmed=unconfirmed(action=action, issue=issue),
        demo=row.review.demo,
        why=_why(marker, row, by, issue.labels),
    )


def _why(
    marker: Marker, row: Recommendation | Pledge, by: tuple[str, ...], issues: tuple[str, ...]
) -> tuple[str, ...]:
    """Return sentences about words of the question that stand in a label and not in the text."""
    missing = marker.missing(row.text)
    if not missing:
        return ()
    states = load_reference(demo=True).states.by_iso3
    named = [(_("State under Review"), [row.review.state])] + [(_("Recommending State"), list(by))]
    labels = [
        (
            _("%(what)s: %(name)s") % {"what": what, "name": states[code].name},
            " | ".join(state_names(states[code])),
        )
        for what, codes in named
        for code in codes
        if code in states
    ]
    labels += [
        (_("%(what)s: %(name)s") % {"what": _("Issue"), "name": label("issue", slug)}, label("issue", slug))
        for slug in issues
    ]
    found = [
        _("“%(word)s” stands in %(label)s.") % {"word": written(leaf), "label": sentence}
        for leaf in missing
        for sentence, names in labels
        if marker.has(leaf, names)
    ]
    return tuple(dict.fromkeys(found))
