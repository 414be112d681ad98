"""Related records and pages by their lasting names, with the titles and addresses that pages show.

    related_to(["SVN-48-140.7", "A/HRC/59/15", "/states/svn/", "https://example.org A report"])

What is named and no longer there is left out. Each kind is asked for once, however many there are.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from uprtracker.records.models import Document, Pledge, Recommendation, Review
from uprtracker.web import addresses, names

_SYMBOL = re.compile(r"^[A-Z]+/[\w./()-]+$")
_STATE = re.compile(r"^/states/([a-z]{3})/(recommending/)?$")
_ISSUE = re.compile(r"^/issues/([\w-]+)/$")
_SESSION = re.compile(r"^/sessions/(\d+)/$")


@dataclass(frozen=True)
class Related:
    """A line as it was written, what it is called, where it leads, and the text it stands for, if any."""

    line: str
    title: str
    address: str
    text: str = ""


def related_to(lines: Sequence[str]) -> list[Related]:
    """Return what the lines name, in their order."""
    found: dict[str, Related] = {}
    for look in (_recommendations, _pledges, _reviews, _documents, _addresses):
        rest = [line for line in lines if line not in found]
        found |= {one.line: one for one in look(rest)} if rest else {}
    return [found[line] for line in dict.fromkeys(lines) if line in found]


def _recommendations(lines: list[str]) -> Iterable[Related]:
    by_code = _codes(lines)
    for one in Recommendation.objects.filter(code__in=by_code).select_related("review"):
        yield Related(
            by_code[one.code], _said(one, _("Recommendation {code}")), addresses.recommendation(one), one.text
        )


def _pledges(lines: list[str]) -> Iterable[Related]:
    by_code = _codes(lines)
    for one in Pledge.objects.filter(code__in=by_code).select_related("review"):
        yield Related(by_code[one.code], _said(one, _("Pledge {code}")), addresses.pledge(one), one.text)


def _said(one: Recommendation | Pledge, words: str) -> str:
    return f"{words.format(code=one.code)} · {names.state(one.review.state)}"


def _reviews(lines: list[str]) -> Iterable[Related]:
    by_code = {line.upper(): line for line in lines}
    for one in Review.objects.filter(code__in=by_code):
        words = _("{state}: review in session {number}")
        title = words.format(state=names.state(one.state), number=one.session)
        yield Related(by_code[one.code], title, addresses.review(one))


def _documents(lines: list[str]) -> Iterable[Related]:
    symbols = {line.upper(): line for line in lines if _SYMBOL.match(line.upper())}
    for one in Document.objects.filter(symbol__in=symbols).order_by("read_at"):
        yield Related(symbols[one.symbol], f"{one.symbol}: {names.title_of(one)}", addresses.document(one))


def _addresses(lines: list[str]) -> Iterable[Related]:
    for line in lines:
        address, _space, words = line.partition(" ")
        if address.startswith(("https://", "http://")) and len(address) > len("https://a.b"):
            yield Related(line, words.strip() or address, address)
        elif address.startswith("/") and not address.startswith("//"):
            yield Related(line, words.strip() or _page(address) or address, address)


def _page(address: str) -> str:
    """Return the title of a page of this site, as far as it is told from its address."""
    known: tuple[tuple[re.Pattern[str], Callable[[str], str]], ...] = (
        (_STATE, lambda code: names.state(code.upper())),
        (_ISSUE, names.issue),
        (_SESSION, lambda number: _("Session {number}").format(number=number)),
    )
    for pattern, title in known:
        if found := pattern.match(address):
            return title(found[1])
    return ""


def _codes(lines: list[str]) -> dict[str, str]:
    """Return the lines by the permanent code that they may be: the State's part in capitals."""
    return {re.sub(r"^[a-z]{3}-", lambda head: head[0].upper(), line): line for line in lines}
