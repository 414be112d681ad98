"""An issue as a letter: HTML and plain text with the same content, made once for many, addressed to each.

    printed = Print.of(issue, "fr")                     # for everybody who reads French
    printed.addressed(letter).send()                    # an EmailMultiAlternatives

No pixel, no picture from elsewhere, no address that tells who clicked: the links of a letter are the same for
all, but the two by which its reader changes what he gets, and leaves.
"""

from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import get_language_info

from uprtracker.publishing.newsletter.letter_html import inlined, whole
from uprtracker.publishing.newsletter.letter_text import Notes, plain
from uprtracker.publishing.newsletter.models import Issue, Letter, Subscriber
from uprtracker.publishing.newsletter.shown import Shown, ShownBlock, shown

TOKEN = "SECRETOFTHEREADER"  # noqa: S105 (a place in the print, no secret)
TEST = "test"


@dataclass(frozen=True, slots=True)
class Print:
    """A letter without a reader: TOKEN stands where the secret of each goes."""

    number: int
    language: str
    subject: str
    html: str
    text: str

    @classmethod
    def of(cls, issue: Issue, language: str, only: Collection[int] | None = None) -> "Print":
        """Print an issue in a language; `only`: with these blocks."""
        one = shown(issue, language, only)
        with translation.override(language):
            context = _context(one)
            html = render_to_string("newsletter/letter.html", context)
            text = render_to_string("newsletter/letter.txt", context)
        return cls(issue.number, language, one.subject, html, text)

    def addressed(self, letter: Letter, subscriber: Subscriber) -> EmailMultiAlternatives:
        """Return the message for one subscriber, with headers of its own."""
        return self.message(
            subscriber.email,
            subscriber.token,
            {
                "Message-ID": message_id(self.number, letter.token),
                # RFC 8058: the mail program's own button asks by POST, with nothing else to confirm.
                "List-Unsubscribe": f"<{leaving(subscriber.token)}>",
                "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
                "List-Id": f"<newsletter.{host()}>",
                "Precedence": "bulk",
            },
        )

    def message(self, to: str, token: str, headers: dict[str, str]) -> EmailMultiAlternatives:
        """Return the message to an address."""
        message = EmailMultiAlternatives(
            subject=self.subject,
            body=self.text.replace(TOKEN, token),
            from_email=settings.DEFAULT_FROM_EMAIL,
            to=[to],
            headers={"Content-Language": self.language, **headers},
        )
        message.attach_alternative(self.html.replace(TOKEN, token), "text/html")
        return message


def host() -> str:
    """Return the name of this site."""
    return urlsplit(settings.UPR_ADDRESS).hostname or "localhost"


def message_id(number: int, token: str) -> str:
    """Return the Message-ID of a letter: the same at each try, so that a repetition can be known."""
    return f"<newsletter-{number}.{token}@{host()}>"


def leaving(token: str) -> str:
    """Return the address by which a subscriber leaves."""
    return f"{settings.UPR_ADDRESS}/newsletter/unsubscribe/{token}/"


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block as the templates take it."""

    block: ShownBlock
    html: str
    text: str
    more: str
    numbers: list[tuple[str, str, str, str, int]]
    bars: list[tuple[str, str, int, int, str]]


def _context(one: Shown) -> dict[str, object]:
    notes = Notes()
    pieces = [_piece(block, notes) for block in one.blocks]
    name = get_language_info(one.issue.language)["name_local"]
    return {
        "issue": one,
        "pieces": pieces,
        "notes": notes.lines(),
        "original": name,
        "start": "right" if one.direction == "rtl" else "left",
        "site": settings.UPR_ADDRESS,
        "web": f"{settings.UPR_ADDRESS}/newsletter/{one.issue.number}/",
        "preferences": f"{settings.UPR_ADDRESS}/newsletter/preferences/{TOKEN}/",
        "leave": leaving(TOKEN),
    }


def _piece(block: ShownBlock, notes: Notes) -> _Piece:
    numbers = [(n.value, n.label, n.of, whole(n.at), notes.number(n.at)) for n in block.numbers]
    text = plain(block.html, notes)
    bars = [(bar.label, bar.value, bar.share, 100 - bar.share, whole(bar.at)) for bar in block.bars]
    return _Piece(block, inlined(block.html), text, whole(block.more), numbers, bars)
