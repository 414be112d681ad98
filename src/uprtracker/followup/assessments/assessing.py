"""How an assessment comes about: for what the workspace follows, under the code of today."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from uprtracker.accounts import keeping
from uprtracker.accounts.models import Level, Member
from uprtracker.followup import scope
from uprtracker.followup.assessments.scales import VALUES, Scale, scale_of
from uprtracker.followup.assessments.standing import visible
from uprtracker.followup.models import Assessment, Moment
from uprtracker.followup.models.assessment import today


def assess(own: Member, code: str, value: str, **fields: Any) -> Assessment:
    """Add what the seat's party says of a recommendation or pledge, and return it.

    `fields` are those of `Assessment` (moment, comment, measures, evidence, assessed_on, level).
    Raises PermissionDenied, ValidationError, also where the workspace does not follow the code.
    """
    subject = scope.subject(own.workspace, code)
    if subject is None:
        raise ValidationError({"code": _("This workspace does not follow {code}.").format(code=code)})
    return keeping.add(Assessment(code=subject.code, value=value, **fields), by=own)


def last_of_party(own: Member, code: str, moment: Moment | None, scale: Scale) -> Assessment | None:
    """Return the party's last answer at this moment (None: outside of moments) that the seat may see."""
    rows = visible(own, own.workspace).filter(
        party=own.party, code__in=scope.all_codes(code), moment=moment, value__in=VALUES[scale]
    )
    return rows.order_by("assessed_on", "pk").last()


def say(
    own: Member,
    code: str,
    *,
    moment: Moment | None = None,
    seen: tuple[int, int] | None = None,
    level: str = Level.PARTY,
    **fields: Any,
) -> Assessment:
    """Set the party's answer at a moment, or of today, and return it.

    `fields` are value, and comment where there is one. `seen` is key and revision of the answer that the
    writer saw, None where there was none. At a moment there is one answer, which changes; outside of moments
    one of an earlier day stays as it was said, and a new one is added. Raises `keeping.Overtaken` when a
    colleague was faster, PermissionDenied, ValidationError.
    """
    there = last_of_party(own, code, moment, scale_of(fields["value"]))
    key, revision = seen or (0, 0)
    if there is not None and there.pk != key:
        return keeping.change(there, by=own, revision=0, **fields)
    if there is None or not _is_the_one(there, moment, fields):
        return assess(own, code, moment=moment, level=level, **fields)
    return keeping.change(there, by=own, revision=revision, **fields)


def _is_the_one(there: Assessment, moment: Moment | None, fields: dict[str, Any]) -> bool:
    """Whether the answer that is there is the one to change: said today, at a moment, or nothing is new."""
    unchanged = all(getattr(there, name) == value for name, value in fields.items())
    return unchanged or moment is not None or there.assessed_on == today()
