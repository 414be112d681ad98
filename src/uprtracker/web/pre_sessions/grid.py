"""`/desk/pre-sessions/<series>/hours/`: which country meets in which room at what hour."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from uprtracker.accounts.policy import Action
from uprtracker.agenda.pre_sessions import grid
from uprtracker.agenda.pre_sessions.models import Panel, Series, SeriesMember
from uprtracker.web import names
from uprtracker.web.pre_sessions.door import of_series, on_desk, sentences

_FORM = "%Y-%m-%dT%H:%M"


@of_series(Action.LEAD, methods=("GET", "HEAD", "POST"))
def hours(request: HttpRequest, member: SeriesMember) -> HttpResponse:
    """The grid; by POST all of it is kept, or nothing where two meetings clash."""
    series, problems = member.series, list[str]()
    if request.method == "POST":
        try:
            if request.POST.get("do") == "fill":
                _fill(request, series)
            else:
                _keep(request, series)
            return redirect("web:pre-sessions-hours", series.slug)
        except ValidationError as error:
            problems = [_named(one, series) for one in sentences(error)]
    panels = sorted(grid.taking_place(series), key=_order)
    beside = grid.side_by_side(panels)
    rows = [
        {
            "panel": one,
            "room": request.POST.get(f"room-{one.state}", one.room) if problems else one.room,
            "at": _typed(request, one) if problems else _written(one),
            "beside": [names.state(other) for other in beside.get(one.state, ())],
        }
        for one in panels
    ]
    context = {
        "rows": rows,
        "problems": problems,
        "rooms": sorted({one.room for one in panels if one.room}),
        "first": f"{series.starts_on.isoformat()}T09:00",
    }
    return on_desk(request, member, "hours", "hours", 400 if problems else 200, **context)


@transaction.atomic
def _keep(request: HttpRequest, series: Series) -> None:
    """Free every hour first, so that two meetings can change places."""
    panels = list(grid.taking_place(series).select_for_update(of=("self",)))
    wanted = [(one, request.POST.get(f"room-{one.state}", ""), _moment(request, one)) for one in panels]
    series.panels.filter(pk__in=[one.pk for one in panels]).update(starts_at=None)
    for one, room, at in wanted:
        grid.place_panel(one, room=room, starts_at=at)


def _fill(request: HttpRequest, series: Series) -> None:
    rooms = [name.strip() for name in request.POST.get("rooms", "").split(",") if name.strip()]
    if not rooms:
        raise ValidationError(_("Name at least one room."))
    first = _read(request.POST.get("first", ""), series)
    if first is None:
        raise ValidationError(_("Write when the first meeting of a day begins."))
    with transaction.atomic():
        placed = grid.fill_grid(series, rooms=rooms[:10], first=first)
    waiting = grid.taking_place(series).filter(starts_at=None).count()
    if waiting:
        raise ValidationError(
            _("{placed} meetings got an hour, {waiting} did not: the days are full.").format(
                placed=placed, waiting=waiting
            )
        )


def _moment(request: HttpRequest, panel: Panel) -> datetime | None:
    return _read(request.POST.get(f"at-{panel.state}", ""), panel.series)


def _read(typed: str, series: Series) -> datetime | None:
    """Read a moment at the place of the series; raises ValidationError for what is none."""
    if not typed.strip():
        return None
    try:
        return datetime.strptime(typed.strip()[:16], _FORM).replace(tzinfo=series.tz)
    except ValueError:
        raise ValidationError(
            _("“{typed}” is no day and hour. Write it as 2027-04-05T09:00.").format(typed=typed[:40])
        ) from None


def _typed(request: HttpRequest, panel: Panel) -> str:
    return request.POST.get(f"at-{panel.state}", _written(panel))


def _written(panel: Panel) -> str:
    return panel.starts_at.astimezone(panel.series.tz).strftime(_FORM) if panel.starts_at else ""


def _order(panel: Panel) -> tuple[str, str]:
    return (panel.starts_at.isoformat() if panel.starts_at else "~", names.fold(names.state(panel.state)))


def _named(sentence: str, series: Series) -> str:
    """Put names of States in the place of their codes."""
    for state in series.panels.values_list("state", flat=True):
        sentence = sentence.replace(state, names.state(state))
    return sentence
