"""Who signs in, the workspaces people share, and what is kept in them."""

from uprtracker.accounts.models.entrusted import Entrusted
from uprtracker.accounts.models.kept import Keeping, Kept, Level
from uprtracker.accounts.models.named import Guarded
from uprtracker.accounts.models.outgoing import OutgoingMail
from uprtracker.accounts.models.revision import Revision, Trace
from uprtracker.accounts.models.sealed import SealedRow, sealed_models
from uprtracker.accounts.models.user import ApiKey, User
from uprtracker.accounts.models.workspace import Invitation, Member, Party, Role, Workspace

__all__ = [
    "ApiKey",
    "Entrusted",
    "Guarded",
    "Invitation",
    "Keeping",
    "Kept",
    "Level",
    "Member",
    "OutgoingMail",
    "Party",
    "Revision",
    "Role",
    "SealedRow",
    "Trace",
    "User",
    "Workspace",
    "sealed_models",
]
