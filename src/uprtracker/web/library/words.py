"""Words of the library's pages: its parts, and languages by name."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from uprtracker.records.library.models import (
    DeliveredStatement,
    GoodPractice,
    Holding,
    Photograph,
    Publication,
    Quote,
    Recording,
)


@dataclass(frozen=True)
class Part:
    """One part of the library: its word in addresses, what it holds, and what is said of it."""

    word: str
    model: type[Holding]
    title: str | Promise
    about: str | Promise
    empty: str | Promise

    @property
    def kind(self) -> str:
        """Return the word of its kind, as the search has it."""
        return self.model.kind

    @property
    def url(self) -> str:
        """Return the address of its list."""
        return reverse(f"web:library-{self.word}")

    def page_of(self, slug: str) -> str:
        """Return the address of one thing."""
        return reverse(f"web:library-{self.kind}", args=[slug])


_ALL = (
    Part(
        "publications", Publication, _("Publications"),
        _("Studies, guides and reports about the review, to read and to cite."),
        _("No publication is here yet."),
    ),
    Part(
        "videos", Recording, _("Videos"),
        _("Webcasts and videos. They open on the site where they lie."),
        _("No video is here yet."),
    ),
    Part(
        "statements", DeliveredStatement, _("Statements"),
        _("What was said at the Human Rights Council, at adoptions, at Pre-sessions."),
        _("No statement is here yet."),
    ),
    Part(
        "good-practices", GoodPractice, _("Good practices"),
        _("What was done about recommendations, by whom, and what shows it."),
        _("No good practice is here yet."),
    ),
    Part(
        "quotes", Quote, _("Quotes"),
        _("What people said about the review, and where that can be read."),
        _("No quote is here yet."),
    ),
    Part(
        "photos", Photograph, _("Photographs"),
        _("Pictures with credit and licence."),
        _("No photograph is here yet."),
    ),
)  # fmt: skip
PARTS: Mapping[str, Part] = {one.word: one for one in _ALL}


def part_of(thing: Holding) -> Part:
    """Return the part of the library that a thing stands in."""
    return next(one for one in _ALL if one.model is type(thing))


def name_of_language(code: str) -> str:
    """Return the name of a language in the reader's; a code without one as it is."""
    try:
        return str(get_language_info(code)["name_translated"])
    except KeyError:
        return code
