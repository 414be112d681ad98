"""Texts that editors write, in Markdown: as HTML that can do no harm, and as plain text.

HTML in them stays text, addresses lead to the web or into the site alone, pictures are left out.
"""

from collections.abc import Sequence
from functools import cache

from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

_ADDRESSES = ("https://", "http://", "mailto:", "/")


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("js-default", {"html": False, "linkify": False, "typographer": False})
    reader.disable(["image", "html_block", "html_inline"])
    reader.validateLink = _leads_somewhere  # type: ignore[method-assign]
    return reader


def _leads_somewhere(url: str) -> bool:
    return url.strip().lower().startswith(_ADDRESSES)


def html_of(text: str, *, headings_from: int = 2) -> SafeString:
    """Return the text as HTML; its widest heading is an `h2` unless said otherwise."""
    tokens = _reader().parse(text)
    headings = [token for token in tokens if token.type in ("heading_open", "heading_close")]
    widest = min((int(token.tag[1]) for token in headings), default=1)
    for token in headings:
        token.tag = f"h{min(6, int(token.tag[1]) - widest + headings_from)}"
    drawn = str(_reader().renderer.render(tokens, _reader().options, {}))
    return mark_safe(drawn)  # noqa: S308 (html is off)


def plain_of(text: str) -> str:
    """Return the text without its marks; an address stands in brackets after its words."""
    lines: list[str] = []
    for token in _reader().parse(text):
        if token.type == "inline":
            lines.append(_words(token.children or []))
        elif token.type in ("fence", "code_block"):
            lines.append(token.content.rstrip())
    return "\n\n".join(line for line in lines if line)


def _words(pieces: Sequence[Token]) -> str:
    said: list[str] = []
    addresses: list[str] = []
    for piece in pieces:
        if piece.type == "link_open":
            addresses.append(str(piece.attrs.get("href", "")))
        elif piece.type == "link_close":
            said.append(f" ({addresses.pop()})")
        else:
            said.append("\n" if piece.type in ("softbreak", "hardbreak") else piece.content)
    return "".join(said)
