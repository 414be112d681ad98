"""Everything that a person can be allowed to do."""

from enum import StrEnum


class Action(StrEnum):
    """Everything that a person can be allowed to do."""

    VIEW_RECORDS = "view public records"
    VIEW_FINDINGS = "view findings"
    DECIDE_FINDINGS = "decide findings"
    EDIT_RECORDS = "edit records"
    CORRECT_READINGS = "correct what was read from documents"
    DECIDE_LINKS = "confirm or reject that recommendations ask the same"
    DECIDE_CODINGS = "decide how recommendations are coded"
    IMPORT = "import documents and exports"
    ENTER_ADMIN = "enter the admin"
    MANAGE_USERS = "manage users"
    FREEZE_FIGURES = "freeze the figures of a session"
    KEEP_DRAFTS = "keep drafts of one's own"
    KEEP_FOLDERS = "keep folders of records of one's own"
    KEEP_SEARCHES = "keep searches of one's own and be told of new records"
    OPEN_WORKSPACES = "open a workspace of one's own"
    ENTER = "enter a workspace"
    SEE = "see a kept record"
    ADD = "add records to a workspace"
    CHANGE = "change a kept record"
    SHARE = "share a kept record with the workspace, or take it back"
    SIGN_OFF = "sign a kept record off for publication, or withdraw it"
    READ_GUARDED = "read and write what named people alone may read"
    KEEP_GUARDED = "name who may read it, and delete it"
    MANAGE_PARTY = "invite and manage the members of a party"
    COORDINATE = "invite parties and govern the frame of a workspace"
    CLOSE = "close a workspace and open it again"
