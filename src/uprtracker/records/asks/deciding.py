"""A person says what takes an ask up: confirms or rejects what the machine proposes, or names it."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from uprtracker.accounts.keeping import public_changed, trace
from uprtracker.accounts.models import Level, Member, Trace
from uprtracker.accounts.policy import Action, may
from uprtracker.records.models import Alias, Ask, AskMatch, Recommendation

DECISIONS = (AskMatch.Status.CONFIRMED, AskMatch.Status.REJECTED, AskMatch.Status.PROPOSED)


@transaction.atomic
def decide(match: AskMatch, status: str, *, by: Member) -> AskMatch:
    """Confirm or reject a match, or take that back (`proposed`). The last decision holds.

    Raises PermissionDenied for who may not change the ask.
    """
    if status not in DECISIONS or not may(by.user_or_nobody, Action.CHANGE, match.ask):
        raise PermissionDenied
    match.status = AskMatch.Status(status)
    open_again = match.status == AskMatch.Status.PROPOSED
    match.by, match.decided_at = (None, None) if open_again else (by, timezone.now())
    match.save(update_fields=["status", "by", "decided_at"])
    _noted(match.ask, by)
    return match


@transaction.atomic
def name_match(ask: Ask, words: str, *, by: Member) -> AskMatch:
    """Confirm a recommendation that a person names, by its number in the ask's review or by its code.

    Raises PermissionDenied; ValidationError where there is no such recommendation.
    """
    if not may(by.user_or_nobody, Action.CHANGE, ask):
        raise PermissionDenied
    code = _code_of(ask, words.strip())
    if not code:
        raise ValidationError(
            _("No recommendation is known here as “{words}”.").format(words=words.strip()[:60])
        )
    match, _made = AskMatch.objects.update_or_create(
        ask=ask,
        code=code,
        defaults={
            "kind": AskMatch.Kind.RECOMMENDATION,
            "status": AskMatch.Status.CONFIRMED,
            "by": by,
            "decided_at": timezone.now(),
        },
    )
    _noted(ask, by)
    return match


def _code_of(ask: Ask, words: str) -> str:
    """Return the code of today of a recommendation named by number or by any code it ever had."""
    if not words.isprintable():
        return ""
    for wanted in (f"{ask.review}-{words}", words):
        found = Recommendation.objects.filter(code__iexact=wanted).values_list("code", flat=True).first()
        former = Alias.objects.filter(code__iexact=wanted).values_list("recommendation__code", flat=True)
        if code := found or former.first():
            return code
    return ""


def _noted(ask: Ask, by: Member) -> None:
    trace(by, Trace.Verb.CHANGED, ask)
    if ask.level == Level.PUBLIC:
        public_changed.send(type(ask), thing=ask)
