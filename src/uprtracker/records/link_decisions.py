"""What persons decide about links: confirmed, rejected, or taken back. A machine's link is no fact before."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from uprtracker.records.changed import Changed
from uprtracker.records.deciding import tell
from uprtracker.records.lineage import key_of
from uprtracker.records.models import Link, LinkDecision

if TYPE_CHECKING:
    from uprtracker.accounts.models import User

PROPOSED = Link.Status.PROPOSED


@transaction.atomic
def decide_links(*, links: Sequence[Link], status: Link.Status, person: "User") -> None:
    """Confirm or reject links, or leave them to the machine again (`proposed`); each decision is kept."""
    now = timezone.now()
    for link in links:
        link.status = status
        link.person = None if status == PROPOSED else person
        link.decided_at = None if status == PROPOSED else now
        link.save(update_fields=["status", "person", "decided_at"])
        LinkDecision.objects.create(texts=key_of(link), status=status, person=person, decided_at=now)
    if links:
        ends = {end for link in links for end in (link.earlier_id, link.later_id)}
        tell(f"{len(links)} links of {links[0].later.code} decided", Changed.of(recommendations=ends))


def move_links(heirs: dict[int, int]) -> None:
    """Let what persons decided of links move from recommendations that go to their heirs (primary keys).

    Where the heir has the link already, its own decision stands before one that moves.
    """
    ends = Q(earlier__in=heirs) | Q(later__in=heirs)
    for link in Link.objects.filter(ends).exclude(status=PROPOSED):
        earlier, later = (heirs.get(end, end) for end in (link.earlier_id, link.later_id))
        if earlier == later:
            continue
        there = Link.objects.filter(Q(earlier=earlier, later=later) | Q(earlier=later, later=earlier)).first()
        if there is None:
            Link.objects.filter(pk=link.pk).update(earlier=earlier, later=later)
        elif there.status == PROPOSED:
            Link.objects.filter(pk=there.pk).update(
                status=link.status, person=link.person_id, decided_at=link.decided_at
            )
