"""A recommendation without a number goes when its rows have found another home.

Its public name leads to the heir for ever, and what persons decided about it moves along.
"""

from django.db.models import Q

from uprtracker.records.link_decisions import move_links
from uprtracker.records.many_rows import update_many
from uprtracker.records.models import Alias, Coding, CodingDecision, Position, Recommendation


def absorb(heirs: dict[int, int]) -> None:
    """Dissolve recommendations into others. `heirs`: primary key of each one to go, and of its heir."""
    if not heirs:
        return
    going = Recommendation.objects.filter(pk__in=heirs)
    by_person = Q(stage=Position.Stage.EDITOR) | Q(person__isnull=False)
    names = dict(going.values_list("pk", "code"))
    for model, decided in (
        (Position, Position.objects.filter(by_person, recommendation__in=heirs)),
        (Coding, Coding.objects.filter(recommendation__in=heirs, origin="person")),
        (CodingDecision, CodingDecision.objects.filter(recommendation__in=heirs)),
        (Alias, Alias.objects.filter(recommendation__in=heirs)),
    ):
        moved = [(heirs[old], pk) for pk, old in decided.values_list("pk", "recommendation_id")]
        update_many(model, ["recommendation"], moved)
    move_links(heirs)
    going.delete()
    Alias.objects.bulk_create(Alias(code=names[old], recommendation_id=heir) for old, heir in heirs.items())
