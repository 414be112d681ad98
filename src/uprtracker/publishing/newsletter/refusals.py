"""What a mail server means when it does not take a letter: the address, the letter, us, or only not now.

"550 5.1.1 no such user" is the address; "554 5.7.1 refused by policy" is not, and no reason
to give a reader up.
"""

import re
import smtplib
from dataclasses import dataclass
from enum import StrEnum

_ENHANCED = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
_OF_THE_MAILBOX = {("1", None), ("2", "1")}  # X.1.*: no such address; X.2.1: it is closed


class Meaning(StrEnum):
    """What follows from a refusal."""

    ADDRESS = "address"  # nothing is sent to it again
    LETTER = "letter"  # this one is given up
    LATER = "later"  # it is tried again
    LINE = "line"  # the connection broke: nobody's fault, the letter waits
    US = "us"  # no letter will get through: sending stops


@dataclass(frozen=True, slots=True)
class Refusal:
    """A refusal, and what the server said."""

    meaning: Meaning
    said: str


def refusal_of(error: Exception) -> Refusal:
    """Read an error of `smtplib`, or of making a message."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, text = next(iter(error.recipients.values()))
        return _of_receiver(code, _words(text))
    if isinstance(error, smtplib.SMTPServerDisconnected | smtplib.SMTPConnectError):
        return Refusal(Meaning.LINE, str(error))
    if isinstance(error, smtplib.SMTPDataError):
        meaning = Meaning.LATER if error.smtp_code < 500 else Meaning.LETTER
        return Refusal(meaning, f"{error.smtp_code} {_words(error.smtp_error)}")
    if isinstance(error, smtplib.SMTPResponseException):  # the sender, or signing in to the server
        meaning = Meaning.LINE if error.smtp_code < 500 else Meaning.US
        return Refusal(meaning, f"{error.smtp_code} {_words(error.smtp_error)}")
    if isinstance(error, smtplib.SMTPException):
        return Refusal(Meaning.US, str(error))
    if isinstance(error, OSError):
        return Refusal(Meaning.LINE, str(error))
    return Refusal(Meaning.ADDRESS, str(error))


def is_of_address(status: str) -> bool:
    """Tell whether a status (5.1.1) says that the address itself does not work."""
    found = _ENHANCED.search(status)
    if found is None or found[1] != "5":
        return False
    return (found[2], None) in _OF_THE_MAILBOX or (found[2], found[3]) in _OF_THE_MAILBOX


def _of_receiver(code: int, text: str) -> Refusal:
    said = f"{code} {text}"
    if code < 500:
        return Refusal(Meaning.LATER, said)
    plain = not _ENHANCED.search(text)  # an old server: 550 is "no such mailbox"
    return Refusal(Meaning.ADDRESS if plain or is_of_address(text) else Meaning.LETTER, said)


def _words(said: bytes | str) -> str:
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
