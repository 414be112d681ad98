"""Where recommendations stand, as the party that writes sees it, and what others published beside it."""

from collections import Counter
from collections.abc import Iterable

from django.utils.translation import gettext as _

from uprtracker.followup.models import Assessment
from uprtracker.publishing.papers.parts.basis import Basis, answer, escaped, shortened, state
from uprtracker.records.models import Recommendation

_ROWS = 14  # as many as two pages hold beside the rest
_NOTES = 3  # pieces of evidence that are named on one recommendation
_ORDER = ("not", "partially", "fully", "not_assessable", "E", "D", "C", "B", "A")


def standing(basis: Basis) -> str:
    """For a fact sheet: the shares, then a table of those that are furthest from being implemented."""
    assessed = _assessed(basis)
    if not assessed:
        return ""
    assessed.sort(key=lambda pair: _ORDER.index(pair[1].value))
    rows = [
        f"| {{#{one.code}}} | {escaped(shortened(one.text, 160))} | {escaped(answer(one.position))} "
        f"| {escaped(said.get_value_display())} |"
        for one, said in assessed[:_ROWS]
    ]
    head = _head()
    return "\n\n".join([_shares(basis, [said for _one, said in assessed]), "\n".join([head, *rows])])


def by_issue(basis: Basis) -> str:
    """Issue by issue what has become of the recommendations that the party assessed; the others by number."""
    assessed = dict(_assessed_by_code(basis))
    if not assessed:
        return ""
    parts = [_shares(basis, assessed.values())]
    for name, records in basis.by_issue(basis.records):
        said = [_said(basis, one, assessed[one.code]) for one in records if one.code in assessed]
        silent = [f"{{#{one.code}}}" for one in records if one.code not in assessed]
        if said:
            rest = _("Not assessed: {numbers}.").format(numbers=", ".join(silent)) if silent else ""
            parts.append("\n\n".join(one for one in (f"## {escaped(name)}", *said, rest) if one))
    return "\n\n".join(parts)


def table(basis: Basis) -> str:
    """Every recommendation of the review in a row: number, words, States, answer, where it stands."""
    if not basis.records:
        return ""
    head = _head()
    rows = [
        f"| {{#{one.code}}} | {escaped(one.text)} {escaped(_states(one))} | {escaped(answer(one.position))} "
        f"| {_cell(basis, one)} |"
        for one in basis.records
    ]
    return "\n".join([head, *rows])


def statement(basis: Basis) -> str:
    """What is said under item 6: the review, what was supported, and what of that has not been done."""
    records = basis.records
    if not records:
        return ""
    supported = [one for one in records if one.position == "supported"]
    opening = _(
        "At its review in session {session}, {state} received {n} recommendations and supported {supported}."
    ).format(session=basis.review.session, state=basis.state, n=len(records), supported=len(supported))
    undone = [
        f"- {escaped(shortened(one.text, 160))} ({{{one.code}}})"
        for one in supported
        if one.code in basis.own and basis.own[one.code].value == "not"
    ]
    if not undone:
        return opening
    told = _("Of those that it supported, we find that these have not been implemented:")
    return "\n\n".join([opening, told, "\n".join(undone[:8])])


def _head() -> str:
    names = (_("No."), _("Recommendation"), _("Response"), _("Where it stands"))
    return f"| {' | '.join(names)} |\n|--|---------|---|----|"


def _assessed(basis: Basis) -> list[tuple[Recommendation, Assessment]]:
    return [(one, basis.own[one.code]) for one in basis.records if one.code in basis.own]


def _assessed_by_code(basis: Basis) -> Iterable[tuple[str, Assessment]]:
    return ((one.code, said) for one, said in _assessed(basis))


def _shares(basis: Basis, assessed: Iterable[Assessment]) -> str:
    """Say how many of all received are assessed, and how many of these each level has."""
    levels = Counter(
        said.get_value_display() for said in sorted(assessed, key=lambda one: _ORDER.index(one.value))
    )
    listed = "; ".join(f"{level}: {count}" for level, count in levels.items())
    return _("{party} assesses {assessed} of {n} recommendations. {levels}.").format(
        party=escaped(basis.seat.party.name),
        assessed=levels.total(),
        n=len(basis.records),
        levels=escaped(listed),
    )


def _said(basis: Basis, one: Recommendation, said: Assessment) -> str:
    words = [
        _("Recommendation {number} ({response}): **{level}**.").format(
            number=f"{{#{one.code}}}",
            response=escaped(answer(one.position)),
            level=escaped(said.get_value_display()),
        ),
        escaped(said.measures),
        escaped(said.comment),
    ]
    source = f"{{{one.code}}}" + (f"; {escaped(said.evidence)}" if said.evidence else "")
    notes = "".join(f"^[{note}]" for note in (source, *_evidence(basis, one)))
    return f"{' '.join(word for word in words if word)}{notes}"


def _evidence(basis: Basis, one: Recommendation) -> list[str]:
    """Say in a note each where the party's evidence on a recommendation stands."""
    notes = []
    for row in basis.evidence.get(one.code, ())[:_NOTES]:
        day = row.date.isoformat() if row.date and not row.document else ""
        said = (row.title,) if row.document else (row.title, row.source, row.place, day)
        notes.append(", ".join(escaped(words) for words in said if words))
    return [note for note in notes if note]


def _cell(basis: Basis, one: Recommendation) -> str:
    own = basis.own.get(one.code)
    said = [escaped(own.get_value_display())] if own else []
    said += [
        f"{escaped(other.party.name)}: {escaped(other.get_value_display())}"
        for other in basis.others.get(one.code, ())
    ]
    return "; ".join(said) or "–"


def _states(one: Recommendation) -> str:
    names = [state(pair.state) for pair in one.pairs.all() if pair.state]
    return f"({', '.join(names)})" if names else ""
