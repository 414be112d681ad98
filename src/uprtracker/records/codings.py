"""Which labels of a record stand, when export, machine and persons have spoken.

UPR Info's labels stand, else OHCHR's, else the machine's (the first two share no
scheme so far). A person's decisions come after them in the order they were made:
a label is added or taken away, and an action category replaces the one before.
A decision on the whole set opens with a row that denies every label (`NO_LABEL`), so
that what a coder says of the text later adds nothing to it.
Nothing is overwritten: all codings stay rows. A label of the machine that stands
and that no person gave is unconfirmed, and shows so everywhere.
The rule is written twice, for rows in hand (`stand`) and for the database
(`current`); a test holds the two to the same answer.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q, QuerySet

from uprtracker.records.models import Coding

PERSON = "person"
# Origins below a person, the first that has spoken stands.
IMPORTED = ("uprinfo", "ohchr", "model")
# Schemes with one label at a time: a person's label replaces all others.
SINGLE = ("action",)
# The label of a person's row by which no label given so far, and none by others, holds.
NO_LABEL = ""
MODEL = "model"
# All schemes, in the order in which they are shown.
SCHEMES = ("action", "issue", "instrument", "mechanism", "theme", "group", "sdg", "smart")


@dataclass(frozen=True, slots=True)
class Judged:
    """One coding: label, whose (`person`, or one of IMPORTED), and whether it is said to hold."""

    label: str
    origin: str
    holds: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """The labels that stand, sorted, and whose they are: a person's once a person had a say.

    `unconfirmed` are those among them that only the machine gave.
    """

    labels: tuple[str, ...]
    origin: str
    unconfirmed: tuple[str, ...] = ()


def judged(codings: Iterable[Coding], scheme: str) -> Standing:
    """Return what stands of one record's codings of a scheme."""
    own = sorted((coding for coding in codings if coding.scheme == scheme), key=lambda coding: coding.pk)
    return stand(scheme, (Judged(coding.label, coding.origin, coding.holds) for coding in own))


def unconfirmed(**said: Standing) -> tuple[str, ...]:
    """Return the schemes in which a label that stands is the machine's alone."""
    return tuple(scheme for scheme, standing in said.items() if standing.unconfirmed)


def stand(scheme: str, codings: Iterable[Judged]) -> Standing:
    """Return the labels of one record and scheme that stand; `codings` in the order they were made."""
    found = list(codings)
    origin = next((o for o in IMPORTED if any(c.origin == o and c.holds for c in found)), "")
    labels = {coding.label for coding in found if coding.origin == origin and coding.holds}
    unconfirmed = set(labels) if origin == MODEL else set()
    for coding in found:
        if coding.origin != PERSON:
            continue
        origin = PERSON
        unconfirmed.discard(coding.label)
        if coding.label == NO_LABEL:
            labels = set()
        elif not coding.holds:
            labels.discard(coding.label)
        elif scheme in SINGLE:
            labels = {coding.label}
        else:
            labels.add(coding.label)
    return Standing(tuple(sorted(labels)), origin, tuple(sorted(unconfirmed & labels)))


def _beside(what: Q) -> Q:
    """Return the condition that the same record has another coding of the scheme, of which `what` is true.

    Records and pledges are looked for apart: joined by OR in one query no index serves them.
    """
    of_same_thing = (
        Coding.objects.filter(what, scheme=OuterRef("scheme"), **{owner: OuterRef(owner)})
        for owner in ("recommendation", "pledge")
    )
    return reduce(or_, (Q(Exists(one)) for one in of_same_thing))


def current(codings: QuerySet[Coding] | None = None) -> QuerySet[Coding]:
    """Return the codings whose labels stand, out of `codings` (all by default).

    A label that an import and a person both gave counts once: the import's row
    gives way to the person's.
    """
    same_label = Q(label__in=(OuterRef("label"), NO_LABEL)) | Q(scheme__in=SINGLE, holds=True)
    decided = same_label & Q(origin=PERSON)
    of_person = Q(origin=PERSON)
    overruled = (
        (~of_person & _beside(decided))
        | (of_person & _beside(decided & Q(pk__gt=OuterRef("pk"))))
        | reduce(
            or_,
            (
                Q(origin=low) & _beside(Q(origin__in=IMPORTED[:place], holds=True))
                for place, low in enumerate(IMPORTED[1:], 1)
            ),
        )
    )
    return (Coding.objects.all() if codings is None else codings).filter(~overruled, holds=True)
