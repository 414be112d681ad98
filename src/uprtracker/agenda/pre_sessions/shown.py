"""What others see of panels: country and hour, and of each speaker what he agreed to, nothing else.

    for one in public_panels(series):
        one.panel, one.speakers      # speakers who let something be public; nothing tells of the others

Every public page, file and feed, and every page of a mission, takes its words from here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import QuerySet

from uprtracker.agenda.pre_sessions.consents import Matter, consents_of
from uprtracker.agenda.pre_sessions.models import Panel, Place, Series, Statement, Testimony

OPEN: Final = (Series.State.PUBLISHED, Series.State.HELD)
"""States of a series in which its programme is public."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A speaker as somebody may see him; what is empty is not to be known. `key` leads to the photo."""

    name: str = ""
    organisation: str = ""
    moderates: bool = False
    key: str = ""
    statement: Statement | None = None

    @property
    def anything(self) -> bool:
        """Whether there is anything to see."""
        return bool(self.name or self.organisation or self.key or self.statement)


@dataclass(frozen=True, slots=True)
class ShownPanel:
    """A panel with those of its speakers of whom something may be seen."""

    panel: Panel
    speakers: tuple[Shown, ...]

    @property
    def statements(self) -> tuple[Shown, ...]:
        """The speakers whose statement may be read."""
        return tuple(one for one in self.speakers if one.statement)


def open_series() -> QuerySet[Series]:
    """Return the series whose programme is public."""
    return Series.objects.filter(state__in=OPEN)


def public_panels(series: Series) -> list[ShownPanel]:
    """Return the panels of a series as the public sees them; none before the programme is public."""
    return _panels(series, missions=False) if series.state in OPEN else []


def panels_for_missions(series: Series) -> list[ShownPanel]:
    """Return the panels as invited missions see them: that of the State under review is one of them."""
    return _panels(series, missions=True)


def chosen_panels(series: Series) -> QuerySet[Panel]:
    """Return the panels that take place, in the order of their hours."""
    return series.panels.filter(standing=Panel.Standing.CHOSEN).order_by("starts_at", "state")


def last_statements(places: Sequence[Place]) -> dict[object, Statement]:
    """Return the last version of the statement of each place."""
    rows = Statement.objects.filter(place__in=[one.pk for one in places]).order_by("number")
    return {row.place_id: row for row in rows}


def public_testimonies(series: Series | None = None) -> list[tuple[Testimony, Shown]]:
    """Return what speakers say of their experience, where they agreed and the lead took it, newest first."""
    rows = Testimony.objects.filter(taken_at__isnull=False, place__panel__series__state__in=OPEN)
    if series is not None:
        rows = rows.filter(place__panel__series=series)
    found = list(rows.select_related("place__panel__series").order_by("-taken_at", "-pk"))
    consents = consents_of(one.place for one in found)
    return [
        (one, _shown(one.place, consents[one.place_id], None, missions=False))
        for one in found
        if Matter.TESTIMONY in consents[one.place_id]
    ]


def public_photo(key: UUID, series: Series) -> Place | None:
    """Return the place whose photo the public may see now, None for any other."""
    if series.state not in OPEN:
        return None
    found = Place.objects.filter(pk=key, panel__series=series, panel__standing=Panel.Standing.CHOSEN)
    place = found.exclude(photo=None).select_related("photo").first()
    return place if place and Matter.PHOTO in consents_of([place])[place.pk] else None


def _panels(series: Series, *, missions: bool) -> list[ShownPanel]:
    panels = list(chosen_panels(series))
    places = list(Place.objects.filter(panel__in=panels).order_by("order", "made_at"))
    consents, last = consents_of(places), last_statements(places)
    seen = [
        (one.panel_id, _shown(one, consents[one.pk], last.get(one.pk), missions=missions)) for one in places
    ]
    return [
        ShownPanel(panel, tuple(one for key, one in seen if key == panel.pk and one.anything))
        for panel in panels
    ]


def _shown(place: Place, given: frozenset[str], statement: Statement | None, *, missions: bool) -> Shown:
    told = missions and Matter.MISSIONS in given
    return Shown(
        name=place.name if told or Matter.NAME in given else "",
        organisation=place.organisation if told or Matter.ORGANISATION in given else "",
        moderates=place.function == Place.Function.MODERATOR,
        key=str(place.pk) if place.photo_id and Matter.PHOTO in given else "",
        statement=statement if Matter.STATEMENT in given else None,
    )
