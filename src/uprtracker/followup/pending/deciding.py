"""Draft answers come and change here: one for each party and recommendation."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from uprtracker.accounts import keeping
from uprtracker.accounts.models import Member
from uprtracker.followup import scope
from uprtracker.followup.models import DraftAnswer

MOST_AT_ONCE = 500


def ours(own: Member, code: str) -> DraftAnswer | None:
    """Return the draft answer of the seat's party, None where there is none or it is not to be seen."""
    seen = DraftAnswer.objects.visible_to(own.user_or_nobody)
    return seen.filter(party=own.party, code=code).first()


def decide(*, by: Member, code: str, revision: int = 0, **fields: Any) -> DraftAnswer:
    """Set fields of the party's draft answer as `by` saw it at `revision` (0: there was none).

    Raises `keeping.Overtaken` when a colleague was faster, PermissionDenied, ValidationError.
    """
    there = DraftAnswer.objects.filter(party=by.party, code=code).first()
    if there is None:
        try:
            with transaction.atomic():
                return keeping.add(DraftAnswer(code=code, **fields), by=by)
        except IntegrityError:
            there = DraftAnswer.objects.get(party=by.party, code=code)
    return keeping.change(there, by=by, revision=revision, **fields)


@transaction.atomic
def decide_many(*, by: Member, codes: Iterable[str], **fields: Any) -> int:
    """Set the same fields for several recommendations of the workspace; return how many there were.

    What nobody filled in is given; words that stand are replaced, and stay in the history.
    """
    wanted = list(dict.fromkeys(codes))
    if len(wanted) > MOST_AT_ONCE:
        raise ValidationError(_("Choose {n} recommendations at most.").format(n=MOST_AT_ONCE))
    followed = set(scope.recommendations(by.workspace).filter(code__in=wanted).values_list("code", flat=True))
    for code in (one for one in wanted if one in followed):
        there = DraftAnswer.objects.filter(party=by.party, code=code).first()
        decide(by=by, code=code, revision=there.revision if there else 0, **fields)
    return len(followed)
