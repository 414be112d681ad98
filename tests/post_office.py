"""A real SMTP server on this machine, for the tests of mails: any test may ask for `post_office`."""

import email
import socket
from collections.abc import Callable, Iterator
from email import policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message


class Letters(Message):
    """Keeps what a mail server takes in."""

    def __init__(self) -> None:
        super().__init__()
        self.taken: list[str] = []

    def handle_message(self, message: object) -> None:
        self.taken.append(str(message))


@pytest.fixture
def post_office(settings: Any) -> Iterator[Callable[[], list[EmailMessage]]]:
    """The letters that have come so far, parsed."""
    letters = Letters()
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = trial.getsockname()[1]
    controller = Controller(letters, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
    yield lambda: [email.message_from_string(one, policy=policy.default) for one in letters.taken]
    controller.stop()
