"""What the party plans and has been promised: actions with who and when, commitments, pledges."""

from django.utils.translation import gettext as _

from uprtracker.followup.models import Commitment, Ministry, PlannedAction
from uprtracker.publishing.papers.parts.basis import Basis, escaped
from uprtracker.publishing.papers.parts.pledged import pledges

_CLOSED = (PlannedAction.Status.DONE, PlannedAction.Status.DROPPED)


def steps(basis: Basis) -> str:
    """The actions that are still to be done, then the commitments that are open."""
    planned = basis.mine(PlannedAction).exclude(status__in=_CLOSED).order_by("due_on", "pk")
    ministries = dict(basis.mine(Ministry).values_list("pk", "name"))
    actions = [_action(one, ministries.get(one.ministry_id or 0, "")) for one in planned]
    promised = basis.mine(Commitment).filter(status=Commitment.Status.OPEN).order_by("due_on", "pk")
    commitments = [_commitment(one) for one in promised]
    parts = []
    if actions:
        parts.append("\n\n".join([f"## {_('Planned actions')}", "\n".join(actions)]))
    if commitments:
        parts.append("\n\n".join([f"## {_('Commitments')}", "\n".join(commitments)]))
    return "\n\n".join(parts)


def priorities(basis: Basis) -> str:
    """The steps, and the voluntary pledges of the review."""
    return "\n\n".join(part for part in (steps(basis), pledges(basis)) if part)


def _action(one: PlannedAction, ministry: str) -> str:
    about = [ministry, one.due_on.isoformat() if one.due_on else ""]
    about.append(one.get_status_display())
    codes = ", ".join(f"{{#{code}}}" for code in one.codes)
    said = "; ".join(escaped(part) for part in about if part)
    return f"- {escaped(one.title)} ({said}){f' – {codes}' if codes else ''}"


def _commitment(one: Commitment) -> str:
    due = _("due {day}").format(day=one.due_on.isoformat()) if one.due_on else ""
    place = f"{one.promised_by}, {one.event}, {one.event_on.isoformat()}"
    said = "; ".join(escaped(part) for part in (place, due) if part)
    return f"- {escaped(one.text)} ({said})"
