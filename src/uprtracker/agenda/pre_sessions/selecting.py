"""Choosing the speakers of a country: what was scored, what is chosen so far, and how balanced that is.

for candidate in candidates(panel): …       # ranked
choose(panel, {application.pk: "selected"})  # seen by the lead alone until the letters are out
balance(panel, candidates)
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from uprtracker.agenda.pre_sessions.conflicts import interests_of
from uprtracker.agenda.pre_sessions.models import Application, Choice, Panel, Score, Series, SeriesMember
from uprtracker.agenda.pre_sessions.scoring import Standing, counted, standing
from uprtracker.records.changed import NOTHING
from uprtracker.records.version import bump

_STATES = Application.State
CAME_IN: Collection[str] = (_STATES.SENT, _STATES.SELECTED, _STATES.RESERVE, _STATES.NOT_SELECTED)
"""What the lead chooses from: no draft, nothing that was withdrawn."""
# From what was told already, what may still be told: nobody is uninvited by a letter.
_MAY_BECOME: Mapping[str, Collection[str]] = {
    _STATES.SENT: (_STATES.SELECTED, _STATES.RESERVE, _STATES.NOT_SELECTED),
    _STATES.RESERVE: (_STATES.SELECTED, _STATES.NOT_SELECTED),
    _STATES.NOT_SELECTED: (_STATES.SELECTED,),
    _STATES.SELECTED: (),
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """An application as the lead sees it: its rank, its scores, who was kept from scoring it, the choice."""

    application: Application
    standing: Standing
    scores: Sequence[Score]
    conflicts: Sequence[tuple[SeriesMember, Sequence[str]]]
    choice: str

    @property
    def outcome(self) -> str:
        """What it would be, or is: the choice, else what was told; "" while nothing is decided."""
        told = self.application.state
        return self.choice or ("" if told == _STATES.SENT else told)

    @property
    def may_become(self) -> Collection[str]:
        """What may still be chosen."""
        return _MAY_BECOME.get(self.application.state, ())


@dataclass(frozen=True, slots=True)
class Balance:
    """Whom the chosen speakers of a panel stand for, and what would be missing."""

    speakers: int
    places: int
    kinds: Mapping[str, int]
    genders: Mapping[str, int]
    regions: Mapping[str, int]
    issues: Mapping[str, int]
    uncovered: Sequence[str]  # issues that came in and that no chosen speaker brings
    nhri: bool
    grassroots: bool
    nhri_waits: bool  # one applied and is not chosen
    grassroots_waits: bool


def candidates(panel: Panel) -> list[Candidate]:
    """Return what came in for a country, the best first; what nobody scored last."""
    interests = interests_of(panel.series)
    members = {one.pk: one for one in panel.series.members.select_related("user")}
    rows = panel.applications.filter(state__in=CAME_IN).select_related("panel__series", "owner", "submission")
    found = []
    for one in rows.prefetch_related("scores__member__user", "owner__emailaddress_set"):
        scores = counted(one, interests)
        kept = [(members[key], why) for key, tied in interests.items() if (why := tied.in_(one))]
        chosen = Choice.objects.filter(application=one).values_list("value", flat=True).first() or ""
        found.append(Candidate(one, standing(scores), scores, kept, chosen))
    return sorted(found, key=lambda each: (each.standing.rank, each.application.pk))


@transaction.atomic
def choose(panel: Panel, wanted: Mapping[int, str]) -> None:
    """Keep what the lead means to decide, by key of the application; "" takes a choice back."""
    rows = {one.pk: one for one in panel.applications.select_for_update().filter(pk__in=wanted)}
    for key, value in wanted.items():
        one = rows.get(key)
        if one is None or one.state not in CAME_IN:
            raise ValidationError(_("One of the applications was withdrawn. Look at the list again."))
        if not value or value == one.state:
            Choice.objects.filter(application=one).delete()
        elif value in _MAY_BECOME[one.state]:
            Choice.objects.update_or_create(application=one, defaults={"value": value})
        else:
            raise ValidationError(_("What a letter has promised is not taken back here."))


@transaction.atomic
def drop(panel: Panel) -> None:
    """Let a meeting not take place: its hour is free again. Whoever applied is told by letter."""
    if panel.applications.filter(state=_STATES.SELECTED).exists():
        raise ValidationError(_("Speakers of this meeting are invited already."))
    Panel.objects.filter(pk=panel.pk).update(standing=Panel.Standing.DROPPED, starts_at=None, room="")
    Choice.objects.filter(application__panel=panel).delete()
    panel.refresh_from_db()
    bump("Pre-sessions", NOTHING)


@transaction.atomic
def take_back(panel: Panel) -> None:
    """Let a meeting that was dropped take place after all, as long as nobody was told."""
    if panel.letters_out():
        raise ValidationError(_("The letters are out: this meeting stays dropped."))
    Panel.objects.filter(pk=panel.pk).update(standing=Panel.Standing.CHOSEN)
    panel.refresh_from_db()
    bump("Pre-sessions", NOTHING)


def balance(panel: Panel, found: Sequence[Candidate]) -> Balance:
    """Return whom the speakers chosen so far stand for."""
    chosen = [one.application for one in found if one.outcome == _STATES.SELECTED]
    rest = [one.application for one in found if one.outcome != _STATES.SELECTED]
    kinds = Counter(one.kind for one in chosen)
    issues = Counter(slug for one in chosen for slug in one.issues)
    others = Counter(slug for one in rest for slug in one.issues)
    regions = Counter(one.region.strip() for one in chosen if one.region.strip())
    waiting = {one.kind for one in rest}
    nhri, grassroots = Application.Kind.NHRI, Application.Kind.GRASSROOTS
    return Balance(
        speakers=len(chosen),
        places=panel.series.places,
        kinds=dict(kinds.most_common()),
        genders=dict(Counter(one.speaker_gender for one in chosen).most_common()),
        regions=dict(regions.most_common()),
        issues=dict(issues.most_common()),
        uncovered=[slug for slug, _number in others.most_common() if slug not in issues],
        nhri=nhri in kinds,
        grassroots=grassroots in kinds,
        nhri_waits=nhri in waiting and nhri not in kinds,
        grassroots_waits=grassroots in waiting and grassroots not in kinds,
    )


def numbers(series: Series) -> dict[int, int]:
    """Return how many applications each country (key of the panel) has, without drafts and withdrawn ones."""
    keys = series.applications.filter(state__in=CAME_IN).values_list("panel", flat=True)
    return dict(Counter(keys))
