"""Whom each address of the API, of signing in and of the data desk is for. Pages: `test_doors.py`.

Answers stand in the order visitor, member, data editor, administrator.
"""

OPEN = (200, 200, 200, 200)
LEADS_ON = (302, 302, 302, 302)
NOBODY = (302, 302, 403, 403)  # a person without a way into the admin is led to its login
EDITORS = (302, 302, 200, 403)
MANAGERS = (302, 302, 403, 200)
STAFF = (302, 302, 200, 200)
CORRECTORS = (302, 403, 200, 403)
MEMBERS = (302, 200, 200, 200)
OWNER = (302, 404, 404, 404)

_REFUSED = (405, 405, 405, 405)

# Plans of a workspace: to its seats.
PLANS = {
    **{
        f"web:{name}": (("space",), OWNER)
        for name in (
            *("plans", "plan-board", "plan-timeline", "plan-list", "plan-parliament", "plan-suggest"),
            *("plan-file", "plan-import", "plan-unplanned", "plan-reminders"),
        )
    },
    "web:plan-assign": (("space",), _REFUSED),
    "web:plan-things": (("space", "clusters"), OWNER),
    "web:plan-new": (("space", "clusters"), OWNER),
    "web:plan-thing": (("space", "clusters", 1), OWNER),
    "web:plan-change": (("space", "clusters", 1), OWNER),
    "web:plan-choose": (("space", "clusters", 1), OWNER),
    "web:plan-do": (("space", "clusters", 1), _REFUSED),
}

# Open to read; what writes takes no session, and no GET (tests/api/test_deciding.py has the keys).
API = {
    "api-description": ((), OPEN),
    "api:openapi-json": ((), OPEN),
    "api:api-root": ((), (404, 404, 404, 404)),
    **dict.fromkeys(
        ("api:recommendations", "api:list_pledges", "api:reviews", "api:documents", "api:states"), ((), OPEN)
    ),
    **dict.fromkeys(("api:sessions", "api:issues", "api:dates"), ((), OPEN)),
    "api:recommendation": (("recommendation",), OPEN),
    "api:figures": ((), (422, 422, 422, 422)),  # it must be said by what
    "api:statistics": ((), (422, 422, 422, 422)),  # it must be said by what
    "api:cite": (("recommendation",), OPEN),
    "api:pledge": (("pledge",), OPEN),
    "api:review": (("review",), OPEN),
    "api:document": (("document",), OPEN),
    # A key opens them (tests/followup/test_workspace_api.py).
    "api:seats": ((), (401, 401, 401, 401)),
    **dict.fromkeys(("api:workspace", "api:followed"), (("space",), (401, 401, 401, 401))),
    "api:kept": (("space", "assessment"), (401, 401, 401, 401)),
    "api:one_record": (("space", "assessment", 1), (401, 401, 401, 401)),
    "api:add_assessment": (("space",), (405, 405, 405, 405)),
    "api:change_assessment": (("space", 1), (405, 405, 405, 405)),
    "api:decide_codings": (("recommendation",), (405, 405, 405, 405)),
    "api:decide_answer": (("recommendation",), (405, 405, 405, 405)),
}

# Signing in: forms for visitors lead members on, pages of the account ask for the password again.
SIGNING_IN = {
    **dict.fromkeys(("account_login", "account_signup"), ((), (200, 302, 302, 302))),
    **dict.fromkeys(
        ("account_reset_password", "account_reset_password_done", "account_inactive"), ((), OPEN)
    ),
    "account_reset_password_from_key": (("1", "made-up"), OPEN),
    "account_reset_password_from_key_done": ((), OPEN),
    "account_email_verification_sent": ((), OPEN),
    "account_confirm_email": (("made-up",), OPEN),
    **dict.fromkeys(("account_confirm_login_code", "mfa_authenticate"), ((), LEADS_ON)),
    "account_logout": ((), (302, 200, 200, 200)),
    **dict.fromkeys(("account_email", "account_reauthenticate", "mfa_index"), ((), MEMBERS)),
    "account_change_password": ((), MEMBERS),
    **dict.fromkeys(("account_set_password", "mfa_reauthenticate", "mfa_activate_totp"), ((), LEADS_ON)),
    "mfa_generate_recovery_codes": ((), LEADS_ON),
    # Nobody in this world has a second factor.
    **dict.fromkeys(
        ("mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_download_recovery_codes"), ((), OWNER)
    ),
}

# Of each kind of thing: list, page, add, delete.
DESK = {
    "accounts_user": (MANAGERS, MANAGERS, MANAGERS, MANAGERS),
    "records_document": (EDITORS, EDITORS, NOBODY, NOBODY),
    "records_finding": (STAFF, STAFF, NOBODY, NOBODY),
    "records_pledge": (EDITORS, EDITORS, NOBODY, NOBODY),
    "records_recommendation": (EDITORS, EDITORS, NOBODY, NOBODY),
    "records_review": (EDITORS, EDITORS, NOBODY, NOBODY),
    "records_sourcefile": (EDITORS, EDITORS, NOBODY, NOBODY),
    "records_sourcerow": (EDITORS, EDITORS, NOBODY, NOBODY),
}

ADMIN = {
    "admin:index": ((), STAFF),
    "admin:login": ((), (302, 403, 302, 302)),  # the login of the site is the one there is
    "admin:logout": ((), LEADS_ON),
    "admin:password_change": ((), LEADS_ON),
    "admin:password_change_done": ((), STAFF),
    "admin:autocomplete": ((), NOBODY),
    "admin:jsi18n": ((), STAFF),
    "admin:records_document_upload": ((), EDITORS),
    "admin:auth_user_password_change": (("accounts_user",), MANAGERS),
    **{
        f"admin:{model}_{page}": ((model,) if page in ("change", "delete") else (), answers)
        for model, rules in DESK.items()
        for page, answers in zip(("changelist", "change", "add", "delete"), rules, strict=True)
    },
    **{f"admin:{model}_history": ((model,), rules[1]) for model, rules in DESK.items()},
}

# Django's own: leads to a page of the site, or to one of the two below.
NOT_ASKED = {"admin:view_on_site", "admin:app_list"}
