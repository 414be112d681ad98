"""The review in figures: what was asked, by whom, how it was answered. Counts are of recommendations."""

from collections import Counter
from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from uprtracker.publishing.papers.parts.basis import Basis, answer, escaped, issue, shortened, state
from uprtracker.records.models import Recommendation, Review
from uprtracker.reference import load_reference
from uprtracker.search.labels import label

_ANSWERS = ("supported", "partial", "noted", "pending", "")
_ISSUES = 10


def figures(basis: Basis) -> str:
    """How many recommendations from how many States, the answers, the issues asked about most."""
    records, review = basis.records, basis.review
    if not records:
        return ""
    pairs = [pair.state for record in records for pair in record.pairs.all() if pair.state]
    said = ngettext(
        "At session {session} of the Working Group {state} received {n} recommendation{source}.",
        "At session {session} of the Working Group {state} received {n} recommendations{source}.",
        len(records),
    ).format(session=review.session, state=basis.state, n=len(records), source=_source(review))
    by = _("{states} States made them: {pairs} recommendation–State pairs.").format(
        states=len(set(pairs)), pairs=len(pairs)
    )
    return "\n\n".join(
        one for one in (f"{said} {by}", _answers(records), _before(basis), _issues(basis)) if one
    )


def issues(basis: Basis) -> str:
    """Every issue with its recommendations: number, what is asked, answer."""
    parts = [basis.coded_by_machine(basis.records)]
    for name, records in basis.by_issue(basis.records):
        lines = [
            f"- {{#{one.code}}} {escaped(shortened(one.text, 220))} ({answer(one.position)})"
            for one in records
        ]
        parts.append("\n".join([f"## {escaped(name)}", *lines]))
    return "\n\n".join(part for part in parts if part)


def askers(basis: Basis) -> str:
    """The recommending States in the order of the alphabet, by regional group, with their recommendations."""
    asked = Counter(pair.state for record in basis.records for pair in record.pairs.all() if pair.state)
    known = load_reference(demo=True).states.by_iso3
    groups: dict[str, list[str]] = {}
    for iso3 in asked:
        groups.setdefault(known[iso3].regional_group if iso3 in known else "", []).append(iso3)
    rows = []
    for slug, members in sorted(groups.items()):
        names = sorted((state(iso3), asked[iso3]) for iso3 in members)
        listed = ", ".join(f"{escaped(name)} ({count})" for name, count in names)
        rows.append(f"| {escaped(label('rs_group', slug) if slug else '–')} | {len(members)} | {listed} |")
    if not rows:
        return ""
    head = f"| {_('Regional group')} | {_('States')} | {_('Recommending States, and how many each made')} |"
    return "\n".join([head, "|----|--|------------|", *rows])


def pending(basis: Basis) -> str:
    """The recommendations without a final answer."""
    waiting = [one for one in basis.records if one.position in ("pending", "")]
    if not waiting:
        return _("Every recommendation has an answer.") if basis.records else ""
    said = ngettext(
        "{n} recommendation awaits an answer.", "{n} recommendations await an answer.", len(waiting)
    )
    lines = [f"- {{#{one.code}}} {escaped(shortened(one.text, 220))}" for one in waiting]
    return "\n\n".join([said.format(n=len(waiting)), "\n".join(lines)])


def _source(review: Review) -> str:
    return f" ({review.report_symbol})" if review.report_symbol else ""


def _answers(records: Sequence[Recommendation]) -> str:
    count = Counter(record.position for record in records)
    said = [
        f"{answer(position)}: {count[position]} ({count[position] / len(records):.0%})"
        for position in _ANSWERS
        if count[position]
    ]
    return _("Answers, of {n} recommendations: {answers}.").format(n=len(records), answers="; ".join(said))


def _before(basis: Basis) -> str:
    """What was asked at the review before, where the data hold it."""
    review = basis.review
    earlier = Review.objects.filter(state=review.state, session__lt=review.session).order_by("-session")
    before = earlier.filter(recommendations__isnull=False).first()
    if before is None:
        return ""
    asked = before.recommendations.all()
    return _(
        "At its review before, in session {session}, it had received {n}, and supported {supported} of them."
    ).format(session=before.session, n=asked.count(), supported=asked.filter(position="supported").count())


def _issues(basis: Basis) -> str:
    count: Counter[str] = Counter()
    supported: Counter[str] = Counter()
    for record in basis.records:
        for slug in basis.coded[record.pk].labels:
            count[slug] += 1
            supported[slug] += record.position == "supported"
    if not count:
        return ""
    first = sorted(count, key=lambda slug: (-count[slug], issue(slug)))[:_ISSUES]
    rows = [f"| {escaped(issue(slug))} | {count[slug]} | {supported[slug]} |" for slug in first]
    note = _("A recommendation may be about several issues.")
    return "\n".join(
        [
            f"| {_('Issues asked about most')} | {_('Recommendations')} | {_('Supported')} |",
            "|------|---|--|",
            *rows,
            "",
            f"{note} {basis.coded_by_machine(basis.records)}".strip(),
        ]
    )
