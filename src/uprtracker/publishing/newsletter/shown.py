"""An issue as a reader of one language gets it: its blocks in order, each with its words and numbers.

What has no words in that language comes in the original, and says so. The site, the mail and its plain text
are all made from this.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.translation import get_language_info

from uprtracker.publishing.newsletter.models import Block, Issue
from uprtracker.publishing.newsletter.sources import SOURCES
from uprtracker.publishing.newsletter.sources.source import Bar, Number
from uprtracker.records import editing
from uprtracker.records.models.edited import Wording
from uprtracker.records.prose import html_of


@dataclass(frozen=True)
class ShownBlock:
    """A block in `language`; `fallback`: in that of the original, for want of words in the one asked for."""

    block: Block
    language: str
    fallback: bool
    outdated: bool
    title: str
    text: str
    numbers: tuple[Number, ...]
    bars: tuple[Bar, ...]
    bars_title: str

    @property
    def direction(self) -> str:
        """Return `rtl` or `ltr`."""
        return direction(self.language)

    @cached_property
    def html(self) -> SafeString:
        """Return the text as HTML; addresses in it stay as they are."""
        return html_of(self.text, headings_from=3)

    @property
    def more(self) -> str:
        """Return where "Read more" leads, empty if nowhere."""
        return str(self.block.facts.get("more", "")) if self.block.kind == "teaser" else ""


@dataclass(frozen=True)
class Shown:
    """An issue in `language`; `fallback`: its title is not translated."""

    issue: Issue
    language: str
    title: str
    subject: str
    fallback: bool
    blocks: tuple[ShownBlock, ...]

    @property
    def direction(self) -> str:
        """Return `rtl` or `ltr`."""
        return direction(self.language)

    @property
    def partly(self) -> bool:
        """Tell whether some of it is in another language than asked for."""
        return self.fallback or any(block.fallback for block in self.blocks)


def direction(language: str) -> str:
    """Return the direction of a language."""
    return "rtl" if get_language_info(language)["bidi"] else "ltr"


def shown(issue: Issue, language: str, only: Collection[int] | None = None) -> Shown:
    """Return an issue in a language; `only`: the blocks with these keys."""
    words = editing.worded(issue, language)
    blocks = [block for block in issue.blocks.all() if only is None or block.pk in only]
    rows = editing.wordings_of(blocks, language)
    return Shown(
        issue,
        language,
        words.title,
        words.subject,
        words.fallback,
        tuple(_block(block, language, rows) for block in blocks),
    )


def languages_of(issue: Issue) -> list[str]:
    """Return the languages in which an issue can be read: the original's, and those its title has."""
    rows = Wording.objects.filter(kind=issue._meta.label_lower, thing=issue.pk)
    there = set(rows.values_list("language", flat=True)) & set(dict(settings.LANGUAGES))
    return [issue.language, *sorted(there - {issue.language})]


def block_html(block: Block) -> ShownBlock:
    """Return one block in its original language."""
    return _block(block, block.language, {})


def _block(block: Block, language: str, rows: dict[tuple[str, int], Wording]) -> ShownBlock:
    words = editing.worded(block, language, rows)
    with translation.override(words.language):
        said = SOURCES[block.kind].word(block.facts) if block.kind in SOURCES else None
    return ShownBlock(
        block=block,
        language=words.language,
        fallback=words.fallback and bool(words.text or words.title),
        outdated=words.outdated,
        title=words.title,
        text=words.text,
        numbers=said.numbers if said else (),
        bars=said.bars if said else (),
        bars_title=said.bars_title if said else "",
    )
