"""The asks of statements: read by machine, looked through by a person, kept in the workspace of the series.

    wording = found_in(place, by=lead)      # what the machine reads, nothing kept
    keep(place, wording, by=lead)           # records.Ask with source "statement", and matches proposed

An ask of a statement that is not public is seen by the coordinators of the party alone. It names no
organisation: who asked it is known to the lead.
"""

import hashlib
from collections.abc import Sequence

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from uprtracker.accounts.models import Level, Member, User, Workspace
from uprtracker.accounts.policy import Action, may, seat
from uprtracker.agenda.pre_sessions.consents import Matter, consents_of
from uprtracker.agenda.pre_sessions.models import PanelAsk, Place, Series
from uprtracker.records.asks.adding import MOST, Draft, add_asks
from uprtracker.records.asks.reading import asks_of_prose
from uprtracker.records.models import Ask, Review


def workspaces_of(user: User) -> list[Workspace]:
    """Return the workspaces to which this person may add records."""
    seats = Member.objects.open_to(user).select_related("workspace").order_by("workspace__title")
    return [one.workspace for one in seats if may(user, Action.ADD, one.workspace)]


@transaction.atomic
def use_workspace(series: Series, workspace: Workspace, *, by: User) -> None:
    """Keep the asks of a series in a workspace from now on. Raises PermissionDenied."""
    if not (may(by, Action.LEAD, series) and may(by, Action.ADD, workspace)):
        raise PermissionDenied
    series.workspace = workspace
    series.save(update_fields=["workspace"])


def seat_for(series: Series, user: User) -> Member | None:
    """Return the seat from which this person keeps the asks of a series, None where he has none."""
    if series.workspace is None or not may(user, Action.ADD, series.workspace):
        return None
    return seat(user, series.workspace)


def found_in(place: Place, *, by: User) -> tuple[str, ...]:
    """Return what the machine reads in the last version of a statement. Raises PermissionDenied."""
    if not may(by, Action.LEAD, place):
        raise PermissionDenied
    last = place.statements.order_by("-number").first()
    return asks_of_prose(last.text, state=place.panel.state)[:MOST] if last else ()


@transaction.atomic
def keep(place: Place, wording: Sequence[str], *, by: User) -> int:
    """Keep asks of a statement and what may take them up; return how many are new for this speaker.

    Raises PermissionDenied; ValidationError where the review is not known or a wording is too long.
    """
    own = seat_for(place.panel.series, by) if may(by, Action.LEAD, place) else None
    if own is None:
        raise PermissionDenied
    review = Review.objects.filter(code=place.panel.review).first()
    if review is None:
        raise ValidationError(
            _("The review {code} is not in the database yet.").format(code=place.panel.review)
        )
    wanted = list(dict.fromkeys(" ".join(one.split()) for one in wording if one.strip()))[:MOST]
    public = Matter.STATEMENT in consents_of([place])[place.pk]
    last = place.statements.order_by("-number").first()
    add_asks(
        [Draft(text) for text in wanted],
        seat=own,
        review=review,
        source=Ask.Source.STATEMENT,
        paper=_("Pre-session statement"),
        sha256=hashlib.sha256(last.text.encode()).hexdigest() if last else "",
        level=Level.PARTY if public else Level.COORDINATORS,
    )
    there = Ask.objects.visible_to(by).filter(party=own.party, review=review.code, text__in=wanted)
    before = place.asks.count()
    PanelAsk.objects.bulk_create((PanelAsk(place=place, ask=one) for one in there), ignore_conflicts=True)
    return place.asks.count() - before


def asks_of(series: Series, *, by: User) -> QuerySet[Ask]:
    """Return the asks of the statements of a series, as far as this lead may see them in their workspace."""
    if not may(by, Action.LEAD, series):
        raise PermissionDenied
    own = PanelAsk.objects.filter(place__panel__series=series).values("ask")
    return Ask.objects.visible_to(by).filter(pk__in=own)
