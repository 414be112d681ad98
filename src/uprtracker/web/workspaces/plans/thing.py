"""`…/plans/actions/7/`: one thing of a plan, what belongs to it and what may be done with it."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from uprtracker.accounts.keeping import revisions
from uprtracker.accounts.models import Keeping, Kept, Member, Revision
from uprtracker.followup import scope
from uprtracker.followup.models import (
    Cluster,
    Indicator,
    Measured,
    Ministry,
    Objective,
    PlannedAction,
    ProgressNote,
)
from uprtracker.followup.models.in_plans import InPlans
from uprtracker.followup.models.of_records import OfRecords
from uprtracker.followup.plans.measuring import course
from uprtracker.followup.plans.seen import hanging, seen
from uprtracker.followup.plans.standing import standing
from uprtracker.web.workspaces.opened import inside, workspace_page
from uprtracker.web.workspaces.plans.curve import curve
from uprtracker.web.workspaces.plans.kinds import found, kind_of
from uprtracker.web.workspaces.plans.rights import may_add, rights

MOST_RECORDS = 300
MOST_ACTIONS = 50


@require_safe
@workspace_page()
def thing(request: HttpRequest, seat: Member, kind: str, pk: int) -> HttpResponse:
    """One thing. A note or value leads to the page of what it belongs to, where the seat sees that."""
    one = found(seat, kind, pk)
    over = _over(one, seat)
    if over is not None:
        return redirect(f"{over.get_absolute_url()}#{kind}-{pk}")
    more = _MORE.get(type(one))
    own_party = one.party_id == seat.party_id
    context: dict[str, Any] = {
        "thing": one,
        "kind": kind_of(kind),
        "rights": rights(seat, one),
        "can_add": may_add(seat),
        "today": timezone.localdate(),
        # What it said before it was shared was said to the party alone.
        "revisions": _told(one) if own_party else (),
        **_records(one, seat),
        **(more(one, seat) if more else {}),
    }
    return inside(request, seat, f"web/workspaces/plans/{kind}.html", "plans", **context)


def _over(one: InPlans, own: Member) -> InPlans | None:
    """Return the action of a note or the indicator of a value, if the seat sees it."""
    if isinstance(one, ProgressNote):
        return seen(PlannedAction, own).filter(pk=one.action_id or 0).first()
    if isinstance(one, Measured):
        return seen(Indicator, own).filter(pk=one.indicator_id or 0).first()
    return None


def _records(one: Kept, own: Member) -> dict[str, Any]:
    """Return the recommendations that a thing is about, and the codes that lead nowhere in this workspace."""
    if not isinstance(one, OfRecords):
        return {}
    now = scope.current(one.codes)
    subjects = scope.subjects(own.workspace, [now.get(code, code) for code in one.codes[:MOST_RECORDS]])
    known = {subject.code for subject in subjects}
    gone = [code for code in one.codes[:MOST_RECORDS] if now.get(code, code) not in known]
    return {"subjects": subjects, "gone": gone, "unshown": max(0, len(one.codes) - MOST_RECORDS)}


def _told(one: Kept) -> list[tuple[Revision, list[tuple[str, object]]]]:
    """Return the changes of a thing, newest first: each with the names of its fields and what they became."""
    names = {field.name: getattr(field, "verbose_name", field.name) for field in one._meta.concrete_fields}
    keys = {field.name for field in one._meta.concrete_fields if field.is_relation}
    return [
        (step, [(str(names[name]), "" if name in keys else after) for name, after in step.after.items()])
        for step in reversed(revisions(one))
        if set(step.after) <= names.keys()
    ]


def _of_cluster(one: Cluster, own: Member) -> dict[str, Any]:
    rows = seen(PlannedAction, own).filter(cluster=one)
    return {
        "actions": _first(rows, own),
        "unlisted": max(0, rows.count() - MOST_ACTIONS),
        "standing": standing(rows, own, timezone.localdate()),
        "objectives": seen(Objective, own).filter(cluster=one),
        "indicators": _courses(own, cluster=one),
    }


def _of_objective(one: Objective, own: Member) -> dict[str, Any]:
    rows = seen(PlannedAction, own).filter(objective=one)
    return {
        "actions": _first(rows, own),
        "unlisted": max(0, rows.count() - MOST_ACTIONS),
        "indicators": _courses(own, objective=one),
        **_links(one, own),
    }


def _of_action(one: PlannedAction, own: Member) -> dict[str, Any]:
    notes = seen(ProgressNote, own).filter(action=one)
    return {
        "notes": [(note, rights(own, note)) for note in notes],
        "late": one.overdue(timezone.localdate()),
        **_links(one, own),
    }


def _of_indicator(one: Indicator, own: Member) -> dict[str, Any]:
    values = list(seen(Measured, own).filter(indicator=one))
    found = course(one, values)
    return {
        "values": [(value, rights(own, value)) for value in values],
        "course": found,
        "curve": curve(found),
        **_links(one, own),
    }


def _of_ministry(one: Ministry, own: Member) -> dict[str, Any]:
    rows = seen(PlannedAction, own).filter(ministry=one)
    return {
        "actions": _first(rows, own),
        "unlisted": max(0, rows.count() - MOST_ACTIONS),
        "standing": standing(rows, own, timezone.localdate()),
    }


def _first(rows: "Keeping[PlannedAction]", own: Member) -> list[PlannedAction]:
    return hanging(rows.select_related("responsible__user")[:MOST_ACTIONS], own)


def _courses(own: Member, **of: Any) -> list[tuple[Indicator, Any]]:
    found = list(seen(Indicator, own).filter(**of))
    values = seen(Measured, own).filter(indicator__in=found)
    return [(one, course(one, [value for value in values if value.indicator_id == one.pk])) for one in found]


def _links(one: Any, own: Member) -> dict[str, Any]:
    """Return what a thing hangs on, as far as the seat sees it: another party's may be narrower."""
    links: dict[str, Any] = {}
    for name, model in (("cluster", Cluster), ("objective", Objective), ("ministry", Ministry)):
        if key := getattr(one, f"{name}_id", None):
            links[name] = seen(model, own).filter(pk=key).first()
    return links


_MORE: Mapping[type[Kept], Callable[[Any, Member], dict[str, Any]]] = MappingProxyType(
    {
        Cluster: _of_cluster,
        Objective: _of_objective,
        PlannedAction: _of_action,
        Indicator: _of_indicator,
        Ministry: _of_ministry,
    }
)
