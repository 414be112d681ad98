"""The log of reprisals and incidents: opened, shared by name, written, corrected, taken out, deleted.

Every step asks the policy and leaves a sealed note for those named in the log, and nothing anywhere else.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from uprtracker.accounts.models import Member
from uprtracker.accounts.policy import Action, may
from uprtracker.core.errors import UprTrackerError
from uprtracker.followup.models.protection import Incident, IncidentVersion, Look, Named, ProtectionLog
from uprtracker.followup.protection.fields import checked, title_of

MOST_LOOKS = 200
"""So many notes of who looked are kept for each log; older ones go."""


class WrittenMeanwhile(UprTrackerError):
    """Somebody else corrected the entry since this person looked; nothing was written."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it stands: what it says, which version that is, and the earlier ones, newest first."""

    incident: Incident
    number: int
    says: Mapping[str, Any]
    earlier: tuple[Mapping[str, Any], ...] = ()


@transaction.atomic
def open_log(*, by: Member, title: str) -> ProtectionLog:
    """Open a log that its maker alone keeps at first. Raises PermissionDenied, ValidationError, NoKey."""
    if not may(by.user_or_nobody, Action.ADD, by.workspace):
        raise PermissionDenied
    log = ProtectionLog(workspace=by.workspace, party=by.party)
    log.put({"title": title_of(title)})
    log.save()
    Named.objects.create(log=log, member=by, keeper=True)
    _note(log, by, "opened the log")
    return log


def logs_for(member: Member) -> list[ProtectionLog]:
    """Return the logs in which a member is named."""
    found = ProtectionLog.objects.filter(party=member.party_id, named__member=member)
    return [log for log in found if may(member.user_or_nobody, Action.READ_GUARDED, log)]


@transaction.atomic
def name(log: ProtectionLog, member: Member, *, by: Member, keeper: bool) -> None:
    """Let a member of the same party into the log, or make a keeper of him. Raises PermissionDenied."""
    _allowed(log, by, Action.KEEP_GUARDED)
    if member.party_id != log.party_id or member.left_at is not None:
        raise PermissionDenied
    if not keeper:
        _leave_a_keeper(log, member)
    Named.objects.update_or_create(log=log, member=member, defaults={"keeper": keeper})
    _note(log, by, "named", member)


@transaction.atomic
def unname(log: ProtectionLog, member: Member, *, by: Member) -> None:
    """Shut a member out. Raises PermissionDenied, ValidationError for the last keeper."""
    _allowed(log, by, Action.KEEP_GUARDED)
    _leave_a_keeper(log, member)
    Named.objects.filter(log=log, member=member).delete()
    _note(log, by, "shut out", member)


@transaction.atomic
def write(log: ProtectionLog, *, by: Member, fields: Mapping[str, str]) -> Incident:
    """Add an entry. Raises PermissionDenied, ValidationError, NoKey."""
    _allowed(log, by, Action.READ_GUARDED)
    incident = Incident.objects.create(log=log)
    _save(incident, 1, by, fields)
    _note(log, by, "wrote an entry")
    return incident


@transaction.atomic
def correct(incident: Incident, *, by: Member, number: int, fields: Mapping[str, str]) -> None:
    """Write a new version of an entry seen at version `number`. Raises WrittenMeanwhile as well."""
    _allowed(incident.log, by, Action.READ_GUARDED)
    newest = incident.versions.order_by("-number").values_list("number", flat=True).first() or 0
    if newest != number:
        raise _meanwhile()
    try:
        with transaction.atomic():
            _save(incident, number + 1, by, fields)
    except IntegrityError:
        raise _meanwhile() from None
    _note(incident.log, by, "corrected an entry")


def entries(log: ProtectionLog, *, by: Member) -> list[Entry]:
    """Return the entries of a log, the latest incident first. Raises PermissionDenied, NoKey, Sealed."""
    _allowed(log, by, Action.READ_GUARDED)
    rows: dict[Any, list[IncidentVersion]] = {}
    for row in IncidentVersion.objects.filter(incident__log=log).select_related("incident"):
        rows.setdefault(row.incident_id, []).append(row)
    found = [_entry(versions) for versions in rows.values()]
    _note(log, by, "read the log")
    return sorted(found, key=lambda one: (str(one.says.get("day", "")), str(one.says["at"])), reverse=True)


def entry(incident: Incident, *, by: Member) -> Entry:
    """Return one entry with its earlier versions. Raises PermissionDenied, NoKey, Sealed."""
    _allowed(incident.log, by, Action.READ_GUARDED)
    return _entry(list(incident.versions.select_related("incident")))


@transaction.atomic
def delete_entry(incident: Incident, *, by: Member) -> None:
    """Delete an entry with all its versions, for good. Raises PermissionDenied."""
    _allowed(incident.log, by, Action.KEEP_GUARDED)
    log = incident.log
    incident.delete()
    _note(log, by, "deleted an entry")


@transaction.atomic
def delete_log(log: ProtectionLog, *, by: Member) -> None:
    """Delete a log with everything in it, for good. Raises PermissionDenied."""
    _allowed(log, by, Action.KEEP_GUARDED)
    log.delete()


def taken_out(log: ProtectionLog, *, by: Member) -> dict[str, Any]:
    """Return everything a log says, to be taken out as a file. Raises PermissionDenied, NoKey, Sealed."""
    names = shown_names(log)
    said = [
        _with_name(one.says, names) | {"earlier": [_with_name(old, names) for old in one.earlier]}
        for one in entries(log, by=by)
    ]
    _note(log, by, "took the log out as a file")
    return {"title": log.content()["title"], "entries": said}


def looks(log: ProtectionLog, *, by: Member) -> list[dict[str, Any]]:
    """Return who did what with a log, newest first. Raises PermissionDenied, NoKey, Sealed."""
    _allowed(log, by, Action.READ_GUARDED)
    return sorted((look.content() for look in log.looks.all()), key=lambda one: str(one["at"]), reverse=True)


def shown_names(log: ProtectionLog) -> dict[int, str]:
    """Return the names that others read of the members of a log's party, those who left included."""
    members = Member.objects.filter(party=log.party_id).select_related("user")
    return {member.pk: member.shown_name for member in members}


def _with_name(says: Mapping[str, Any], names: Mapping[int, str]) -> dict[str, Any]:
    return dict(says) | {"by": names.get(says["by"], "")}


def _allowed(log: ProtectionLog, by: Member, action: Action) -> None:
    if not may(by.user_or_nobody, action, log):
        raise PermissionDenied


def _leave_a_keeper(log: ProtectionLog, leaving: Member) -> None:
    others = log.named.filter(keeper=True, member__in=Member.objects.seats()).exclude(member=leaving)
    if log.keeps(leaving) and not others.exists():
        raise ValidationError(_("Make somebody else keeper first: the log would be closed for ever."))


def _save(incident: Incident, number: int, by: Member, fields: Mapping[str, str]) -> None:
    row = IncidentVersion(incident=incident, number=number)
    row.put(checked(fields) | {"by": by.pk, "at": timezone.now().isoformat(timespec="seconds")})
    row.save()


def _entry(versions: list[IncidentVersion]) -> Entry:
    ordered = sorted(versions, key=lambda row: -row.number)
    says = [row.content() for row in ordered]
    return Entry(ordered[0].incident, ordered[0].number, says[0], tuple(says[1:]))


def _note(log: ProtectionLog, by: Member, verb: str, about: Member | None = None) -> None:
    """Note who did what; looking again within the same hour leaves no second note."""
    now = timezone.now()
    note = {"by": by.pk, "verb": verb, "at": now.isoformat(timespec="minutes")}
    if about is not None:
        note["about"] = about.pk
    rows = list(log.looks.all())
    said = [(row, row.content()) for row in rows]
    hour = now.isoformat()[:13]
    if verb == "read the log" and any(
        (one["by"], one["verb"], str(one["at"])[:13]) == (by.pk, verb, hour) for _row, one in said
    ):
        return
    for row, _content in sorted(said, key=lambda pair: str(pair[1]["at"]))[
        : max(0, len(said) - MOST_LOOKS + 1)
    ]:
        row.delete()
    look = Look(log=log)
    look.put(note)
    look.save()


def _meanwhile() -> WrittenMeanwhile:
    return WrittenMeanwhile(
        _("Somebody else corrected this entry since you opened it. Look at both versions.")
    )
