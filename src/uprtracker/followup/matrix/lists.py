"""Lists come into a workspace: whose review it is, and whether it is one that the workspace follows."""

import hashlib
from collections import Counter
from pathlib import PurePosixPath, PureWindowsPath

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from uprtracker.accounts import keeping
from uprtracker.accounts.models import Level, Member, Workspace
from uprtracker.core.errors import DocumentError, UprTrackerError
from uprtracker.followup import scope
from uprtracker.followup.matrix.opening import Opened, opened
from uprtracker.followup.models import MatrixBytes, MatrixFile

MOST_BYTES = 2**20
"""Lists of 300 recommendations have some 60 kB."""


def take(name: str, data: bytes, *, by: Member, level: str = Level.PARTY) -> MatrixFile:
    """Keep a list for the party of the seat and return its record.

    Raises DocumentError for what is no list or is not safe to open, ValidationError for one of a review
    that the workspace does not follow, PermissionDenied.
    """
    if len(data) > MOST_BYTES:
        raise ValidationError(_("It has more than {size} MB.").format(size=MOST_BYTES // 2**20))
    shown = plain_name(name)
    found = opened(data, {}, name=shown)
    review = review_of(by.workspace, found)
    with transaction.atomic():
        record = MatrixFile(
            name=shown,
            kind=found.filled.kind,
            review=review,
            sha256=hashlib.sha256(data).hexdigest(),
            rows=len(found.filled.rows),
            level=level,
        )
        keeping.add(record, by=by)
        MatrixBytes.objects.create(file=record, data=data)
    return record


def kept_lists(own: Member) -> QuerySet[MatrixFile]:
    """Return the lists of the workspace that the seat may see, newest first."""
    seen = MatrixFile.objects.seen_from(own)
    return seen.select_related("party")


def review_of(workspace: Workspace, found: Opened) -> str:
    """Return the code of the review that a list is of: by what it says, else by the numbers of its rows.

    Raises ValidationError when the workspace follows no such review.
    """
    followed = scope.recommendations(workspace)
    if found.state and found.session:
        review = followed.filter(review__state=found.state, review__session=found.session).first()
        if review is not None:
            return review.review.code
    else:
        numbers = {row.number for row in found.filled.rows}
        same = followed.filter(number__in=numbers).order_by().values_list("review__code", flat=True)
        if most := Counter(same).most_common(1):
            return str(most[0][0])
    raise ValidationError(_("This list is of no review that the workspace follows."))


def read_review(workspace: Workspace, data: bytes, name: str) -> str:
    """Return the code of the review that a file is of, as `review_of`; errors name the file.

    Raises UprTrackerError.
    """
    shown = plain_name(name)
    try:
        return review_of(workspace, opened(data, {}, name=shown))
    except ValidationError as error:
        raise UprTrackerError(error.messages[0], place=shown) from error
    except DocumentError as error:
        error.place = f"{shown}, {error.place}" if error.place else shown
        raise


def plain_name(name: str) -> str:
    """Return the last part of a file name, without what cannot be printed."""
    last = PureWindowsPath(PurePosixPath(name).name).name
    return "".join(letter for letter in last if letter.isprintable())[-150:] or "matrix"
