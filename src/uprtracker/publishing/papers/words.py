"""How long a paper is, by the rule of the Office of the High Commissioner: endnotes and annexes do not count.

Title, headings, lists and tables do count, and words are counted as Word counts them, since that is
what the Office looks at: what stands between blanks, be it a dash, and each Han or Kana character.
Word's count leaves out the numbers of paragraphs and the page feet; so does this one.
"""

import re
from collections.abc import Iterable

from uprtracker.publishing.papers.paper import Block, Paper, Run, words_of

# One character each: kana, Han with extensions, compatibility forms.
_SINGLE = "\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(rf"[{_SINGLE}]|[^\s{_SINGLE}]+")


def count_words(text: str) -> int:
    """Return how many words a text has.

    >>> count_words("See 140.5 – twice")
    4
    """
    return len(_WORD.findall(text))


def count_paper(paper: Paper) -> int:
    """Return the words of a paper that count towards its limit: title, lines under it, text."""
    return sum(map(count_words, (paper.title, *paper.lines))) + count_blocks(paper.blocks)


def count_blocks(blocks: Iterable[Block]) -> int:
    """Return the words of the blocks without their endnotes."""
    return sum(
        count_words("".join(part.text for part in words if isinstance(part, Run)))
        for block in blocks
        for words in words_of(block)
    )
