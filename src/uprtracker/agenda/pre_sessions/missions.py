"""Permanent Missions: who is invited, what they answer by their secret link, and which came.

    list_missions(series, by=lead); read_contacts(series, "state,email\\nCHE,mission@example.org", by=lead)
    invite_missions(series, by=lead)
    answer(mission, {panel.pk: ("yes", 2)})
    tick(panel, ["CHE"], by=lead)

All missions are invited, that of the State under review too. Which came is the lead's to know; the public may
read how many.
"""

import csv
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from io import StringIO

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from uprtracker.accounts.models import User
from uprtracker.accounts.outbox import post
from uprtracker.accounts.policy import Action, may
from uprtracker.agenda.pre_sessions.models import Language, Mission, Panel, Series, Visit
from uprtracker.agenda.pre_sessions.secret_links import new_nonce, secret_of
from uprtracker.agenda.pre_sessions.shown import chosen_panels
from uprtracker.reference import load_reference

LINK = "mission"
MOST_PEOPLE = 20
_HEADS = {"state", "email"}


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a list of contacts that was not taken, and why."""

    line: int
    words: str
    fault: str


@transaction.atomic
def list_missions(series: Series, *, by: User) -> int:
    """Put the mission of each State that is not yet there on the list; return how many were added.

    Addresses and languages come from the last series that has them.
    """
    _ask_lead(by, series)
    there = set(series.missions.values_list("state", flat=True))
    known = {one.state: one for one in Mission.objects.exclude(email="").order_by("pk")}
    added = [
        Mission(
            series=series,
            state=iso3,
            nonce=new_nonce(),
            email=known[iso3].email if iso3 in known else "",
            language=known[iso3].language if iso3 in known else Language.ENGLISH,
        )
        for iso3 in _states() - there
    ]
    return len(Mission.objects.bulk_create(added))


@transaction.atomic
def set_contact(mission: Mission, *, by: User, email: str, language: str) -> None:
    """Enter where a mission is reached. A new address gets a new link. Raises ValidationError."""
    _ask_lead(by, mission.series)
    current = Mission.objects.select_for_update().get(pk=mission.pk)
    if current.email != email:
        current.nonce, current.invited_at, current.reminded_at = new_nonce(), None, None
    current.email, current.language = email, language
    current.full_clean()
    current.save()


@transaction.atomic
def read_contacts(series: Series, text: str, *, by: User) -> tuple[int, list[Row]]:
    """Take addresses from a table (CSV: state, email, language); return how many, and which lines are wrong.

    States by code (ISO3) or name in any UN language. Raises ValidationError where it is no such table.
    """
    _ask_lead(by, series)
    list_missions(series, by=by)
    rows, faults = _lines(text)
    missions = {one.state: one for one in series.missions.all()}
    taken = 0
    for line, words, email, language in rows:
        state = _state_named(words)
        fault = _fault(state if state in missions else "", email)
        if fault:
            faults.append(Row(line, words[:80], fault))
            continue
        mission = missions[state]
        set_contact(mission, by=by, email=email, language=language or mission.language)
        taken += 1
    return taken, sorted(faults, key=lambda row: row.line)


@transaction.atomic
def invite_missions(series: Series, *, by: User, states: Collection[str] | None = None) -> int:
    """Invite every mission with an address that was not invited yet; return how many mails wait."""
    _ask_lead(by, series)
    waiting = series.missions.select_for_update().filter(invited_at=None).exclude(email="")
    if states is not None:
        waiting = waiting.filter(state__in=states)
    now = timezone.now()
    found = list(waiting)
    for one in found:
        one.invited_at = now
        one.save(update_fields=["invited_at"])
        _mail(one, "invitation", _invitation)
    return len(found)


@transaction.atomic
def remind_missions(series: Series, *, by: User) -> int:
    """Remind, once, the invited missions that have not answered; return how many."""
    _ask_lead(by, series)
    silent = series.missions.select_for_update().filter(
        invited_at__isnull=False, answered_at=None, reminded_at=None
    )
    found = list(silent.exclude(email=""))
    for one in found:
        one.reminded_at = timezone.now()
        one.save(update_fields=["reminded_at"])
        _mail(one, "reminder", _reminder)
    return len(found)


@transaction.atomic
def answer(mission: Mission, said: Mapping[int, tuple[str, int]]) -> None:
    """Keep what a mission answers: for each panel by key whether it comes, and with how many people."""
    current = Mission.objects.select_for_update().get(pk=mission.pk)
    panels = {one.pk for one in chosen_panels(current.series)}
    for key, (words, people) in said.items():
        if key not in panels or words not in Visit.Answer.values or not 1 <= people <= MOST_PEOPLE:
            raise ValidationError(
                _("Say for each meeting whether you come, with 1 to {n} people.").format(n=MOST_PEOPLE)
            )
        Visit.objects.update_or_create(
            mission=current, panel_id=key, defaults={"answer": words, "people": people}
        )
    current.answered_at = timezone.now()
    current.save(update_fields=["answered_at"])


@transaction.atomic
def tick(panel: Panel, came: Iterable[str], *, by: User) -> None:
    """Note which missions (ISO3) were seen in the room, all others not. Raises PermissionDenied."""
    _ask_lead(by, panel.series)
    there = set(came)
    missions = {one.state: one for one in panel.series.missions.all()}
    panel.visits.exclude(mission__state__in=there).update(came=False)
    for state in there & missions.keys():
        Visit.objects.update_or_create(mission=missions[state], panel=panel, defaults={"came": True})


def link_of(mission: Mission) -> str:
    """Return the address at which a mission answers."""
    return settings.UPR_ADDRESS + reverse("web:pre-session-mission", args=[secret_of(mission, LINK)])


def _mail(mission: Mission, occasion: str, words: Callable[[], str]) -> None:
    with translation.override(mission.language):
        post(
            f"pre-session-{occasion}:{mission.pk}:{mission.nonce[:8]}",
            kind=f"pre-session {occasion}",
            to=mission.email,
            subject=_("Pre-sessions of the Universal Periodic Review, session {session}").format(
                session=mission.series.session
            ),
            text=words().format(
                title=mission.series.title,
                place=mission.series.place,
                address=link_of(mission),
            ),
        )


def _invitation() -> str:
    return _(
        "The Permanent Mission is invited to the Pre-sessions “{title}”, {place}.\n\n"
        "Each meeting is about one State and lasts one hour. Days and hours are here, where you also"
        " answer which of them you attend:\n{address}\n\n"
        "The link is for the Permanent Mission alone: please do not pass it on."
    )


def _reminder() -> str:
    return _(
        "We have not heard from the Permanent Mission about the Pre-sessions “{title}”, {place}.\n\n"
        "Please tell us here which meetings you attend:\n{address}"
    )


def _lines(text: str) -> tuple[list[tuple[int, str, str, str]], list[Row]]:
    table = csv.DictReader(StringIO(text.removeprefix("\ufeff")), strict=False)
    heads = {(name or "").strip().lower(): name for name in table.fieldnames or ()}
    if not heads.keys() >= _HEADS:
        raise ValidationError(
            _("The first line of the table has to name the columns: state, email, language.")
        )
    rows, faults = [], []
    for number, row in enumerate(table, 2):
        given = {name: (row.get(head) or "").strip() for name, head in heads.items()}
        language = given.get("language", "").lower()
        if language and language not in Language.values:
            faults.append(Row(number, given["state"][:80], _("The language is en, fr or es.")))
        elif any(given.values()):
            rows.append((number, given["state"], given["email"], language))
    return rows, faults


def _fault(state: str, email: str) -> str:
    if not state:
        return _("No State is known by this name.")
    try:
        validate_email(email)
    except ValidationError:
        return _("This is no address of a mail box.")
    return ""


def _states() -> set[str]:
    return {one.iso3 for one in load_reference().states.all}


def _state_named(words: str) -> str:
    states = load_reference().states
    if words.upper() in states.by_iso3:
        return words.upper()
    found = states.resolve(words)
    return found.iso3 if found else ""


def _ask_lead(by: User, series: Series) -> None:
    if not may(by, Action.LEAD, series):
        raise PermissionDenied
