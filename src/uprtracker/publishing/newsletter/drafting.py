"""An issue drafts itself for a period, and editors arrange its blocks.

    issue = draft(Period(date(2014, 11, 1), date(2015, 3, 31)), by=user)
    add_block(issue, "opening", by=user); move(block, up=True, by=user); remove(block, by=user)

Numbers are frozen when a block is drafted and never change; who wants other ones drafts the block again.
Once an issue is public nothing of it changes any more.
"""

import secrets
from typing import TYPE_CHECKING, TypeVar

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import Action, may
from uprtracker.core.errors import UprTrackerError
from uprtracker.publishing.newsletter import wording
from uprtracker.publishing.newsletter.matching import EVERYBODY
from uprtracker.publishing.newsletter.models import Block, Figure, Issue
from uprtracker.publishing.newsletter.sources import SOURCES
from uprtracker.publishing.newsletter.sources.source import Drafting, Found, Period, Source
from uprtracker.records import editing
from uprtracker.records.models.edited import State
from uprtracker.records.version import data_version

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

FREE: "dict[str, _StrPromise]" = {
    "text": gettext_lazy("Free text"),
    "teaser": gettext_lazy("Teaser with “Read more”"),
}
"""Blocks that editors write themselves."""


_Thing = TypeVar("_Thing", Issue, Block)


class Closed(UprTrackerError):
    """The issue is public: what was sent stays as it is."""

    def __init__(self) -> None:
        super().__init__(_("This issue is public and does not change any more. Write a new one."))


@transaction.atomic
def draft(period: Period, *, by: User, language: str = "en") -> Issue:
    """Draft an issue in a language: every source that finds something in the period gives its blocks.

    Raises PermissionDenied, ValidationError where the period ends before it begins.
    """
    if period.until < period.since:
        raise ValidationError(_("The period ends before it begins."))
    number = (Issue.objects.aggregate(last=models.Max("number"))["last"] or 0) + 1
    issue = Issue(
        number=number, slug=f"newsletter-{number}", language=language, since=period.since, until=period.until
    )
    issue.title, issue.subject = _title(issue, language)
    editing.begin(issue, by=by)
    with translation.override(language):
        for source in SOURCES.values():
            _draft_from(source, issue, by)
    return issue


@transaction.atomic
def add_block(issue: Issue, kind: str, *, by: User) -> list[Block]:
    """Add a block at the end: an empty one, or what a source finds now. None where it finds nothing."""
    _open(issue, by)
    if kind in FREE:
        return [_begin(issue, Block(kind=kind, about=[EVERYBODY]), by)]
    if kind not in SOURCES:
        raise ValidationError(_("There is no such kind of block."))
    with translation.override(issue.language):
        return _draft_from(SOURCES[kind], issue, by)


@transaction.atomic
def move(block: Block, *, up: bool, by: User) -> None:
    """Move a block one place up or down."""
    issue = _open(block.issue, by)
    order = list(issue.blocks.values_list("pk", flat=True))
    at = order.index(block.pk)
    to = at + (-1 if up else 1)
    if 0 <= to < len(order):
        order[at], order[to] = order[to], order[at]
    for place, pk in enumerate(order):
        Block.objects.filter(pk=pk).update(place=place)


@transaction.atomic
def remove(block: Block, *, by: User) -> None:
    """Take a block out, with the numbers that were frozen for it. Its history stays."""
    _open(block.issue, by)
    block.delete()


def change_block(block: Block, *, by: User, revision: int, **fields: object) -> Block:
    """Change the words of a block. Raises what `editing.change` raises, and Closed."""
    return _change(block, block.issue, by, revision, fields)


def change_issue(issue: Issue, *, by: User, revision: int, **fields: object) -> Issue:
    """Change title, subject or whether it is mailed. Raises what `editing.change` raises, and Closed."""
    return _change(issue, issue, by, revision, fields)


@transaction.atomic
def word_issue(issue: Issue, language: str, texts: dict[str, str], *, by: User) -> None:
    """Keep title and subject in another language."""
    _open(issue, by)
    editing.put_wording(issue, language, texts, by=by)


@transaction.atomic
def word_block(block: Block, language: str, texts: dict[str, str], *, by: User) -> None:
    """Keep the words of a block in another language."""
    _open(block.issue, by)
    editing.put_wording(block, language, texts, by=by)


@transaction.atomic
def word_by_itself(issue: Issue, language: str, *, by: User) -> int:
    """Word in another language what nobody has changed since it drafted itself; return how many blocks.

    Words that people wrote in that language stay.
    """
    _open(issue, by)
    worded = editing.wordings_of([issue, *issue.blocks.all()], language)
    made = 0
    for block in issue.blocks.all():
        untouched = block.kind in SOURCES and (block.title, block.text) == _said(block, issue.language)
        if untouched and (block._meta.label_lower, block.pk) not in worded:
            title, text = _said(block, language)
            editing.put_wording(block, language, {"title": title, "text": text}, by=by)
            made += 1
    if (issue._meta.label_lower, issue.pk) not in worded and issue.title == _title(issue, issue.language)[0]:
        title, subject = _title(issue, language)
        editing.put_wording(issue, language, {"title": title, "subject": subject}, by=by)
    return made


def proposed(block: Block, language: str) -> tuple[str, str]:
    """Return title and text that a block words by itself in a language; empty for what people write."""
    return _said(block, language) if block.kind in SOURCES else ("", "")


def _said(block: Block, language: str) -> tuple[str, str]:
    with translation.override(language):
        words = SOURCES[block.kind].word(block.facts)
    return words.title[:160], words.text


def _title(issue: Issue, language: str) -> tuple[str, str]:
    with translation.override(language):
        title = _("Newsletter %(number)s") % {"number": issue.number}
        return title, f"{title}: {wording.days(issue.since, issue.until)}"[:120]


def is_open(issue: Issue) -> bool:
    """Tell whether an issue can still be changed."""
    return issue.published_at is None and issue.state in (State.DRAFT, State.REVIEW, State.SCHEDULED)


def _change(thing: _Thing, issue: Issue, by: User, revision: int, fields: dict[str, object]) -> _Thing:
    """Change a thing while its issue cannot become public; words that come too late are kept all the same."""
    with transaction.atomic():
        _open(issue, by)
        try:
            return editing.change(thing, by=by, revision=revision, **fields)
        except editing.Overtaken as error:
            late = error
    raise late


def _open(issue: Issue, by: User) -> Issue:
    """Lock an issue that may be changed, and by whom."""
    current = Issue.objects.select_for_update().get(pk=issue.pk)
    if not may(by, Action.EDIT_NEWSLETTER, current):
        raise PermissionDenied
    if not is_open(current):
        raise Closed
    return current


def _draft_from(source: Source, issue: Issue, by: User) -> list[Block]:
    """Make the blocks of one source, and freeze the numbers of each."""
    taken = set(issue.figures.values_list("key", flat=True))
    drafting = Drafting(issue.number, Period(issue.since, issue.until), by, taken)
    made = []
    for found in source.gather(drafting):
        block = _begin(issue, _worded(source, found), by)
        _freeze(drafting, issue, block)
        made.append(block)
    return made


def _worded(source: Source, found: Found) -> Block:
    words = source.word(found.facts)
    return Block(
        kind=source.kind, title=words.title[:160], text=words.text, facts=found.facts, about=list(found.about)
    )


def _begin(issue: Issue, block: Block, by: User) -> Block:
    last = issue.blocks.aggregate(last=models.Max("place"))["last"]
    block.issue, block.language = issue, issue.language
    block.place = 0 if last is None else last + 1
    block.slug = f"newsletter-{issue.number}-{secrets.token_hex(6)}"
    return editing.begin(block, by=by)


def _freeze(drafting: Drafting, issue: Issue, block: Block) -> None:
    now, version = timezone.now(), data_version()
    for one in drafting.figures:
        Figure.objects.create(
            issue=issue, block=block, key=one.key, measure=one.measure, value=one.value, unit=one.unit,
            part=one.part, whole=one.whole, basis=one.basis, sessions=one.sessions, state=one.state,
            label=one.label, report=one.report, data_version=version, counted_at=now,
        )  # fmt: skip
    drafting.figures.clear()
