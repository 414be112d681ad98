"""Which labels hold, when several origins have spoken: a person's decision wins, and overwrites nothing."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from uprtracker.records.models import Coding

# Schemes with one label at a time: a person's label replaces all others.
SINGLE = ("action",)


def current(codings: QuerySet[Coding] | None = None) -> QuerySet[Coding]:
    """Return the codings that hold, out of `codings` (all by default).

    Left out is what a later decision of a person about the same label (of the
    same scheme, for action categories) overrules, and what persons denied.
    """
    of_same_thing = Q(recommendation=OuterRef("recommendation")) | Q(pledge=OuterRef("pledge"))
    same_label = Q(label=OuterRef("label")) | Q(scheme__in=SINGLE, holds=True)
    decisions = Coding.objects.filter(of_same_thing, same_label, scheme=OuterRef("scheme"), origin="person")
    of_person = Q(origin="person")
    overruled = (~of_person & Exists(decisions)) | (
        of_person & Exists(decisions.filter(pk__gt=OuterRef("pk")))
    )
    return (Coding.objects.all() if codings is None else codings).filter(~overruled, holds=True)
