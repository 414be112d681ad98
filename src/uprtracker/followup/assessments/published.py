"""What the public reads of assessments: published ones alone, of all workspaces, by party and date.

Whoever asks, signed in or not, reads the same here: public pages are kept in caches.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from uprtracker.followup.assessments.outcomes import Outcome, outcomes
from uprtracker.followup.assessments.standing import Answer, Standing, standing, visible
from uprtracker.followup.models import Assessment, Moment
from uprtracker.followup.scope import current

NOBODY = AnonymousUser()


@dataclass(frozen=True, slots=True)
class Said:
    """A published answer with its words. `moment` is empty unless that is published too."""

    answer: Answer
    row: Assessment
    published_on: date
    moment: str
    counts: bool


@dataclass(frozen=True, slots=True)
class Published:
    """What is published on one recommendation or pledge."""

    standing: Standing
    said: tuple[Said, ...]


def published(codes: Collection[str]) -> Mapping[str, Published]:
    """Return what is published by code of today, the last answer of each party; others are left out."""
    found = standing(None, codes, NOBODY)
    keys = [answer.assessment for one in found.values() for answer in one.answers]
    if not keys:
        return {}
    rows = visible(NOBODY).select_related("party").in_bulk(keys)
    moments = dict(Moment.objects.visible_to(NOBODY).values_list("pk", "title"))
    return {code: _of(one, rows, moments) for code, one in found.items()}


def published_outcomes(codes: Collection[str]) -> Mapping[str, Outcome]:
    """Return the figures of what is published, by code of today."""
    return outcomes(None, codes, NOBODY)


def followed_codes() -> frozenset[str]:
    """Return the codes of today on which anything is published."""
    return frozenset(current(set(visible(NOBODY).values_list("code", flat=True))).values())


def last_published(codes: Collection[str]) -> date | None:
    """Return the day on which something was last published on these."""
    rows = visible(NOBODY).filter(code__in=codes).order_by("-published_at")
    newest = rows.values_list("published_at", flat=True).first()
    return timezone.localdate(newest) if newest else None


def _of(one: Standing, rows: Mapping[int, Assessment], moments: Mapping[int, str]) -> Published:
    counted = {answer.assessment for answer in one.counted}
    said = []
    for answer in one.answers:
        row = rows.get(answer.assessment)
        if row is None or row.published_at is None:
            continue  # withdrawn between the two questions
        day = timezone.localdate(row.published_at)
        moment = moments.get(answer.moment or 0, "")
        said.append(Said(answer, row, day, moment, answer.assessment in counted))
    return Published(one, tuple(said))
