"""The scores of an application: given blind, read once one's own is given, with how far they differ.

tray(member)                        # what this assessor may score, most disagreed first
give_score(member, application, marks={"aim": 4, …}, comment="…")
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, pstdev

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from uprtracker.accounts.policy import Action, may
from uprtracker.agenda.pre_sessions.conflicts import Interests, interests_of
from uprtracker.agenda.pre_sessions.models import (
    CRITERIA,
    Application,
    Conflict,
    Score,
    Series,
    SeriesMember,
)

IN_QUESTION = (Application.State.SENT,)


@dataclass(frozen=True, slots=True)
class Standing:
    """What the scores of one application come to. `spread` is their standard deviation; None without any."""

    number: int
    mean: float | None
    spread: float | None

    @property
    def rank(self) -> tuple[float, int]:
        """Sorts the best first; without a score last."""
        return (-(self.mean if self.mean is not None else -1.0), -self.number)


@dataclass(frozen=True, slots=True)
class Waiting:
    """An application on an assessor's desk: his score, and what all come to once he has given his."""

    application: Application
    own: Score | None
    standing: Standing | None


def standing(scores: Iterable[Score]) -> Standing:
    """Return number, mean and spread of scores."""
    means = [one.mean for one in scores]
    if not means:
        return Standing(0, None, None)
    return Standing(len(means), round(fmean(means), 2), round(pstdev(means), 2))


def tray(member: SeriesMember) -> list[Waiting]:
    """Return what an assessor scores: what he has not scored first, then what assessors differ on most."""
    found, interests = [], interests_of(member.series)
    for one in free_applications(member):
        own = next((score for score in one.scores.all() if score.member_id == member.pk), None)
        found.append(Waiting(one, own, standing(counted(one, interests)) if own else None))
    return sorted(found, key=_disagreed)


def free_applications(member: SeriesMember) -> list[Application]:
    """Return the applications that came in for his countries, without those of a conflict."""
    rows = member.series.applications.filter(state__in=IN_QUESTION).select_related("panel__series", "owner")
    if countries := set(member.panels.values_list("pk", flat=True)):
        rows = rows.filter(panel__in=countries)
    interests = Interests(member)
    found = rows.prefetch_related("scores__member__user", "owner__emailaddress_set").order_by(
        "panel__state", "pk"
    )
    return [one for one in found if not interests.in_(one)]


def counted(one: Application, interests: Mapping[int, Interests]) -> list[Score]:
    """Return the scores that count: none of an assessor who has a conflict by now."""
    return [score for score in one.scores.all() if not interests[score.member_id].in_(one)]


@transaction.atomic
def give_score(
    member: SeriesMember, one: Application, *, marks: Mapping[str, int], comment: str = ""
) -> Score:
    """Give or change one's score, until the letters of the application are out."""
    _refuse_others(member, one)
    wanted = {name for name, _words in CRITERIA}
    if set(marks) != wanted or not all(1 <= mark <= 5 for mark in marks.values()):
        raise ValidationError(_("Give each question a mark from 1 to 5."))
    made, _new = Score.objects.update_or_create(
        application=one, member=member, defaults={**marks, "comment": comment.strip()[:4_000]}
    )
    return made


@transaction.atomic
def recuse(member: SeriesMember, one: Application, *, reason: str) -> None:
    """Say that one has an interest in an application: it is gone from the desk, and the score with it."""
    _refuse_others(member, one)
    Conflict.objects.create(member=member, application=one, reason=_said(reason))
    Score.objects.filter(member=member, application=one).delete()


@transaction.atomic
def declare(member: SeriesMember, *, institution: str, reason: str) -> Conflict:
    """Say that one has an interest in an institution, whether it has applied or not."""
    name = " ".join(institution.split())[:160]
    if not any(letter.isalnum() for letter in name):
        raise ValidationError(_("Write the name of the institution."))
    return Conflict.objects.create(member=member, institution=name, reason=_said(reason))


def not_yet(series: Series) -> Mapping[int, int]:
    """Return how many applications each assessor (key of the member) has still to score."""
    members = series.members.filter(part=SeriesMember.Part.ASSESSOR).select_related("user", "series")
    return {one.pk: sum(waiting.own is None for waiting in tray(one)) for one in members}


def _refuse_others(member: SeriesMember, one: Application) -> None:
    kept = Application.objects.select_for_update().get(pk=one.pk)
    if not may(member.user, Action.ASSESS, kept):
        raise ValidationError(_("This application is not yours to score."))
    if kept.state not in IN_QUESTION:
        raise ValidationError(_("This application is decided: it is not scored any more."))


def _said(reason: str) -> str:
    words = " ".join(reason.split())[:300]
    if not words:
        raise ValidationError(_("Say in a few words what the interest is."))
    return words


def _disagreed(one: Waiting) -> tuple[bool, float, str]:
    spread = one.standing.spread if one.standing else None
    return (one.own is not None, -(spread or 0.0), one.application.panel.state)


def most_disagreed(found: Sequence[tuple[Application, Standing]]) -> list[tuple[Application, Standing]]:
    """Sort by how far the assessors differ, widest first."""
    return sorted(found, key=lambda pair: -(pair[1].spread or 0.0))
