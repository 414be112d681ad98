"""One machine, one office: served on the loopback address without TLS."""

from uprtracker.project.settings.base import *  # noqa: F403

# These four checks ask for TLS, which a site on the loopback address does not have.
SILENCED_SYSTEM_CHECKS = ["security.W004", "security.W008", "security.W012", "security.W016"]
