"""Reads which recommendations a text names: lists, ranges, letters, whatever the printer did to them.

    140.35. 140.36                        stray full stop
    122.30-33, 122.34- 35 et 122.40       short ranges, blanks
    86.1105.2                             nothing between two numbers
    recommendations Nos. 5, 6 (France) and 8-10 of paragraph 60
    paragraphs 86.1, 86.3 (a) and (b)

A number with a point is believed when its list is one of the document's
(`heads_of`), a bare one only behind a word that announces it.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

WIDEST_RANGE = 500
_FEW = 4
_BLANK = re.compile(r"\s")

_POINT = re.compile(r"(?<![\d.,])(\d{2,3})\.(\d{1,3})(?![\d%]|\.\d)")
_NO_LIST = re.compile(
    r"\b(?:art(?:icles?|\.)?|sect(?:ions?|\.)?|goals?|targets?|SDGs?|laws?|US|EUR|USD)\s*\$?$", re.I
)
_MEASURE = re.compile(
    r"\s*(?:%|per\s?cent|percent|pour\s?cent|por\s?ciento|[mb]illion|thousand|points?\b|years?\b)", re.I
)
_SPACED = re.compile(r"(?<![\d.,])(\d{2,3}) ?\. ?(\d{1,3})(?![\d%]|\.\d)")
_GLUED = re.compile(r"(\d{2,3})\.(\d{1,3}?)(?=\1\.\d)")
_NAMES_ONE = re.compile(r"recom|\brec|para|párra|\bn[o°º]", re.I)

_OTHER_REPORT = re.compile(r"\bA/HRC/\d{1,3}/\d{1,3}\W{0,3}\s*(?:para\w*\.?\s*)?$")

_NUMBERS_WORD = r"(?:nos?\.?|nr\.?|numbers?|numbered|n[°ºo]s?\.?|numéros?|núm(?:eros?|s)?\.?|números?|\#)"
_PARAGRAPH_WORD = r"(?:paragraphs?|paragraphes?|párrafos?|paras?\.?)"
_CALL = re.compile(
    r"(?<!\w)(?:(?P<call>recommendations?|recommandations?|recomendaci(?:ón|ones)|recs?\.?|R\.?(?=\s?\d))"
    rf"(?:\s+(?:with\s+)?{_NUMBERS_WORD})?"
    r"|(?:the\s+)?recommendations?\s+(?:contained|set out|made|listed|found)?\s*(?:in|of|under)\s+(?:the\s+)?"
    rf"(?P<paragraph>{_PARAGRAPH_WORD})|(?P<nos>nos\.|numbers)"
    rf"|(?<![^\s(]){_PARAGRAPH_WORD}(?=\s+\d{{1,3}}\s?\([a-z]\)))"
    r"\s*[:\-–]?\s*(?=\d)",
    re.I,
)
_NUMBER = re.compile(r"(?P<major>\d{1,3})(?P<point>\s?\.\s?(?P<minor>\d{1,3}))?(?!\d|\s?%|/\d)")
_HUGE = re.compile(r"\d{4,12}(?!\d)")
_LEAD = re.compile(r"[\s(\[]*(?=\d)")
_POINTED = re.compile(r"(?<![\d.,/])(\d{1,3})(?=\s?\.\s?\d)")
_LETTERS = re.compile(r"\s?\((?P<round>[a-z]|[ivx]{2,4})\)|\s?(?P<half>[a-h])\)|(?P<glued>[a-h])(?![\w)])")
_NEXT_LETTER = re.compile(r"\s*(?:,|and|et|y|&|or|/)*\s*\((?P<letter>[a-z])\)")
_FILLER = re.compile(r"\s?\((?=[^()\d]*[A-ZÀ-Þ])[^()]{0,160}\)|\s?\[[^\]\d]{0,160}\]")
_THROUGH = re.compile(r"\s*\.?\s*(?:[-–—−‑‐]+|\b(?:to|through|till|until|à|au|al|a|hasta)\b)\s*(?=\d)")
_SEPARATOR = re.compile(
    r"(?:\s|[,;/&+•·]|\.(?=\s*[,;]?\s*\d)|\b(?:and|et|y|e|or|as well as|ainsi que|así como|also)\b)*"
    rf"(?:(?:recommendations?|recs?\.?)\s+)?(?:{_NUMBERS_WORD}\s*)?",
    re.I,
)
_OF_PARAGRAPH = re.compile(
    rf"[\s,]*(?:contained\s|set out\s)?(?:in|of|under|from)\s+(?:the\s+)?{_PARAGRAPH_WORD}"
    r"\s*(\d{1,3})(?![\d.])",
    re.I,
)
_COUNTED = re.compile(
    r"\s*(?:recommendations?|recommandations?|recomendaciones|others?|States|countries|out of|of the|of which"
    r"|January|February|March|April|May|June|July|August|September|October|November|December)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Named:
    """Numbers named together, from `start` to `end` of the text; `odd` are ranges that cannot be meant.

    A number is "122.30", "30", "86.3(a)", "93.*" (all of paragraph 93), or
    "86.5-87.2", a range over two lists that only the report can resolve.
    """

    numbers: tuple[str, ...]
    start: int
    end: int
    odd: tuple[str, ...] = ()


def heads_of(text: str) -> frozenset[str]:
    """Return the numbers before the point that recommendations of this document have (`122`)."""
    text = _GLUED.sub(r"\1.\2 ", text)
    return _heads(text, _POINT) or _heads(text, _SPACED)


def _heads(text: str, pattern: re.Pattern[str]) -> frozenset[str]:
    counted: Counter[str] = Counter()
    called: set[str] = set()
    for found in pattern.finditer(text):
        before = text[max(found.start() - 24, 0) : found.start()]
        if _NO_LIST.search(before) or _MEASURE.match(text, found.end()):
            continue
        counted[found[1]] += 1
        if _NAMES_ONE.search(before) and not _OTHER_REPORT.search(text, 0, found.start()):
            called.add(found[1])
    most = max(counted.values(), default=0)
    fewest = 1 if most < _FEW else max(2, most // 20)
    return frozenset(head for head, count in counted.items() if head in called or count >= fewest)


def named(text: str, heads: frozenset[str], *, bare: bool = False) -> list[Named]:
    """Return the groups of numbers in `text`, in order; `bare` reads plain numbers at its beginning too."""
    found: list[Named] = []
    at = 0
    for begin, scan_at, paragraph in sorted(_starts(text, heads, bare=bare)):
        if begin < at:
            continue
        scan = _Scan(text, heads, paragraph)
        end = scan.run(scan_at)
        if end > scan_at and scan.numbers:
            found.append(Named(tuple(dict.fromkeys(scan.numbers)), begin, end, tuple(scan.odd)))
            at = end
    return found


def _starts(text: str, heads: frozenset[str], *, bare: bool) -> Iterator[tuple[int, int, bool]]:
    """Yield where a group may begin, where its first number stands, whether paragraphs are meant."""
    if bare and (lead := _LEAD.match(text)):
        yield lead.end(), lead.end(), False
    for call in _CALL.finditer(text):
        if not _is_count(text, call.end()):
            yield call.start(), call.end(), call["paragraph"] is not None
    for number in _POINTED.finditer(text):
        if number[1] in heads and _believed(text, number.start()):
            yield number.start(), number.start(), False


def _believed(text: str, at: int) -> bool:
    number = _NUMBER.match(text, at)
    return bool(
        number and not _NO_LIST.search(text[max(at - 24, 0) : at]) and not _MEASURE.match(text, number.end())
    )


def _is_count(text: str, at: int) -> bool:
    """Whether the number is one of things ("142 recommendations"), or a day."""
    number = _NUMBER.match(text, at)
    return bool(number is None or (not number["point"] and _COUNTED.match(text, number.end())))


class _Scan:
    """Reads one list of numbers from its first number on."""

    def __init__(self, text: str, heads: frozenset[str], paragraph: bool) -> None:
        self._text = text
        self._heads = heads
        self._paragraph = paragraph
        self._head = ""
        self.numbers: list[str] = []
        self.odd: list[str] = []

    def run(self, at: int) -> int:
        """Read from `at`; return where the list ends."""
        end = at
        while (step := self._number(end if not self.numbers else self._separated(end))) is not None:
            number, after = step
            through = _THROUGH.match(self._text, after)
            last = self._number(through.end(), number) if through else None
            if last is not None:
                self._add_range(number, last[0])
                after = last[1]
            elif through and (huge := _HUGE.match(self._text, through.end())):
                self.odd.append(f"{number}-{huge[0]}")
                self.numbers.append(number)
                after = huge.end()
            else:
                after = self._add(number, after)
            filler = _FILLER.match(self._text, after)
            end = filler.end() if filler else after
        of = _OF_PARAGRAPH.match(self._text, end)
        if of and self.numbers and all("." not in number for number in self.numbers):
            self.numbers = [f"{of[1]}.{number}" for number in self.numbers]
            end = of.end()
        return end

    def _separated(self, at: int) -> int:
        """Return where the next number may begin, -1 where nothing parts it from the last."""
        gap = _SEPARATOR.match(self._text, at)
        end = gap.end() if gap else at
        between = self._text[at:end]
        if between.strip() or (between and self._head) or (self._head and self._glued(at)):
            return end
        return -1

    def _glued(self, at: int) -> bool:
        return self._text.startswith(f"{self._head}.", at)

    def _number(self, at: int, first: str = "") -> tuple[str, int] | None:
        """Return the number at `at` and its end; after a number with a point a bare one shares its list."""
        if at < 0:
            return None
        glued = _GLUED.match(self._text, at)
        if glued and glued[1] in self._heads:
            self._head = glued[1]
            return f"{glued[1]}.{int(glued[2])}", glued.end()
        found = _NUMBER.match(self._text, at)
        if found is None:
            return None
        point = found["point"]
        if point and found["major"] not in self._heads and (_BLANK.search(point) or self._heads):
            return self._bare(found["major"], found.end("major"), first)
        if point:
            self._head = found["major"]
            return f"{found['major']}.{int(found['minor'])}", found.end()
        return self._bare(found["major"], found.end(), first)

    def _bare(self, number: str, end: int, first: str) -> tuple[str, int] | None:
        if (
            self.numbers
            and not first
            and (_COUNTED.match(self._text, end) or _MEASURE.match(self._text, end))
        ):
            return None
        if self._head:
            return f"{self._head}.{int(number)}", end
        return str(int(number)), end

    def _add(self, number: str, at: int) -> int:
        """Add a number with the letters behind it; return where they end."""
        letters = _LETTERS.match(self._text, at)
        if letters is None:
            whole = self._paragraph and "." not in number
            self.numbers.append(f"{number}.*" if whole else number)
            return at
        self.numbers.append(f"{number}({letters['round'] or letters['half'] or letters['glued']})")
        end = letters.end()
        while more := _NEXT_LETTER.match(self._text, end):
            self.numbers.append(f"{number}({more['letter']})")
            end = more.end()
        return end

    def _add_range(self, first: str, last: str) -> None:
        """Add what lies between two numbers, both included."""
        head, _, begin = first.rpartition(".")
        other, _, end = last.rpartition(".")
        if head != other:
            self.numbers.append(f"{first}-{last}")
            return
        if int(end) < int(begin) and len(end) < len(begin):
            end = begin[: -len(end)] + end  # 122.130-33
        if not 0 <= int(end) - int(begin) <= WIDEST_RANGE:
            self.odd.append(f"{first}-{last}")
            self.numbers += [first, last]
            return
        dot = f"{head}." if head else ""
        self.numbers += [f"{dot}{number}" for number in range(int(begin), int(end) + 1)]
