"""The blocks of the start page: what each shows, and that one with nothing to show is left out.

A block is one line in `BLOCKS` and a template `web/home/<kind>.html`, which gets what `make` returns.
Editors choose blocks and their order at `/desk/home/`; until they do, all stand there as in `BLOCKS`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from uprtracker.agenda.calendar.asking import Asked
from uprtracker.agenda.calendar.due import Due
from uprtracker.agenda.calendar.whole import calendar
from uprtracker.agenda.calendar.words import title_words, when_words
from uprtracker.agenda.events.models import Event
from uprtracker.agenda.events.models.event import Standing
from uprtracker.publishing.news.models import HomeBlock, Opportunity, Vacancy
from uprtracker.publishing.news.models.opening import still_open
from uprtracker.publishing.newsletter.models import Issue
from uprtracker.records.library.models import Quote
from uprtracker.records.models import Review
from uprtracker.web import figures, names
from uprtracker.web.calendar.coming import is_shown
from uprtracker.web.events.shown import cards
from uprtracker.web.news.articles import public_articles
from uprtracker.web.news.openings import closing
from uprtracker.web.news.shown import shown

LATEST = 6
AHEAD = timedelta(days=120)

Contents = Mapping[str, Any]


@dataclass(frozen=True)
class Block:
    """One block: its key, its words at the desk, and what makes its contents; None where there is nothing."""

    kind: str
    title: str | Promise
    make: Callable[[], Contents | None]
    wide: bool = False

    @property
    def template(self) -> str:
        """The template that draws it."""
        return f"web/home/{self.kind}.html"


@dataclass(frozen=True)
class Drawn:
    """A block with what it shows."""

    block: Block
    contents: Contents


def chosen() -> list[Block]:
    """Return the blocks that editors chose, in their order; all of them where nobody chose."""
    kinds = list(HomeBlock.objects.values_list("kind", flat=True))
    if not kinds:
        return list(BLOCKS.values())
    return [BLOCKS[kind] for kind in kinds if kind in BLOCKS]


def drawn() -> list[Drawn]:
    """Return the blocks that have something to show."""
    made = ((block, block.make()) for block in chosen())
    return [Drawn(block, contents) for block, contents in made if contents]


def _figures() -> Contents | None:
    totals = figures.totals()
    return {"totals": totals} if totals[0].value else None


def _reviews() -> Contents | None:
    reviews = Review.objects.filter(demo=figures.fictitious_only()).annotate(total=Count("recommendations"))
    latest = list(reviews.filter(total__gt=0).order_by("-session", "state")[:LATEST])
    latest.sort(key=lambda one: (-one.session, names.fold(names.state(one.state))))
    return {"latest": latest} if latest else None


def _calendar() -> Contents | None:
    today = localdate()
    asked = replace(Asked(), since=today, until=today + AHEAD)
    found = [
        due
        for due in asked.found(calendar())
        if due.is_open and is_shown(due, asked) and not due.demo and due.kind != "mid_term"
    ]
    listed = [
        {
            "title": title_words(due),
            "when": when_words(due.when),
            "derived": due.confidence == "derived",
            "address": _calendar_page(due),
        }  # fmt: skip
        for due in found[:LATEST]
    ]
    return {"next": listed} if listed else None


def _calendar_page(due: Due) -> str:
    if due.state:
        return reverse("web:calendar-state", args=[due.state.lower()])
    return reverse("web:calendar-session", args=[due.session])


def _news() -> Contents | None:
    articles = shown(public_articles()[:4])
    return {"articles": articles} if articles else None


def _events() -> Contents | None:
    ahead = Event.objects.public().filter(ends_at__gte=timezone.now(), standing=Standing.PLANNED)
    coming = cards(list(ahead.order_by("starts_at", "pk")[:4]))
    return {"cards": coming} if coming else None


def _quote() -> Contents | None:
    """The quote of the month is the one that was published last."""
    newest = shown(Quote.objects.public().order_by("-published_at", "-pk")[:1])
    return {"one": newest[0]} if newest else None


def _newsletter() -> Contents | None:
    """A site that sends no mail offers no newsletter by mail, unless there are issues to read."""
    newest = Issue.objects.public().order_by("-published_at").first()
    return {"newest": newest, "mails": settings.UPR_MAIL} if newest or settings.UPR_MAIL else None


def _openings() -> Contents | None:
    funds = shown(Opportunity.objects.public().filter(still_open())[:3])
    posts = shown(Vacancy.objects.public().filter(still_open())[:3])
    if not funds and not posts:
        return None
    return {
        "funds": [(one, closing(one.thing)) for one in funds],
        "posts": [(one, closing(one.thing)) for one in posts],
    }


BLOCKS: dict[str, Block] = {
    block.kind: block
    for block in (
        Block("figures", _("In this database"), _figures, wide=True),
        Block("reviews", _("Latest reviews"), _reviews),
        Block("calendar", _("What is next"), _calendar),
        Block("news", _("Latest news"), _news),
        Block("events", _("Coming events"), _events),
        Block("quote", _("Quote of the month"), _quote),
        Block("newsletter", _("Newsletter"), _newsletter),
        Block("openings", _("Funds, assistance and vacancies"), _openings),
    )
}
