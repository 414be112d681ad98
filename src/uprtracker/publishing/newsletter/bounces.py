"""Bounces: what mail servers send back (RFC 3464) stops the addresses that do not work.

    read_bounces(open("bounces.mbox", "rb").read())     # a mailbox or a single message

A bounce counts only where it names a letter of ours by its Message-ID, which nobody can guess: so nobody
unsubscribes others by made-up bounces. Reading the same file again changes nothing.
"""

import email
import mailbox
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import policy
from email.message import EmailMessage, Message

from django.db import transaction
from django.utils import timezone

from uprtracker.publishing.newsletter.models import Letter
from uprtracker.publishing.newsletter.posting import complain, end
from uprtracker.publishing.newsletter.refusals import is_of_address

_OURS = re.compile(r"<newsletter-\d+\.([A-Za-z0-9_-]{20,40})@[^>\s]+>")
_STATUS = re.compile(r"^\s*([245]\.\d{1,3}\.\d{1,3})")


@dataclass
class Read:
    """What a mailbox held: messages, addresses stopped, letters given up, delays, and what was not ours."""

    messages: int = 0
    stopped: int = 0
    given_up: int = 0
    delayed: int = 0
    not_ours: int = 0


def read_bounces(data: bytes, now: datetime | None = None) -> Read:
    """Read a mailbox (mbox) or one message, and act on each bounce of a letter of ours."""
    moment, done = now or timezone.now(), Read()
    for message in _messages(data):
        done.messages += 1
        _act(message, moment, done)
    return done


def _messages(data: bytes) -> Iterator[Message]:
    if not data.startswith(b"From "):
        yield email.message_from_bytes(data, policy=policy.compat32)
        return
    with tempfile.NamedTemporaryFile(suffix=".mbox") as file:
        file.write(data)
        file.flush()
        yield from mailbox.mbox(file.name, create=False)


@transaction.atomic
def _act(message: Message, now: datetime, done: Read) -> None:
    status, said = _status_of(message)
    letter = _letter_of(message)
    if letter is None or not status:
        done.not_ours += 1
        return
    if not status.startswith("5."):
        done.delayed += 1
        return
    if letter.state == Letter.State.BOUNCED:
        return  # read before
    letter.state, letter.error = Letter.State.BOUNCED, said[:300]
    letter.save(update_fields=["state", "error"])
    reader = letter.subscriber
    if reader is not None and is_of_address(status):
        end(reader, said, now)
        done.stopped += 1
    else:
        done.given_up += 1
        if reader is not None:
            complain(reader, said, now)


def _status_of(message: Message) -> tuple[str, str]:
    """Return the status of the part that says how delivery went, and what the server said."""
    for part in message.walk():
        if part.get_content_type() != "message/delivery-status":
            continue
        blocks = part.get_payload()
        for block in blocks if isinstance(blocks, list) else []:
            if not isinstance(block, Message):
                continue
            found = _STATUS.match(str(block.get("Status", "")))
            if found:
                said = " ".join(str(block.get("Diagnostic-Code", found[1])).split())
                return found[1], said
    return "", ""


def _letter_of(message: Message) -> Letter | None:
    """Return the letter whose Message-ID stands in what came back with the bounce."""
    for part in message.walk():
        kind = part.get_content_type()
        if kind == "text/rfc822-headers":
            content = part.get_payload(decode=True)
            headers = content.decode("utf-8", "replace") if isinstance(content, bytes) else ""
            said = str(email.message_from_string(headers).get("Message-ID", ""))
        elif kind == "message/rfc822":
            inner = part.get_payload()
            first = inner[0] if isinstance(inner, list) and inner else EmailMessage()
            said = str(first.get("Message-ID", "")) if isinstance(first, Message) else ""
        else:
            continue
        if found := _OURS.search(said):
            letter: Letter | None = (
                Letter.objects.select_for_update(of=("self",))
                .select_related("subscriber")
                .filter(token=found[1])
                .first()
            )
            return letter
    return None
