"""A mail server that keeps, refuses and counts; readers; an editor; an issue about invented reviews."""

import asyncio
import email
import socket
from collections import Counter
from collections.abc import Callable
from datetime import date
from email import policy

import pytest
from aiosmtpd.controller import Controller
from django.contrib.auth.models import Group
from django.utils import timezone

from search.small_world import recommendation, review
from uprtracker.accounts.models import User
from uprtracker.accounts.policy import EDITORS
from uprtracker.publishing.newsletter.drafting import draft
from uprtracker.publishing.newsletter.models import Subscriber
from uprtracker.publishing.newsletter.sources.source import Period
from uprtracker.records import editing
from uprtracker.records.version import bump

PERIOD = Period(date(2014, 11, 1), date(2015, 3, 31))


class Server:
    """What the server took, by receiver, and what it refuses: `{address: "550 5.1.1 no such user"}`."""

    def __init__(self) -> None:
        self.letters: list[tuple[str, bytes]] = []
        self.at_receiver: dict[str, str] = {}
        self.at_data: dict[str, str] = {}
        self.connections = 0
        self.takes = 0.0  # seconds for each letter, half of them before it has it
        self.breaks_before: set[str] = set()
        self.breaks_after: set[str] = set()
        self.to_do: dict[int, Callable[[], None]] = {}

    def do_at(self, number: int, what: Callable[[], None]) -> None:
        """Do something once so many letters were taken, before the last of them is answered."""
        self.to_do[number] = what

    async def handle_EHLO(self, _server, session, _envelope, hostname, responses):
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(self, server, _session, envelope, address, _options):
        if address in self.breaks_before:
            server.transport.abort()
        if address in self.at_receiver:
            return self.at_receiver[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, _session, envelope):
        (address,) = envelope.rcpt_tos
        if address in self.at_data:
            return self.at_data[address]
        await asyncio.sleep(self.takes / 2)
        self.letters.append((address, envelope.content))
        await asyncio.sleep(self.takes / 2)
        if what := self.to_do.get(len(self.letters)):
            what()
        if address in self.breaks_after:
            server.transport.abort()
        return "250 OK"

    @property
    def counts(self) -> Counter[str]:
        """How many letters each receiver got."""
        return Counter(address for address, _content in self.letters)

    def letter(self, address: str):
        """The one letter of a receiver, parsed."""
        (content,) = [content for to, content in self.letters if to == address]
        return email.message_from_bytes(content, policy=policy.default)


@pytest.fixture
def server(settings):
    """A real SMTP server on this machine, to which mails go."""
    kept = Server()
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        port = trial.getsockname()[1]
    controller = Controller(kept, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_HOST_USER = "127.0.0.1", port, ""
    settings.UPR_MAIL, settings.UPR_ADDRESS = True, "https://upr.example.org"
    yield kept
    controller.stop()


@pytest.fixture
def editor(db) -> User:
    """Somebody who writes the newsletter."""
    user = User.objects.create(username="editor", email="editor@example.org")
    user.groups.add(Group.objects.get_or_create(name=EDITORS)[0])
    return user


@pytest.fixture
def world(db, home) -> None:
    """Two reviews of session 20, one of them held and both adopted in the period."""
    for state, held in (("SVN", date(2014, 11, 4)), ("ITA", date(2014, 10, 27))):
        of = review(state, 20)
        of.date, of.adopted = held, date(2015, 3, 19)
        of.save()
        for number in range(1, 4):
            answer = "noted" if number == 3 else "supported"
            recommendation(
                f"Paint {state} prison {number}", of=of, number=f"1.{number}", by=("FRA", "SWE"),
                position=answer, issues=("justice",),
            )  # fmt: skip
    bump("came")


@pytest.fixture
def issue(world, editor):
    """An issue that drafted itself."""
    return draft(PERIOD, by=editor)


@pytest.fixture
def published(issue, editor):
    """The same, public."""
    return editing.publish(issue, by=editor)


@pytest.fixture
def reader(db):
    """`reader("a@example.org", language="fr")`: somebody who confirmed."""

    def made(address: str, **fields: object) -> Subscriber:
        now = timezone.now()
        values = {"state": "confirmed", "confirmed_at": now, "consent_at": now, "consent_source": "form"}
        return Subscriber.objects.create(email=address, key=address.casefold(), **{**values, **fields})

    return made
