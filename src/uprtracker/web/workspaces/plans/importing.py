"""Rows of a spreadsheet become actions: all of them, or none where one is not right."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from uprtracker.accounts import keeping
from uprtracker.accounts.keeping import Overtaken
from uprtracker.accounts.models import Kept, Level, Member
from uprtracker.followup.models import Cluster, Ministry, Objective, PlannedAction
from uprtracker.followup.plans import sheet
from uprtracker.followup.plans.naming import Names
from uprtracker.followup.plans.seen import seen
from uprtracker.web.workspaces.plans.forms import ActionForm

_PARENTS: Mapping[str, tuple[type[Kept], str]] = {
    "cluster": (Cluster, "title"),
    "objective": (Objective, "text"),
    "ministry": (Ministry, "name"),
}


@dataclass
class Taken:
    """What an import did: actions added and changed, clusters and the like made, what is wrong by line."""

    added: int = 0
    changed: int = 0
    made: int = 0
    problems: list[tuple[int, str]] = field(default_factory=list)


class _Undone(Exception):
    """Takes everything back."""


def take(rows: list[tuple[int, dict[str, str]]], own: Member) -> Taken:
    """Add and change actions; with a problem in any row nothing is written. Raises PermissionDenied."""
    taken, names, known = Taken(), Names(own.workspace), _known(own)
    try:
        with transaction.atomic():
            for line, cells in rows:
                try:
                    found = _row(cells, own, names, known, taken)
                except ValidationError as error:  # a name too long for what is made beside it
                    found = error.messages
                taken.problems += [(line, words) for words in found]
            if taken.problems:
                raise _Undone
    except _Undone:
        return Taken(problems=taken.problems)
    return taken


def _known(own: Member) -> dict[str, dict[str, str]]:
    """Return the keys of what actions hang on, by its words; the own party's first."""
    found: dict[str, dict[str, str]] = {}
    for name, (model, words) in _PARENTS.items():
        things = sorted(seen(model, own), key=lambda one: one.party_id == own.party_id)
        found[name] = {getattr(one, words).casefold(): str(one.pk) for one in things}
    people = Member.objects.seats().filter(party=own.party).select_related("user")
    found["responsible"] = {one.shown_name.casefold(): str(one.pk) for one in people}
    return found


def _row(
    cells: dict[str, str], own: Member, names: Names, known: dict[str, dict[str, str]], taken: Taken
) -> list[str]:
    data = {name: value for name, value in cells.items() if name not in ("number", "revision", "party")}
    for name, there in known.items():
        if words := data.get(name):
            if words.casefold() not in there and name != "responsible":
                there[words.casefold()] = _made(name, words, own)
                taken.made += 1
            data[name] = there.get(words.casefold(), words)
    if status := data.get("status"):
        data["status"] = sheet.choice(status, PlannedAction.Status.choices)
    data["level"] = sheet.choice(data.get("level") or Level.PARTY, Level.choices)
    number = cells.get("number", "")
    if not number:
        return _add(data, own, names, taken)
    return _change(number, cells.get("revision", ""), data, own, names, taken)


def _add(data: dict[str, str], own: Member, names: Names, taken: Taken) -> list[str]:
    data["status"] = data.get("status") or PlannedAction.Status.PLANNED
    form = ActionForm(data, seat=own, names=names)
    if not form.is_valid():
        return _words(form)
    action = form.save(commit=False)
    action.level = form.cleaned_data["level"]
    keeping.add(action, by=own)
    taken.added += 1
    return []


def _change(
    number: str, revision: str, data: dict[str, str], own: Member, names: Names, taken: Taken
) -> list[str]:
    key = int(number) if number.isascii() and number.isdigit() and len(number) < 18 else 0
    action = seen(PlannedAction, own).filter(pk=key).first()
    if action is None:
        return [_("There is no action with the number %(n)s.") % {"n": number[:20]}]
    data["status"] = data.get("status") or action.status
    form = ActionForm(data, seat=own, names=names, instance=seen(PlannedAction, own).get(pk=key))
    if not form.is_valid():
        return _words(form)
    known = int(revision) if revision.isascii() and revision.isdigit() and len(revision) < 9 else 0
    wanted: dict[str, Any] = {name: value for name, value in form.wanted.items() if name in data}
    if all(getattr(action, name) == value for name, value in wanted.items()):
        return []
    try:
        # A savepoint: what came too late is told here, and nothing of this file is written.
        with transaction.atomic():
            keeping.change(action, by=own, revision=known, **wanted)
    except Overtaken:
        return [_("Somebody changed this action since the file was downloaded.")]
    except PermissionDenied:
        return [_("This action is not yours to change.")]
    taken.changed += 1
    return []


def _made(name: str, words: str, own: Member) -> str:
    model, field_name = _PARENTS[name]
    return str(keeping.add(model(**{field_name: words}), by=own).pk)


def _words(form: ActionForm) -> list[str]:
    return [
        f"{form.fields[name].label if name in form.fields else ''}: {error}".removeprefix(": ")
        for name, errors in form.errors.items()
        for error in errors
    ]
