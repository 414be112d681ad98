"""The HTML of a letter's texts: styles at each element and whole addresses, as mail programs need them.

Colours come in pairs: no element sets its ink without its paper. So a program with a dark design may take
its own for everything else, and nothing becomes dark on dark.
"""

from html import escape
from html.parser import HTMLParser
from types import MappingProxyType

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

STYLES = MappingProxyType(
    {
        "h3": "margin:20px 0 8px;font-size:18px;line-height:1.3;font-weight:bold",
        "h4": "margin:16px 0 8px;font-size:16px;line-height:1.4;font-weight:bold",
        "h5": "margin:16px 0 8px;font-size:16px;line-height:1.4;font-weight:bold",
        "h6": "margin:16px 0 8px;font-size:16px;line-height:1.4;font-weight:bold",
        "p": "margin:0 0 14px;font-size:16px;line-height:1.5",
        "ul": "margin:0 0 14px;padding-inline-start:24px;font-size:16px;line-height:1.5",
        "ol": "margin:0 0 14px;padding-inline-start:24px;font-size:16px;line-height:1.5",
        "li": "margin:0 0 6px;font-size:16px;line-height:1.5",
        "a": "text-decoration:underline",
        "blockquote": "margin:0 0 14px;padding:2px 16px;border-inline-start:4px solid #1f5590",
        "hr": "border:0;border-top:1px solid #8a8f98;margin:20px 0",
        "table": "border-collapse:collapse;margin:0 0 14px;font-size:16px;line-height:1.5",
        "th": "border-bottom:1px solid #8a8f98;padding:6px 8px;text-align:start;font-weight:bold",
        "td": "border-bottom:1px solid #8a8f98;padding:6px 8px;text-align:start;vertical-align:top",
        "pre": "margin:0 0 14px;white-space:pre-wrap;font-size:16px",
        "code": "font-family:monospace;font-size:16px",
    }
)


class _Inlining(HTMLParser):
    """Writes each element again, with its style."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.written: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Write the element with its style; what styles it came with (of table cells) goes."""
        kept = {name: value or "" for name, value in attrs if name not in ("style", "class")}
        if tag == "a":
            kept["href"] = whole(kept.get("href", ""))
        if tag in STYLES:
            kept["style"] = STYLES[tag]
        said = "".join(f' {name}="{escape(value)}"' for name, value in kept.items())
        self.written.append(f"<{tag}{said}>")

    def handle_endtag(self, tag: str) -> None:
        """Write the end."""
        self.written.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Write words."""
        self.written.append(data)

    def handle_entityref(self, name: str) -> None:
        """Write an entity as it came."""
        self.written.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Write a number of a letter as it came."""
        self.written.append(f"&#{name};")


def whole(address: str) -> str:
    """Return an address of the site with its host, as a letter needs it."""
    return f"{settings.UPR_ADDRESS}{address}" if address.startswith("/") else address


def inlined(html: str) -> SafeString:
    """Return HTML of `records.prose` with a style at each element."""
    writer = _Inlining()
    writer.feed(html)
    writer.close()
    return mark_safe("".join(writer.written))  # noqa: S308 (as safe as what came in)
