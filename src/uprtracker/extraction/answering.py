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
from dataclasses import dataclass, replace

from uprtracker.core import Finding, Position, Span
from uprtracker.extraction.answer_headings import (
    around,
    is_heading,
    is_numbers,
    level,
    mostly_numbers,
    names_theme,
    section_position,
)
from uprtracker.extraction.answer_words import (
    Said,
    is_request,
    opening_answer,
    position_in,
    sentences,
    stated_answer,
)
from uprtracker.extraction.blocks import Block, Blocks
from uprtracker.extraction.brackets import attribute
from uprtracker.extraction.clauses_of_answers import EXCEPT_WORD, answered, is_topic
from uprtracker.extraction.flow import unwrap
from uprtracker.extraction.ledger import Ledger, Reason
from uprtracker.extraction.parts_of_answers import parts_in
from uprtracker.extraction.ranges import Named, named
from uprtracker.extraction.recommending_states import StateNames
from uprtracker.extraction.rest_of_answers import OTHERS, rests_in

_OWN_NUMBER = re.compile(r"\s*(\d{1,3})\.\s+(?=\D|\d{2,3}\.\d)")
_ITEM = re.compile(r"\s*[1-9]\d{0,2}\s?[.):–-]{0,2}\s+(?=\D)")
_SINGULAR = re.compile(
    r"\b(?:it|this(?:\s+recommendation)?|cette\s+recommandation|esta\s+recomendación)\b", re.I
)
_LEAD = re.compile(
    r"[\s\W]*(?:\d{1,3}[.)]?\s+|(?:no|nr|nº|n°|núm|para(?:graph|graphe)?|párrafo)s?\b)?[\s\W]*", re.I
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


@dataclass(slots=True)
class Waiting:
    """Numbers whose answer comes further down."""

    numbers: tuple[str, ...]
    span: Span
    paragraph: str


class Walk:
    """Reads block after block into a ledger."""

    def __init__(self, blocks: Blocks, heads: frozenset[str], names: StateNames) -> None:
        self.blocks = blocks
        self.heads = heads
        self._names = names
        self.section: Reason | None = None
        self._level = ""
        self._labelled: Reason | None = None
        self._label_end = -9
        self.waiting: list[Waiting] = []
        self.paragraph = ""
        self.ledger = Ledger()

    def take(self, block: Block) -> None:
        """Read one block that is no row of a table."""
        text = self.blocks.words(block)
        item = self._is_item(text)
        own = None if item else _OWN_NUMBER.match(text)
        start = 0
        if own:
            self.paragraph = own[1]
            start = own.end()
        rest = Block(block.start + start, block.end, block.heading)
        text = text[start:]
        if is_heading(text, self.heads, rest.heading):
            self.take_heading(rest, text)
        else:
            self.take_text(rest, text, bare=item)

    def close(self) -> None:
        """Say which numbers waited in vain."""
        self.give_up()

    # Headings

    def take_heading(self, block: Block, text: str) -> None:
        """A heading sets the position of what follows, closes the one above, or names a theme."""
        if named(text, self.heads):
            self.take_text(block, text)
            return
        said = section_position(text)
        if self._take_excepting(block, text):
            return
        if self.waiting and said and not _FOLLOWING.search(text) and not _RECOMMENDATION.search(text):
            self.take_text(block, text)
            return
        here = level(text)
        if said is not None:
            self.give_up()
            self.set_section(said, text)
            self._level = here
        elif _RESET.search(text) or (here and here == self._level):
            self.give_up()
            self.section = None
        self.ledger.current = []

    def set_section(self, said: Said, text: str) -> None:
        """Make `said` the position of what follows."""
        self.section = Reason(said.position, text, self.paragraph)

    # Paragraphs

    def take_text(self, block: Block, text: str, *, bare: bool = False) -> None:
        """Read a paragraph: led by numbers, with numbers in its sentences, or without any."""
        bare = bare or (not self.heads and self.section is not None and is_numbers(text))
        groups = named(text, self.heads, bare=bare)
        if not groups and not self.heads and position_in(text):
            groups = [item.group for item in answered(text, self.heads)]
        if groups and _LEAD.fullmatch(text, 0, groups[0].start):
            self._take_led(block, text, groups[0])
        elif groups and position_in(text):
            self._take_sentences(block, text)
        elif groups and self.section and mostly_numbers(text, groups):
            self._enter_all(groups, self.section, block)
        elif groups and names_theme(text, groups):
            if self.section is None:
                self._wait(groups, block)
            else:
                self._enter_all(groups, self.section, block)
        else:
            self.take_plain(block, text)

    def _take_led(self, block: Block, text: str, lead: Named) -> None:
        """Read a paragraph that begins with the numbers it is about."""
        rest = text[lead.end :]
        if len(answered_groups := [item for item in answered(text, self.heads) if item.said]) > 1:
            first = sentences(text)[0]
            if len([item for item in answered_groups if item.group.start < first[1]]) > 1:
                self._take_sentences(block, text)
                return
        said, begin = self._answer_behind(rest, several=len(lead.numbers) > 1)
        if said is not None:
            self.give_up()
            words = rest[begin : begin + said.end]
            reason = self.reason(said, words if len(words) < 200 else rest)
            self.enter(lead, reason, block, rest[begin + said.end :], whole=rest[begin:])
        elif self.section is not None:
            self.give_up()
            self.enter(lead, self.section, block, rest[begin:])
        else:
            self._wait([lead], block)
            if all(self.ledger.knows(number) for number in lead.numbers):
                self.waiting.pop()
                self.ledger.enter(lead.numbers, Reason(None, ""), self.span(block, lead), rest[begin:])

    def _wait(self, groups: Sequence[Named], block: Block) -> None:
        """Keep numbers until the words that answer come."""
        if self.ledger.current:
            self.give_up()
        self.ledger.current = []
        for group in groups:
            self._note_odd(group, block)
            self.waiting.append(Waiting(group.numbers, self.span(block, group), self.paragraph))

    def _answer_behind(self, rest: str, *, several: bool) -> tuple[Said | None, int]:
        """Return the answer behind the leading numbers, and where the recommendation's own text ends."""
        begin = self.text_of_recommendation(rest)
        tail = rest[begin:]
        if begin and not re.search(r"\w", tail):
            return None, len(rest)
        said = opening_answer(tail) or stated_answer(tail, several=several)
        if said is None and self.section is None and not begin:
            first = sentences(tail)[0] if tail else (0, 0)
            said = position_in(tail[: first[1]])
        return said, begin

    def text_of_recommendation(self, rest: str) -> int:
        """Return where the recommendation with its States in brackets ends in `rest`; 0 where it is none."""
        end = 0
        for bracket in re.finditer(r"\([^()]*(?:\([^()]*\)[^()]*)*\)[;.:,]?", rest[:3000]):
            if attribute(f"x {bracket[0]}", self._names.read).states:
                end = bracket.end()
        return end

    def _take_sentences(self, block: Block, text: str) -> None:
        """Read sentences that name numbers and answer them."""
        about: list[tuple[Named, Reason | None]] = []
        for begin, end in sentences(text):
            sentence = text[begin:end]
            items = answered(sentence, self.heads)
            later = stated_answer(sentence) if about and not items else None
            if later is not None:
                about = [(group, self.reason(later, sentence)) for group, _ in about]
            for item in items:
                shifted = replace(item.group, start=item.group.start + begin, end=item.group.end + begin)
                words = around(sentence, item.group, item.said) if item.said else ""
                reason = self.reason(item.said, words) if item.said else None
                if is_topic(sentence, item):
                    about.append((shifted, reason))
                elif reason is not None and not _is_rest(sentence, item.group):
                    self.enter(shifted, reason, block, whole=sentence if len(items) == 1 else "")
            self._take_rest(block, begin, sentence)
        for group, reason in about:
            if reason is not None:
                self.enter(group, reason, block)
        said = section_position(text)
        if said is not None and text.rstrip().endswith(":"):
            self.set_section(said, text)

    def _take_rest(self, block: Block, begin: int, sentence: str) -> bool:
        """Read what a sentence says of all other recommendations."""
        rests = list(rests_in(sentence))
        for rest in rests:
            start = block.start + begin + rest.start
            span = self.blocks.flow.span(start, start + 1)
            self.ledger.enter_rest(self.reason(rest.said, sentence), span, rest.of)
        return bool(rests)

    def _take_excepting(self, block: Block, text: str) -> bool:
        """Read "all are accepted except those below": what follows is noted (HRC res. 5/1, para. 32)."""
        if not (EXCEPT_WORD.search(text) and _FOLLOWING.search(text) and self._take_rest(block, 0, text)):
            return False
        accepted = self.ledger.answers[-1].position is Position.SUPPORTED
        self.section = Reason(Position.NOTED, text, self.paragraph) if accepted else None
        self.ledger.current = []
        return True

    def take_plain(self, block: Block, text: str) -> None:
        """Read a paragraph without numbers: an answer to those above, a heading in words, or a comment."""
        said = opening_answer(text) or stated_answer(text)
        if self.waiting:
            begin = self.text_of_recommendation(text)
            if is_request(text) and not re.search(r"\w", text[begin:] if begin else ""):
                return
            said = said or (position_in(text[: sentences(text)[0][1]]) if text.strip() else None)
            if said is not None:
                self._answer_waiting(said, text)
            return
        if said is not None and self._is_label(text, said):
            self._take_label(block, said, text)
            return
        if self._take_excepting(block, text):
            return
        if said is not None and _FOLLOWING.search(text) and (section := section_position(text)):
            self.set_section(section, text)
            self.ledger.current = []
            return
        rest = [self._take_rest(block, begin, text[begin:end]) for begin, end in sentences(text)]
        if self.ledger.current and not any(rest):
            self._take_comment(text)

    def _is_label(self, text: str, said: Said) -> bool:
        """Whether a line that only answers is about what follows: no number above it wants an answer."""
        if re.search(r"\w", text[said.end :]) or text.rstrip().endswith("."):
            return False
        if not self.ledger.current or self.section is None or self.section is self._labelled:
            return True
        return any(self.ledger.answers[at].words != unwrap(self.section.words) for at in self.ledger.current)

    def _take_label(self, block: Block, said: Said, text: str) -> None:
        """Make a label the position of what follows; several side by side are the header of a table."""
        beside = block.start - self._label_end < 3
        self._label_end = block.end
        self.section = None
        if not beside:
            self.set_section(said, text)
        self._labelled = self.section
        self.ledger.current = []

    def _take_comment(self, text: str) -> None:
        """Add to the comment; first words that answer otherwise are the answer."""
        said = opening_answer(text)
        answers = [self.ledger.answers[at] for at in self.ledger.current]
        if said and said.position and any(answer.position is not said.position for answer in answers):
            numbers = [answer.number for answer in answers]
            self.ledger.enter(numbers, self.reason(said, text[: said.end]), answers[0].span, text[said.end :])
        else:
            self.ledger.comment(text)

    def _answer_waiting(self, said: Said, text: str) -> None:
        words = text[: said.end] if said.end < 200 else text
        waited, self.waiting = self.waiting, []
        entered: list[int] = []
        for item in waited:
            self._put(item.numbers, self.reason(said, words), item.span, text[said.end :], whole=text)
            entered += self.ledger.current
        self.ledger.current = entered

    def give_up(self) -> None:
        """Enter the numbers that still wait as unclear."""
        for item in self.waiting:
            new = [number for number in item.numbers if not self.ledger.knows(number)]
            self.ledger.enter(new, Reason(None, "", item.paragraph), item.span)
        self.waiting = []

    # Entries

    def reason(self, said: Said, words: str) -> Reason:
        return Reason(said.position, words, self.paragraph)

    def enter(
        self, group: Named, reason: Reason, block: Block, comment: str = "", *, whole: str = ""
    ) -> None:
        self._note_odd(group, block)
        self._put(group.numbers, reason, self.span(block, group), comment, whole=whole)

    def _enter_all(self, groups: Sequence[Named], reason: Reason, block: Block) -> None:
        entered: list[int] = []
        for group in groups:
            self.enter(group, reason, block)
            entered += self.ledger.current
        self.ledger.current = entered

    def _put(
        self, numbers: Sequence[str], reason: Reason, span: Span, comment: str, *, whole: str = ""
    ) -> None:
        """Enter an answer, and those to the parts that its `whole` text tells apart."""
        parts = list(parts_in(whole))
        if parts:
            reason = replace(reason, position=Position.PARTIAL)
        self.ledger.enter(numbers, reason, span, comment)
        current = self.ledger.current
        for part, position, spoken in parts:
            self.ledger.enter(numbers, Reason(position, spoken, self.paragraph), span, "", part)
        self.ledger.current = current

    def _note_odd(self, group: Named, block: Block) -> None:
        for odd in group.odd:
            message = f"The range {odd} cannot be meant; only its ends were taken, look for the others."
            self.ledger.findings.append(Finding("odd-range", message, self.span(block, group)))

    def span(self, block: Block, group: Named) -> Span:
        return self.blocks.flow.span(block.start + group.start, block.start + max(group.end, group.start + 1))

    def _is_item(self, text: str) -> bool:
        """Whether "12. …" is recommendation 12 with its answer, not paragraph 12 of the document."""
        number = _ITEM.match(text)
        if self.heads or number is None:
            return False
        rest = text[number.end() :]
        if _FOLLOWING.search(rest):
            return False
        first = rest[: sentences(rest)[0][1]]
        if any(item.said for item in answered(first, self.heads)) or any(rests_in(first)):
            return False
        if opening_answer(rest) is not None or self.text_of_recommendation(rest) > 0:
            return True
        return stated_answer(first) is not None and _SINGULAR.search(first) is not None


def _is_rest(sentence: str, group: Named) -> bool:
    """Whether the group is "paragraph 122" of "all other recommendations in paragraph 122"."""
    if not all(number.endswith(".*") for number in group.numbers):
        return False
    return any(others.end() > group.start for others in OTHERS.finditer(sentence, 0, group.end))
