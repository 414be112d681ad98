"""A thing that a text names: its slugs, the words that name it, and what is asked about it."""

from dataclasses import dataclass

from uprtracker.coding.lexicon import Word
from uprtracker.core.coded import Judgement


@dataclass(frozen=True, slots=True)
class Mention:
    """Slugs named by the words from `first` to before `end`; `note` says what is asked, if anything."""

    slugs: tuple[str, ...]
    first: int
    end: int
    note: str = ""
    confidence: float = 0.98


def judgements(words: list[Word], mentions: list[Mention], notes: tuple[str, ...]) -> tuple[Judgement, ...]:
    """Return one judgement for each slug, in the order of the text: all its places, its weightiest note.

    `notes` are the notes that are known, weightiest first.
    """
    by_slug: dict[str, list[Mention]] = {}
    for mention in mentions:
        for slug in mention.slugs:
            by_slug.setdefault(slug, []).append(mention)
    found = [
        Judgement(
            slug,
            max(mention.confidence for mention in named),
            tuple(dict.fromkeys((words[each.first].start, words[each.end - 1].end) for each in named)),
            min((mention.note for mention in named), key=notes.index),
        )
        for slug, named in by_slug.items()
    ]
    return tuple(sorted(found, key=lambda each: (-each.confidence, each.evidence)))
