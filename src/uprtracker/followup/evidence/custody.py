"""The chain of custody of a piece of evidence: entries are added, each sealed to the one before."""

from django.db import transaction
from django.utils import timezone

from uprtracker.accounts.models import Member
from uprtracker.followup.models import Custody, Evidence


@transaction.atomic
def record(evidence: Evidence, step: str, *, by: Member | None, sha256: str = "") -> Custody:
    """Add a step to the chain. Two at a time come one after the other."""
    Evidence.objects.select_for_update().get(pk=evidence.pk)
    last = Custody.objects.filter(evidence=evidence).last()
    entry = Custody(
        evidence=evidence,
        step=step,
        by=by,
        at=timezone.now(),
        sha256=sha256,
        before=last.digest if last else "",
    )
    entry.digest = entry.seal()
    entry.save()
    return entry


def unbroken(entries: list[Custody]) -> bool:
    """Tell whether no entry of a whole chain, first to last, was changed, taken out or put in."""
    before = ""
    for entry in entries:
        if entry.before != before or entry.digest != entry.seal():
            return False
        before = entry.digest
    return True
