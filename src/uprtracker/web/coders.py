"""Whose labels a chart counts: how many are the machine's alone is said, and they can be left out.

`?coded=people` on a page with charts counts only what UPR Info or an editor coded.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from uprtracker.web import names
from uprtracker.web.item import Item

PEOPLE = "people"
HUMAN = ("person", "uprinfo")


@dataclass(frozen=True)
class Coders:
    """What the reader of the page at `address` asks for: all labels, or those of `people` alone."""

    address: str
    people: bool = False

    @classmethod
    def asked(cls, request: HttpRequest) -> "Coders":
        """Read the choice from an address."""
        return cls(request.path, request.GET.get("coded") == PEOPLE)

    @property
    def params(self) -> Mapping[str, tuple[str, ...]]:
        """Return what the search is asked beside, so that it finds what the chart counts."""
        return {"coded_by": HUMAN} if self.people else {}

    @property
    def choices(self) -> Mapping[str, str]:
        """Return what an address says of the choice; nothing where all labels count."""
        return {"coded": PEOPLE} if self.people else {}

    def chosen(self, items: Iterable[Item]) -> list[Item]:
        """Return those of `items` that a chart counts."""
        if not self.people:
            return list(items)
        return [one for one in items if not one.machine and (one.actions or one.issues)]

    def note(self, by_machine: int, total: int) -> "Note | None":
        """Return what to say beside a chart of `total` records; None where no machine is in it."""
        if self.people:
            return Note(_("Only those that people coded."), _("Count all"), self.address)
        if not by_machine:
            return None
        counted = {"count": names.number(by_machine), "total": names.number(total)}
        words = _("%(count)s of %(total)s coded by machine, unconfirmed.") % counted
        return Note(words, _("Only those that people coded"), f"{self.address}?coded={PEOPLE}")


@dataclass(frozen=True)
class Note:
    """A sentence under the title of a chart, and a link to the other way of counting."""

    words: str
    link: str
    url: str
