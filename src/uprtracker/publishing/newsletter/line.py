"""The line to the mail server, which notes in the journal what goes over it.

The mark is made at the two moments that count: when the server has asked for the letter (354) and its text
is about to go, and when its answer has come. A line that breaks before or between leaves a letter that is
known not to have gone.
"""

import smtplib
from typing import Any

from django.core.mail.backends.smtp import EmailBackend

from uprtracker.publishing.newsletter.journal import GOING, REFUSED, TAKEN, Journal


class Line(EmailBackend):
    """Sends over one connection, and tells the journal."""

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self.journal = journal

    def open(self) -> bool | None:
        """Connect, where it is not yet."""
        opened = super().open()
        if isinstance(self.connection, _Noting):
            self.connection.journal = self.journal
        return opened

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        """Return what speaks with the server."""
        return _NotingTls if self.use_ssl else _Noting


class _Noting(smtplib.SMTP):
    journal: Journal

    def data(self, msg: Any) -> tuple[int, bytes]:
        code, said = super().data(msg)
        self.journal.note(TAKEN if code == 250 else REFUSED)
        return code, said

    def send(self, s: Any) -> None:
        # Commands are text; the letter alone is bytes.
        if isinstance(s, bytes):
            self.journal.note(GOING)
        super().send(s)


class _NotingTls(_Noting, smtplib.SMTP_SSL):
    """The same over TLS."""
