"""A draft becomes a paper, and says what is wrong with it: too long, cites what is not there.

composed = compose(draft)
composed.paper, composed.words, composed.limit, composed.unknown
"""

from dataclasses import dataclass, field

from django.utils import translation
from django.utils.translation import gettext as _

from uprtracker.publishing.models.paper_draft import PaperDraft, PaperKind, PaperSection
from uprtracker.publishing.papers.citing import Citations, numbers_not_found
from uprtracker.publishing.papers.kinds import FORMS, languages, word_limit
from uprtracker.publishing.papers.markup import codes_in, read_text
from uprtracker.publishing.papers.paper import Annex, Block, Heading, Paper, Signatory
from uprtracker.publishing.papers.words import count_blocks, count_paper
from uprtracker.records.models import DataVersion, Review


@dataclass(frozen=True, slots=True)
class Composed:
    """The paper, its length, and what its writers should look at.

    `words` count towards `limit` (None: no rule says). `sections` and `blocks` have the
    words and blocks of each section by its key.
    `unknown` are codes that no record stands behind, `numbers` recommendations that the review does not
    have, `language_refused`: the paper is not handed in in its language.
    """

    paper: Paper
    words: int
    limit: int | None
    sections: dict[int, int] = field(default_factory=dict)
    blocks: dict[int, tuple[Block, ...]] = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    language_refused: bool = False

    @property
    def over(self) -> int:
        """How many words it has too many."""
        return max(0, self.words - self.limit) if self.limit is not None else 0


def compose(draft: PaperDraft) -> Composed:
    """Return the paper that a draft is today. Whoever may see the draft may see all of it."""
    sections = list(draft.sections.all())
    cite = Citations(code for section in sections for code in codes_in(section.text))
    review = Review.objects.filter(code=draft.review).first()
    with translation.override(draft.language):
        blocks = {section.pk: _blocks(draft, section, cite) for section in sections}
        paper = _paper(draft, sections, blocks, cite)
    text = "\n".join(section.text for section in sections)
    return Composed(
        paper=paper,
        words=count_paper(paper),
        limit=word_limit(draft.kind),
        sections={key: count_blocks(inside) for key, inside in blocks.items()},
        blocks=blocks,
        unknown=cite.unknown,
        numbers=tuple(numbers_not_found(text, review)) if review else (),
        language_refused=draft.language not in (languages(draft.kind) or (draft.language,)),
    )


def _paper(
    draft: PaperDraft, sections: list[PaperSection], blocks: dict[int, tuple[Block, ...]], cite: Citations
) -> Paper:
    body = [section for section in sections if not section.annex and section.text.strip()]
    return Paper(
        title=draft.title,
        language=draft.language,
        lines=tuple(line.strip() for line in draft.lines.splitlines() if line.strip()),
        blocks=tuple(block for one in body for block in (*_heading(one), *blocks[one.pk])),
        annexes=tuple(Annex(one.title, blocks[one.pk]) for one in sections if one.annex and one.text.strip()),
        signatories=tuple(map(_signatory, filter(str.strip, draft.signatories.splitlines()))),
        foot=_foot() if FORMS[draft.kind].figures else draft.title,
        dated=draft.changed_at.date(),
        compact=draft.kind == PaperKind.FACT_SHEET,
        cites=cite.codes,
    )


def _blocks(draft: PaperDraft, section: PaperSection, cite: Citations) -> tuple[Block, ...]:
    numbered = FORMS[draft.kind].numbered and not section.annex
    return read_text(section.text, cite, numbered=numbered)


def _heading(section: PaperSection) -> tuple[Heading, ...]:
    return (Heading(section.title),) if section.title else ()


def _signatory(line: str) -> Signatory:
    name, _sign, note = line.partition(";")
    return Signatory(name.strip(), note.strip())


def _foot() -> str:
    """Say what the figures count, and of which day the data are."""
    newest = DataVersion.objects.order_by("-number").first()
    if newest is None:
        return ""
    return _("Recommendations are numbered paragraphs. Data version {n} of {day}. UPR Tracker").format(
        n=newest.number, day=newest.made_at.date().isoformat()
    )
