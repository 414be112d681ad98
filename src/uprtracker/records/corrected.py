"""A reading as the decisions of persons have it: between reading a report and writing its rows."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from uprtracker.core import Finding as Doubt
from uprtracker.records.corrections import Applied, Decision, Outcome, apply
from uprtracker.records.entry import entry_from_json
from uprtracker.records.machine_reading import replaced
from uprtracker.records.models import Correction, Review
from uprtracker.records.reading import Reading

DIFFERS = "reads-otherwise"
LONGEST_QUOTE = 300


def standing(review: Review) -> list[Correction]:
    """Return the decisions on readings of `review` that were not taken back."""
    return list(Correction.objects.filter(review=review, withdrawn_at=None).exclude(kind="checked"))


def decision_of(row: Correction) -> Decision:
    """Return the row as what is applied."""
    return Decision(
        key=str(row.pk),
        before=tuple(entry_from_json(entry) for entry in row.before),
        after=tuple(entry_from_json(entry) for entry in row.after),
        fields=tuple(row.fields),
    )


def corrected(review: Review, reading: Reading) -> tuple[Reading, list[Doubt]]:
    """Return the reading of the report of `review` with all decisions applied, and what is in doubt.

    Writes to each decision how it agrees with the reading. One that the machine
    now contradicts stands, and gives a doubt.
    """
    rows = standing(review)
    if not rows:
        return reading, []
    recommendations, pledges = applied(reading, rows)
    doubts = []
    for row in rows:
        done = pledges if row.pledge else recommendations
        outcome = done.outcomes[str(row.pk)]
        if row.outcome != outcome:
            row.outcome = outcome.value
            row.save(update_fields=["outcome"])
        if outcome is Outcome.DIFFERS:
            doubts.append(_doubt(row, done))
    return replaced(reading, recommendations.things, pledges.things), doubts


def applied(reading: Reading, rows: Iterable[Correction]) -> tuple[Applied, Applied]:
    """Return recommendations and pledges of the reading with the decisions applied."""
    rows = list(rows)
    said = reading.extraction
    return (
        apply(said.recommendations, [decision_of(row) for row in rows if not row.pledge]),
        apply(said.pledges, [decision_of(row) for row in rows if row.pledge], pledges=True),
    )


def _doubt(row: Correction, done: Applied) -> Doubt:
    """Return the doubt about a decision that the machine now contradicts."""
    decision, now = decision_of(row), done.machine[str(row.pk)]
    entry = (now or decision.after or decision.before)[0]
    number = (decision.after or decision.before)[0].number or _("An entry without a number")
    if now:
        message = _(
            "{number}: an editor decided on it, and the reader now reads otherwise: “{text}”. The decision "
            "stands; confirm it, correct it or withdraw it."
        )
    else:
        message = _(
            "{number}: an editor decided on it, and the reader finds nothing there any more. The decision "
            "stands; confirm it, correct it or withdraw it."
        )
    text = " / ".join(" ".join(one.text.split()) for one in now)
    return Doubt(DIFFERS, message.format(number=number, text=text[:LONGEST_QUOTE]), entry.span)
