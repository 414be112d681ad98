"""Walks through the blocks of an addendum and notes who answers what.

II. Noted recommendations                    a heading sets the position of what follows
5. The Government notes recommendations 6-9  a sentence answers by itself
122.11                                       a number alone waits for the position, or has the heading's
  Work has begun.                            its comment
105.3 Accepted. Since May ...                the first words answer
105.4 Ratify the treaty (Ruritania)          the recommendation's text, the answer comes below
Response: The Government supports this.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from uprtracker.core import Finding, Span
from uprtracker.extraction.answer_headings import (
    LONGEST_HEADING,
    around,
    is_heading,
    level,
    mostly_numbers,
    section_position,
)
from uprtracker.extraction.answer_table import Columns, RowAnswer, header_of, row_answers
from uprtracker.extraction.answer_words import (
    Said,
    opening_answer,
    position_in,
    said_in,
    sentences,
    stated_answer,
)
from uprtracker.extraction.blocks import Block, Blocks
from uprtracker.extraction.brackets import attribute
from uprtracker.extraction.clauses_of_answers import answered
from uprtracker.extraction.ledger import Ledger, Reason
from uprtracker.extraction.parts_of_answers import parts_in
from uprtracker.extraction.ranges import Named, named
from uprtracker.extraction.recommending_states import StateNames

_OWN_NUMBER = re.compile(r"\s*(\d{1,3})\.\s+(?=\D)")
_ITEM = re.compile(r"\s*[1-9]\d{0,2}\s?[.):–-]{0,2}\s+(?=\D)")
_SINGULAR = re.compile(
    r"\b(?:it|this(?:\s+recommendation)?|cette\s+recommandation|esta\s+recomendación)\b", re.I
)
_RECOMMENDATION = re.compile(r"recomm|recomend", re.I)
_RESET = re.compile(
    r"\b(?:voluntary|pledges?|general\s+(?:remarks|comments|observations)|introduction|conclusions?|annex|engagements"
    r"|compromisos)\b",
    re.I,
)
_FOLLOWING = re.compile(
    r"\b(?:follow(?:ing|s)|below|listed|suivante?s?|ci-(?:après|dessous)|siguientes?|a\s+continuación)\b|:\s*$",
    re.I,
)
_OTHERS = re.compile(
    r"\b(?:all|any)\s+(?:of\s+)?(?:the\s+|its\s+)?(?:other|others|remaining|rest)\b(?:\s+(?:of\s+)?(?:the\s+)?(?:\d+\s+)?recommendations?)?"
    r"|\b(?:the|its)\s+(?:other|remaining|rest\s+of\s+the)\s+(?:\d+\s+)?recommendations?"
    r"|\ball\s+(?:of\s+)?(?:the\s+|these\s+|its\s+|those\s+)?(?:\d+\s+)?(?:\w+\s+)?recommendations?\b"
    r"|\btoutes\s+les\s+(?:autres\s+)?recommandations|\bles\s+autres\s+recommandations"
    r"|\btodas\s+las\s+(?:demás\s+|otras\s+)?recomendaciones|\blas\s+demás\s+recomendaciones",
    re.I,
)
_NOT_REST = re.compile(
    r"\bof\s+which\b|\bmost\b|\bmany\b|\bmajority\b|\bduring\b|\bin\s+the\s+(?:first|previous)\b|\bdont\b",
    re.I,
)
_BACKWARD = re.compile(
    r"\b(?:the\s+above|above-?mentioned|these|those|aforementioned)\b.{0,20}\brecommendations\b", re.I
)
_EDGE = re.compile(r"[\s\W]*$")


@dataclass(slots=True)
class _Waiting:
    """Numbers whose answer comes further down."""

    numbers: tuple[str, ...]
    span: Span
    paragraph: str


class Walk:
    """Reads block after block into a ledger."""

    def __init__(self, blocks: Blocks, heads: frozenset[str], names: StateNames) -> None:
        self._blocks = blocks
        self.heads = heads
        self._names = names
        self._section: Reason | None = None
        self._level = ""
        self.waiting: list[_Waiting] = []
        self._table, self._inside = 0, False
        self._headers: set[tuple[str, ...]] = set()
        self._columns = Columns()
        self.paragraph = ""
        self.ledger = Ledger()

    def take(self, block: Block) -> None:
        """Read one block."""
        if block.cells:
            self._take_row(block)
            return
        if self._table:
            self._leave_table()
        text = self._blocks.words(block)
        item = self._is_item(text)
        own = None if item else _OWN_NUMBER.match(text)
        start = 0
        if own:
            self.paragraph = own[1]
            start = own.end()
        rest = Block(block.start + start, block.end, block.heading)
        text = text[start:]
        if is_heading(text, self.heads, rest.heading):
            self._take_heading(rest, text)
        else:
            self.take_text(rest, text, bare=item)

    def _take_row(self, block: Block) -> None:
        """Read a row of a table: header, row across, or numbers with their answer."""
        if block.table != self._table:
            self._leave_table()
            self._table = block.table
        cells = {
            column: (start, self._blocks.text[start:end])
            for column, start, end in block.cells
            if self._blocks.text[start:end].strip()
        }
        texts = tuple(text.strip() for _, text in cells.values())
        header = header_of(cells, self.heads) if not self._inside or texts in self._headers else None
        if header is not None:
            self._columns = header
            self._headers.add(texts)
            return
        answers = list(row_answers(cells, self._columns, self.heads, self._is_text))
        if len(cells) == 1 and not any(answer.own for answer in answers):
            ((start, text),) = cells.values()
            across = Block(start, start + len(text), heading=len(text) < LONGEST_HEADING)
            self._take_heading(across, text) if is_heading(
                text, self.heads, across.heading
            ) else self.take_text(across, text)
        elif not answers:
            self._take_plain(block, " ".join(text for _, text in cells.values()))
        self._inside = self._inside or bool(answers)
        for answer in answers:
            self._enter_row(answer, block)

    def _leave_table(self) -> None:
        self._table, self._inside, self._columns = 0, False, Columns()
        self.ledger.current = []

    def _enter_row(self, answer: RowAnswer, block: Block) -> None:
        at = Block(answer.at, block.end)
        if answer.said is not None:
            self._give_up()
            self._enter(answer.group, self._reason(answer.said, answer.words), at, answer.comment)
            self._take_parts(answer.group.numbers, f"{answer.words} {answer.comment}", at)
        elif self._section is not None:
            self._enter(answer.group, self._section, at, answer.comment)
        else:
            self._give_up()
            self.waiting.append(_Waiting(answer.group.numbers, self._span(at, answer.group), self.paragraph))

    def close(self) -> None:
        """Say which numbers waited in vain."""
        self._give_up()

    # Headings

    def _take_heading(self, block: Block, text: str) -> None:
        """A heading sets the position of what follows, closes the one above, or names a theme."""
        if named(text, self.heads):
            self.take_text(block, text)
            return
        said = section_position(text)
        if self.waiting and said and not _FOLLOWING.search(text) and not _RECOMMENDATION.search(text):
            self.take_text(block, text)
            return
        here = level(text)
        if said is not None:
            self._give_up()
            self.set_section(said, text)
            self._level = here
        elif _RESET.search(text) or (here and here == self._level):
            self._give_up()
            self._section = None
        self.ledger.current = []

    def set_section(self, said: Said, text: str) -> None:
        """Make `said` the position of what follows."""
        self._section = Reason(said.position, text, self.paragraph)

    # Paragraphs

    def take_text(self, block: Block, text: str, *, bare: bool = False) -> None:
        """Read a paragraph: led by numbers, with numbers in its sentences, or without any."""
        groups = named(text, self.heads, bare=bare)
        if groups and not re.search(r"\w", text[: groups[0].start]):
            self._take_led(block, text, groups[0])
        elif groups and position_in(text):
            self._take_sentences(block, text)
        elif groups and self._section and mostly_numbers(text, groups):
            for group in groups:
                self._enter(group, self._section, block)
        else:
            self._take_plain(block, text)

    def _take_led(self, block: Block, text: str, lead: Named) -> None:
        """Read a paragraph that begins with the numbers it is about."""
        rest = text[lead.end :]
        if len(answered_groups := [item for item in answered(text, self.heads) if item.said]) > 1:
            first = sentences(text)[0]
            if len([item for item in answered_groups if item.group.start < first[1]]) > 1:
                self._take_sentences(block, text)
                return
        said, begin = self._answer_behind(rest)
        if said is not None:
            self._give_up()
            words = rest[begin : begin + said.end]
            self._enter(
                lead, self._reason(said, words if len(words) < 200 else rest), block, rest[begin + said.end :]
            )
            self._take_parts(lead.numbers, rest, block)
        elif self._section is not None:
            self._give_up()
            self._enter(lead, self._section, block, rest[begin:])
        else:
            if self.ledger.current:
                self._give_up()
            self._note_odd(lead, block)
            self.ledger.current = []
            self.waiting.append(_Waiting(lead.numbers, self._span(block, lead), self.paragraph))
            if all(self.ledger.knows(number) for number in lead.numbers):
                self.waiting.pop()
                self.ledger.enter(lead.numbers, Reason(None, ""), self._span(block, lead), rest[begin:])

    def _answer_behind(self, rest: str) -> tuple[Said | None, int]:
        """Return the answer behind the leading numbers, and where the recommendation's own text ends."""
        begin = self._text_of_recommendation(rest)
        tail = rest[begin:]
        if begin and not re.search(r"\w", tail):
            return None, len(rest)
        said = opening_answer(tail) or stated_answer(tail)
        if said is None and self._section is None and not begin:
            first = sentences(tail)[0] if tail else (0, 0)
            said = position_in(tail[: first[1]])
        return said, begin

    def _text_of_recommendation(self, rest: str) -> int:
        """Return where the recommendation with its States in brackets ends in `rest`; 0 where it is none."""
        end = 0
        for bracket in re.finditer(r"\([^()]*(?:\([^()]*\)[^()]*)*\)[;.:,]?", rest[:3000]):
            if attribute(f"x {bracket[0]}", self._names.read).states:
                end = bracket.end()
        return end

    def _is_text(self, text: str) -> bool:
        """Whether a cell holds nothing but a recommendation with its States."""
        end = self._text_of_recommendation(text)
        return end > 0 and not re.search(r"\w", text[end:])

    def _take_sentences(self, block: Block, text: str) -> None:
        """Read sentences that name numbers and answer them."""
        for begin, end in sentences(text):
            sentence = text[begin:end]
            for item in answered(sentence, self.heads):
                if item.said is not None:
                    shifted = Named(
                        item.group.numbers, item.group.start + begin, item.group.end + begin, item.group.odd
                    )
                    words = around(sentence, item.group, item.said)
                    self._enter(shifted, self._reason(item.said, words), block)
            self._take_rest(block, begin, sentence)
        said = section_position(text)
        if said is not None and text.rstrip().endswith(":"):
            self.set_section(said, text)

    def _take_rest(self, block: Block, begin: int, sentence: str) -> None:
        """Read what a sentence says of all other recommendations."""
        others = _OTHERS.search(sentence)
        if others is None or _NOT_REST.search(sentence):
            return
        clauses = [
            clause
            for clause in re.split(r";\s|,\s(?:while|whereas|but)\s", sentence)
            if _OTHERS.search(clause)
        ]
        said = [item for item in said_in(clauses[0] if clauses else sentence) if item.position]
        if len({item.position for item in said}) != 1:
            return
        start = block.start + begin + others.start()
        span = self._blocks.flow.span(start, start + 1)
        self.ledger.enter_rest(self._reason(said[0], sentence), span)

    def _take_plain(self, block: Block, text: str) -> None:
        """Read a paragraph without numbers: an answer to those above, a heading in words, or a comment."""
        said = opening_answer(text) or stated_answer(text)
        if self.waiting:
            said = said or (position_in(text[: sentences(text)[0][1]]) if text.strip() else None)
            if said is not None:
                self._answer_waiting(said, text)
            return
        if said is not None and _FOLLOWING.search(text) and (section := section_position(text)):
            self.set_section(section, text)
            self.ledger.current = []
            return
        if self.ledger.current:
            self._take_comment(text)
            return
        for begin, end in sentences(text):
            self._take_rest(block, begin, text[begin:end])

    def _take_comment(self, text: str) -> None:
        """Add to the comment; first words that answer otherwise are the answer."""
        said = opening_answer(text)
        answers = [self.ledger.answers[at] for at in self.ledger.current]
        if said and said.position and any(answer.position is not said.position for answer in answers):
            numbers = [answer.number for answer in answers]
            self.ledger.enter(
                numbers, self._reason(said, text[: said.end]), answers[0].span, text[said.end :]
            )
        else:
            self.ledger.comment(text)

    def _answer_waiting(self, said: Said, text: str) -> None:
        words = text[: said.end] if said.end < 200 else text
        waited, self.waiting = self.waiting, []
        entered: list[int] = []
        for item in waited:
            self.ledger.enter(item.numbers, self._reason(said, words), item.span, text[said.end :])
            entered += self.ledger.current
            for part, position, spoken in parts_in(text):
                self.ledger.enter(item.numbers, Reason(position, spoken, self.paragraph), item.span, "", part)
        self.ledger.current = entered

    def _take_parts(self, numbers: Sequence[str], text: str, block: Block) -> None:
        current = self.ledger.current
        span = self._blocks.flow.span(block.start, block.end)
        for part, position, spoken in parts_in(text):
            self.ledger.enter(numbers, Reason(position, spoken, self.paragraph), span, "", part)
        self.ledger.current = current

    def _give_up(self) -> None:
        """Enter the numbers that still wait as unclear."""
        for item in self.waiting:
            new = [number for number in item.numbers if not self.ledger.knows(number)]
            self.ledger.enter(new, Reason(None, "", item.paragraph), item.span)
        self.waiting = []

    # Entries

    def _reason(self, said: Said, words: str) -> Reason:
        return Reason(said.position, words, self.paragraph)

    def _enter(self, group: Named, reason: Reason, block: Block, comment: str = "") -> None:
        self._note_odd(group, block)
        self.ledger.enter(group.numbers, reason, self._span(block, group), comment)

    def _note_odd(self, group: Named, block: Block) -> None:
        for odd in group.odd:
            message = f"The range {odd} cannot be meant; only its ends were taken, look for the others."
            self.ledger.findings.append(Finding("odd-range", message, self._span(block, group)))

    def _span(self, block: Block, group: Named) -> Span:
        return self._blocks.flow.span(
            block.start + group.start, block.start + max(group.end, group.start + 1)
        )

    def _is_item(self, text: str) -> bool:
        """Whether "12. …" is recommendation 12 with its answer, not paragraph 12 of the document."""
        number = _ITEM.match(text)
        if self.heads or number is None:
            return False
        rest = text[number.end() :]
        if _FOLLOWING.search(rest):
            return False
        if opening_answer(rest) is not None or self._text_of_recommendation(rest) > 0:
            return True
        first = rest[: sentences(rest)[0][1]]
        return stated_answer(first) is not None and _SINGULAR.search(first) is not None
