"""The hits of one page: what the snapshot stores of them, with the words of the question marked."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from uprtracker.records.codings import unconfirmed
from uprtracker.reference import load_reference
from uprtracker.search.expression import Expression, written
from uprtracker.search.labels import label
from uprtracker.search.marking import Marker
from uprtracker.search.names import state_names
from uprtracker.search.results import Hit
from uprtracker.search.stored import Shown


def hits_of(shown: Iterable[Shown], expression: Expression | None) -> tuple[Hit, ...]:
    """Return the hits of stored records, the words of the question marked."""
    marker = Marker(expression)
    return tuple(_hit(one, marker) for one in shown)


def _hit(shown: Shown, marker: Marker) -> Hit:
    action, issue = shown.standing("action"), shown.standing("issue")
    return Hit(
        kind="pledge" if shown.pledge else "recommendation",
        pk=shown.pk,
        code=shown.code,
        number=shown.number,
        text=shown.text,
        fragments=marker.mark(shown.text),
        review=shown.review,
        sur=shown.sur,
        session=shown.session,
        cycle=shown.cycle,
        rs=shown.rs,
        position=shown.position,
        answers=shown.answers,
        action=action.labels,
        action_origin=action.origin,
        issues=issue.labels,
        issue_origin=issue.origin,
        unconfirmed=unconfirmed(action=action, issue=issue),
        demo=shown.demo,
        why=_why(marker, shown, issue.labels),
        said=shown.said,
        symbol=shown.symbol,
        page=shown.page,
        paragraph=shown.paragraph,
    )


def _why(marker: Marker, shown: Shown, issues: tuple[str, ...]) -> tuple[str, ...]:
    """Return sentences about words of the question that stand in a label and not in the text."""
    missing = marker.missing(shown.text)
    if not missing:
        return ()
    states = load_reference(demo=True).states.by_iso3
    named = [(_("State under Review"), [shown.sur])] + [(_("Recommending State"), list(shown.rs))]
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
