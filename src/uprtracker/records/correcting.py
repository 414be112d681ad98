"""What a person decides about readings: recorded as a new row, applied to the report at once.

    correct(items=items, codes=["SVN-20-115.2"], after=[entry], seen=[…], person=editor)

The machine's reading stays where it is kept; the rows of the review are written
anew from it with all decisions applied, as an import would.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from uprtracker.core.errors import CorrectionRefused, Outdated
from uprtracker.records.changed import in_states_of
from uprtracker.records.deciding import decide_finding, tell
from uprtracker.records.entry import FIELDS, Entry
from uprtracker.records.items import Item, Items, items_of
from uprtracker.records.models import Correction, Finding, Review
from uprtracker.records.reading import READER_VERSION
from uprtracker.records.rewriting import hand_over, restore, rewrite

if TYPE_CHECKING:
    from uprtracker.accounts.models import User

Kind = Correction.Kind
ROLE = "data editor"


@transaction.atomic
def correct(
    *,
    review: Review,
    codes: Sequence[str],
    after: Sequence[Entry],
    person: "User | None",
    seen: Sequence[str] = (),
    pledge: bool = False,
    note: str = "",
    finding: Finding | None = None,
) -> Correction:
    """Decide that the items named by `codes` read `after`, and write the review anew.

    One and one is a correction (accepted, when nothing is changed), one and
    several a split, several and one a merger, no code an addition, nothing after
    a removal. `seen` are the states of the items (`Item.seen`) that the person
    looked at. The finding is settled with it. Raises Outdated when somebody else
    was faster, CorrectionRefused when a number is taken.
    """
    items = _locked(review)
    touched = _touched(items, codes, seen)
    group = items.group_of(touched)
    whole = _replaced(group, touched, after)
    _refuse_taken_numbers(items, group, whole)
    row = _recorded(items, group, whole, person, pledge=touched[0].pledge if touched else pledge)
    row.note, row.finding = note.strip(), finding
    row.kept = hand_over(group, whole)
    row.save(update_fields=["kept", "note", "finding"])
    rewrite(items)
    if finding and finding.status == Finding.Status.OPEN and person:
        settled = Finding.Status.DISMISSED if row.kind == Kind.ACCEPTED else Finding.Status.RESOLVED
        decide_finding(finding=finding, status=settled, person=person)
    tell(f"reading of {review.code} {row.kind}", in_states_of([review.pk]))
    return row


def _recorded(
    items: Items, group: Sequence[Item], whole: Sequence[Entry], person: "User | None", *, pledge: bool
) -> Correction:
    """Record the decision that `group` reads `whole`, in place of those that stood there."""
    before = list(dict.fromkeys(entry for item in group for entry in item.machine))
    fields = before[0].changed(whole[0]) if len(before) == len(whole) == 1 else ()
    now = timezone.now()
    former = [item.correction.pk for item in group if item.correction]
    Correction.objects.filter(pk__in=former).update(withdrawn_at=now, withdrawn_by=person)
    return Correction.objects.create(
        review=items.review,
        document=items.document,
        pledge=pledge,
        kind=_kind(before, whole),
        fields=list(fields),
        before=[entry.as_json() for entry in before],
        after=[entry.as_json() for entry in whole],
        reader_version=READER_VERSION,
        person=person,
        role=ROLE,
        decided_at=now,
    )


@transaction.atomic
def withdraw(*, correction: Correction, person: "User | None") -> None:
    """Take a decision back: the machine's reading stands again, and the finding is open again."""
    items = _locked(correction.review)
    standing = Correction.objects.select_for_update().get(pk=correction.pk)
    if standing.withdrawn_at:
        raise Outdated(_("This decision was taken back or replaced already."))
    group = [item for item in items.all if item.correction == standing]
    machine = list(dict.fromkeys(entry for item in group for entry in item.machine))
    standing.withdrawn_at, standing.withdrawn_by = timezone.now(), person
    standing.save(update_fields=["withdrawn_at", "withdrawn_by"])
    hand_over(group, machine)
    rewrite(items)
    restore(standing, items_of(correction.review))
    if standing.finding and standing.finding.status != Finding.Status.OPEN:
        Finding.objects.filter(pk=standing.finding.pk).update(
            status=Finding.Status.OPEN, decided_by=None, decided_at=None
        )
    tell(f"reading of {correction.review.code}: decision taken back", in_states_of([correction.review_id]))


def _locked(review: Review) -> Items:
    """Return the items of the review; nobody else decides on them before this transaction ends."""
    return items_of(Review.objects.select_for_update().get(pk=review.pk))


def _touched(items: Items, codes: Sequence[str], seen: Sequence[str]) -> list[Item]:
    found = [items.find(code) for code in codes]
    touched = [item for item in found if item]
    if len(touched) < len(codes) or (seen and [item.seen for item in touched] != list(seen)):
        raise Outdated(
            _("Somebody else decided on this, or the document was read again, while you were working.")
        )
    return touched


def _replaced(group: Sequence[Item], touched: Sequence[Item], after: Iterable[Entry]) -> list[Entry]:
    """Return the entries of the group with `after` where those touched stood."""
    if not touched:
        return list(after)
    codes = {item.code for item in touched}
    entries: list[Entry] = []
    for item in group:
        if item.code == touched[0].code:
            entries += after
        elif item.code not in codes:
            entries.append(item.entry)
    return entries


def _refuse_taken_numbers(items: Items, group: Sequence[Item], whole: Sequence[Entry]) -> None:
    own = {item.code for item in group}
    pledge = any(item.pledge for item in group)
    taken = {item.entry.number for item in items.all if item.code not in own and item.pledge == pledge}
    for entry in whole:
        if entry.number and entry.number in taken and not pledge:
            raise CorrectionRefused(
                _("The number {number} is taken by another recommendation.").format(number=entry.number)
            )
        taken.add(entry.number)


def _kind(before: Sequence[Entry], after: Sequence[Entry]) -> str:
    if len(before) == len(after) and all(
        one.same(other, FIELDS) for one, other in zip(before, after, strict=True)
    ):
        return Kind.ACCEPTED
    if not before:
        return Kind.ADDED
    if not after:
        return Kind.REMOVED
    if len(before) == len(after):
        return Kind.CORRECTED
    return Kind.SPLIT if len(before) < len(after) else Kind.MERGED
