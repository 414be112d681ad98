"""How an assessment comes about: for what the workspace follows, under the code of today."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from uprtracker.accounts import keeping
from uprtracker.accounts.models import Member
from uprtracker.followup import scope
from uprtracker.followup.models import Assessment


def assess(own: Member, code: str, value: str, **fields: Any) -> Assessment:
    """Add what the seat's party says of a recommendation or pledge, and return it.

    `fields` are those of `Assessment` (moment, comment, measures, evidence, assessed_on, level).
    Raises PermissionDenied, ValidationError, also where the workspace does not follow the code.
    """
    subject = scope.subject(own.workspace, code)
    if subject is None:
        raise ValidationError({"code": _("This workspace does not follow {code}.").format(code=code)})
    return keeping.add(Assessment(code=subject.code, value=value, **fields), by=own)
