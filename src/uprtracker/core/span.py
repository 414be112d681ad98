"""Where a text stands in its document: page and line of its beginning and of its end.

Pages and lines count from 1. A line number is the position of the line in
`documents.Page.lines`, page headers and footnotes included, so that a span can
be drawn on the image of the page.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Lines `line` on `page` to `end_line` on `end_page`, both included."""

    page: int
    line: int
    end_page: int
    end_line: int

    def until(self, other: "Span") -> "Span":
        """Return the span from the beginning of this one to the end of `other`."""
        return Span(self.page, self.line, other.end_page, other.end_line)
