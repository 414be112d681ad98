"""Whether what is sealed opens with the key that is here."""

from uprtracker.cli.checks.check import Check, good, wrong


def check_protection_logs() -> Check:
    """Open every sealed row; without any, a key is not needed yet."""
    from uprtracker.accounts.models import sealed_models
    from uprtracker.accounts.sealing.keys import NoKey
    from uprtracker.followup.protection.changing import check

    if not any(model._default_manager.exists() for model in sealed_models()):
        return good("protection logs", "none")
    try:
        found = check()
    except NoKey as error:
        return wrong("protection logs", error.message, error.remedy or "Put the key back.")
    if found.closed:
        return wrong(
            "protection logs",
            f"{found.closed:,} of {found.rows:,} sealed rows do not open.",
            "Put the key with which they were sealed behind the newest one.",
        )
    return good("protection logs", f"{found.rows:,} sealed rows open with the key")
