"""What persons decide at the coding desk: a dated decision, and a row for every label it gives or takes away.

    decide(wanted={recommendation: {"action": ["5"], "issue": ["justice"]}}, person=editor)
    undo(person=editor)  # the last one, however many recommendations it covered

Nothing is overwritten: machine and imports keep their rows, and the decision wins (`records.codings`).
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from uprtracker.core.errors import CorrectionRefused, Outdated
from uprtracker.records.changed import Changed
from uprtracker.records.coding_item import CodingItem, SchemeItem, coding_items
from uprtracker.records.codings import NO_LABEL, PERSON, SINGLE
from uprtracker.records.deciding import by_person, tell
from uprtracker.records.models import Coding, CodingDecision, Recommendation
from uprtracker.records.scheme_labels import is_label

if TYPE_CHECKING:
    from uprtracker.accounts.models import User

Labels = Mapping[str, Collection[str]]


@transaction.atomic
def decide(
    *, wanted: Mapping[Recommendation, Labels], person: "User", seen: str = "", blind: bool = False
) -> list[CodingDecision]:
    """Record for each recommendation and scheme the labels that hold; all others of the scheme do not.

    All that is decided at once is one decision to take back. A `blind` one changes nothing that
    stands. Raises CorrectionRefused for a label that the scheme does not have, and for none or
    several where a scheme has exactly one; Outdated when `seen` (`CodingItem.seen` of the first
    recommendation, as the person saw it) is no longer so.
    """
    for labels in wanted.values():
        _check(labels)
    # Two who decide on the same recommendation come one after the other.
    locked = Recommendation.objects.select_for_update().filter(pk__in=[one.pk for one in wanted])
    list(locked.order_by("pk").values_list("pk"))
    items = coding_items(list(wanted))
    if seen and items and items[0].seen != seen:
        raise Outdated(_("Somebody decided on this, or it was coded again, since you looked."))
    when = timezone.now()
    made: list[CodingDecision] = []
    rows: list[Coding] = []
    for item in items:
        for scheme, chosen in wanted[item.recommendation].items():
            known = next((one for one in item.schemes if one.scheme == scheme), None)
            made.append(_decision(item, scheme, known, chosen, person, when, blind=blind))
            if not blind:
                rows += _rows(item, scheme, known, chosen, person, when)
    CodingDecision.objects.bulk_create(made)
    Coding.objects.bulk_create(rows)
    if rows:
        codes = ", ".join(one.code for one in wanted)
        tell(f"codings of {codes} decided", Changed.of(recommendations=[one.pk for one in wanted]))
    return made


@transaction.atomic
def undo(*, person: "User", blind: bool = False) -> list[CodingDecision]:
    """Take back the last standing decision of a person, and return its rows; none where there is nothing.

    The decision keeps its row, marked; the labels that came from it go.
    """
    last = last_of(person, blind=blind)
    if not last:
        return []
    when = last[0].decided_at
    concerned = [one.recommendation_id for one in last]
    Coding.objects.filter(
        origin=PERSON, person=person, decided_at=when, recommendation__in=concerned
    ).delete()
    CodingDecision.objects.filter(pk__in=[one.pk for one in last]).update(withdrawn_at=timezone.now())
    if not blind:
        codes = ", ".join(sorted({one.recommendation.code for one in last}))
        tell(f"codings of {codes} taken back", Changed.of(recommendations=concerned))
    return last


def last_of(person: "User", *, blind: bool = False) -> list[CodingDecision]:
    """Return the last standing decision of a person: all its rows, made in the same moment."""
    own = CodingDecision.objects.filter(person=person, blind=blind, withdrawn_at=None)
    newest = own.order_by("-decided_at").values_list("decided_at", flat=True).first()
    if newest is None:
        return []
    return list(own.filter(decided_at=newest).select_related("recommendation__review").order_by("pk"))


def _check(labels: Labels) -> None:
    for scheme, chosen in labels.items():
        if scheme in SINGLE and len(set(chosen)) != 1:
            raise CorrectionRefused(_("Choose one action category."))
        for label in chosen:
            if not is_label(scheme, label):
                raise CorrectionRefused(_("There is no label “%(label)s”.") % {"label": label[:60]})


def _decision(
    item: CodingItem,
    scheme: str,
    known: SchemeItem | None,
    labels: Collection[str],
    person: "User",
    when: datetime,
    *,
    blind: bool,
) -> CodingDecision:
    return CodingDecision(
        recommendation=item.recommendation,
        scheme=scheme,
        labels=sorted(set(labels)),
        proposed=list(known.machine_labels) if known else [],
        version=known.version if known else "",
        sure=known.sure if known else None,
        blind=blind,
        person=person,
        decided_at=when,
    )


def _rows(
    item: CodingItem,
    scheme: str,
    known: SchemeItem | None,
    labels: Collection[str],
    person: "User",
    when: datetime,
) -> Iterator[Coding]:
    """Yield what denies all labels, then a row for each that holds and for each that stood and does not."""
    one = item.recommendation
    if scheme not in SINGLE:
        yield by_person(one, scheme, NO_LABEL, person, when, holds=False)
    for label in sorted(set(labels)):
        yield by_person(one, scheme, label, person, when)
    stood = known.standing.labels if known and scheme not in SINGLE else ()
    for label in stood:
        if label not in labels:
            yield by_person(one, scheme, label, person, when, holds=False)
