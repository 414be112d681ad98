"""The tabs of a workspace. A part adds its line here."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from uprtracker.accounts.models import Member
from uprtracker.accounts.policy import Action, may

# name, address and words, in the order of the work
TABS: Sequence[tuple[str, str, Promise]] = (
    ("overview", "web:workspace", _("Overview")),
    ("recommendations", "web:workspace-records", _("Recommendations")),
    ("assessments", "web:workspace-assessments", _("Assessments")),
    ("plans", "web:plans", _("Plans")),
    ("search", "web:workspace-search", _("Search")),
    ("signing", "web:workspace-signing", _("Sign-off")),
    ("pending", "web:workspace-pending", _("Pending desk")),
    ("matrix", "web:workspace-matrices", _("UN matrix")),
    ("evidence", "web:workspace-evidence", _("Evidence")),
    ("asks", "web:workspace-asks", _("Asks and meetings")),
    ("papers", "web:workspace-papers", _("Papers")),
    ("people", "web:workspace-people", _("People")),
    ("protection", "web:workspace-protection", _("Protection")),
    ("audit", "web:workspace-audit", _("Audit")),
    ("me", "web:workspace-me", _("My seat")),
    ("frame", "web:workspace-frame", _("Settings")),
)

# Those that are about the workspace itself stand in a row of their own.
FRAME = ("search", "signing", "people", "protection", "audit", "me", "frame")


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab as it shows; `frame`: it is about the workspace, not the work."""

    words: Promise
    address: str
    here: bool
    frame: bool


def tabs(own: Member, here: str) -> list[Tab]:
    """Return the tabs of a seat's workspace, the one called `here` marked."""
    person = own.user_or_nobody
    shut = {
        name
        for name, action, thing in (
            ("frame", Action.CLOSE, own.workspace),
            ("audit", Action.MANAGE_PARTY, own.party),
        )
        if not may(person, action, thing)
    }
    return [
        Tab(words, reverse(address, args=[own.workspace.slug]), name == here, name in FRAME)
        for name, address, words in TABS
        if name not in shut
    ]
