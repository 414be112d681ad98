"""How edited things show on public pages: their words in the reader's language, or that they are gone."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from uprtracker.records.editing import Worded, worded, wordings_of
from uprtracker.records.models.edited import Edited, State
from uprtracker.web.edited.kinds import kind_of

Thing = TypeVar("Thing", bound=Edited)


@dataclass(frozen=True)
class Shown(Generic[Thing]):
    """A thing and its words for this reader."""

    thing: Thing
    words: Worded

    @property
    def heading(self) -> str:
        """The words that name the thing."""
        return self.words.texts[self.thing.translated[0]]

    @property
    def address(self) -> str:
        """Its public address, if its kind has one."""
        kind = kind_of(self.thing)
        return kind.public(self.thing) if kind else ""


def shown(things: Iterable[Thing]) -> list[Shown[Thing]]:
    """Return things with their words in the language of this page; one query for all."""
    rows = list(things)
    language = get_language() or "en"
    found = wordings_of(rows, language)
    return [Shown(one, worded(one, language, found)) for one in rows]


def shown_one(thing: Thing) -> Shown[Thing]:
    """Return one thing with its words."""
    return shown([thing])[0]


def gone(request: Any, thing: Edited | None) -> HttpResponse | None:
    """Return the page of what was public and was withdrawn: "gone". None where there is nothing to say."""
    if thing is None or thing.state != State.WITHDRAWN:
        return None
    return render(request, "web/news/gone.html", {}, status=410)
