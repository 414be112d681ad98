"""Evidence comes in, is changed, and goes: through `accounts.keeping`, and into the chain of custody."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from uprtracker.accounts import keeping
from uprtracker.accounts.models import Level, Member, Revision, Trace, Workspace
from uprtracker.accounts.policy import Action, may
from uprtracker.followup import scope
from uprtracker.followup.evidence.custody import record
from uprtracker.followup.evidence.files import Sent, delete_files, keep
from uprtracker.followup.models import Custody, Evidence, EvidenceLink, Gone, Method

MOST_CODES = 200
# What a tombstone loses: every word, and what leads to the person who said it.
_WORDS = ("title", "account", "source", "place", "language", "reliability", "credibility")


def evidence_on(by: Member, codes: Sequence[str]) -> "QuerySet[Evidence]":
    """Return what a seat sees of the evidence of its workspace on these recommendations."""
    found = Evidence.objects.seen_from(by)
    linked = EvidenceLink.objects.filter(code__in=scope.ever(codes))
    return found.filter(pk__in=linked.values("evidence")).select_related("party")


def ungraded(by: Member) -> "QuerySet[Evidence]":
    """Return what communities sent to the seat's party and nobody graded, of what the seat sees."""
    found = Evidence.objects.visible_to(by.user_or_nobody).filter(party=by.party, method=Method.COMMUNITY)
    return found.filter(gone="", reliability="", credibility="")


def published_on(code: str) -> "QuerySet[Evidence]":
    """Return the published evidence on a recommendation or pledge, newest first."""
    linked = EvidenceLink.objects.filter(code__in=scope.ever([code]))
    found = Evidence.objects.visible_to(AnonymousUser()).filter(pk__in=linked.values("evidence"))
    return found.select_related("party").order_by("-published_at")


def followed(workspace: Workspace, codes: Iterable[str]) -> list[str]:
    """Return the codes as they are today, each once; raises ValidationError for one not followed here."""
    wanted = list(dict.fromkeys(code.strip() for code in codes if code.strip()))
    if len(wanted) > MOST_CODES:
        raise ValidationError(_("These are more than {n} recommendations.").format(n=MOST_CODES))
    now = scope.current(wanted)
    there = {one.code for one in scope.subjects(workspace, list(now.values()))}
    unknown = [code for code in wanted if now.get(code) not in there]
    if unknown:
        raise ValidationError(
            _("This workspace follows no recommendation {codes}.").format(codes=", ".join(unknown[:5]))
        )
    return list(dict.fromkeys(now[code] for code in wanted))


def add_evidence(evidence: Evidence, *, by: Member, files: Iterable[Sent] = ()) -> Evidence:
    """Add a piece of evidence with its files: all of it or nothing. Raises NotTaken, ValidationError."""
    with transaction.atomic():
        keeping.add(evidence, by=by)
        record(evidence, Custody.Step.RECEIVED, by=by)
        for file in files:
            keep(file, evidence=evidence, by=by)
    return evidence


def change_evidence(
    evidence: Evidence, *, by: Member, revision: int, files: Iterable[Sent] = (), **fields: Any
) -> Evidence:
    """Change a piece of evidence as `by` saw it at `revision`, and add files. Raises Overtaken, NotTaken."""
    if evidence.gone:
        raise PermissionDenied
    with transaction.atomic():
        if not may(by.user_or_nobody, Action.CHANGE, evidence):
            raise PermissionDenied
        for file in files:
            keep(file, evidence=evidence, by=by)
        if fields.get("consent", evidence.consent) != evidence.consent:
            record(evidence, Custody.Step.CONSENT, by=by)
    changed: Evidence = keeping.change(evidence, by=by, revision=revision, **fields)
    return changed


@transaction.atomic
def give_up(evidence: Evidence, *, by: Member | None, why: str) -> Evidence:
    """Delete every word and file of a piece of evidence, leave a tombstone, and take it from the public.

    `by` changes or signs off what is his party's; None is the person who sent it, known by the receipt.
    """
    current: Evidence = Evidence.objects.select_for_update().get(pk=evidence.pk)
    if by is not None and not any(
        may(by.user_or_nobody, action, current) for action in (Action.CHANGE, Action.SIGN_OFF)
    ):
        raise PermissionDenied
    if current.gone:
        return current
    was_public = current.level == Level.PUBLIC
    if current.level in (Level.PUBLIC, Level.WORKSPACE):
        current.level = Level.PARTY
    for name in _WORDS:
        setattr(current, name, "")
    current.date, current.published_at, current.signed_by, current.proposed = None, None, None, ""
    current.gone, current.gone_at = Gone(why), timezone.now()
    current.revision += 1
    current.save()
    Revision.objects.filter(kind=current._meta.label_lower, thing=current.pk).update(before={}, after={})
    delete_files(current)
    step = Custody.Step.WITHDRAWN if why == Gone.WITHDRAWN else Custody.Step.DELETED
    record(current, step, by=by)
    if by is not None:
        keeping.trace(by, Trace.Verb.DELETED, current)
    if was_public:
        keeping.public_changed.send(Evidence, thing=current)
    return current
