"""What the cells of a thematic list say.

115.3 Ratify the protocol (Utopia, Arcadia);          number, text, States
Source of position: A/HRC/99/15/Add.1 - Para. 3       symbol and paragraph
- A12 Acceptance of international norms               themes, with their codes in cycle 2
SDGs:  - 16 - PEACE, JUSTICE AND STRONG INSTITUTIONS  goals
Affected persons:  - children                         groups of persons
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from uprtracker.core import Position
from uprtracker.exchange.thematic_list.row import Tagged
from uprtracker.reference import Reference
from uprtracker.reference.tag import Tags, split_code

_NUMBER = re.compile(r"\(?(\d{1,3}\s?\.\s?\d{1,3}(?!\d)|\d{1,3}(?=[.)\s]))\)?[.\s:–-]*")
_SOURCE = re.compile(
    r"(?:source of(?: the)? position|source de la position|source|fuente(?: de la posici[oó]n)?)\s*:?\s*"
    r"(?=A\s?/)",
    re.IGNORECASE,
)
_SYMBOL = re.compile(
    r"A\s?/\s?HRC\s?/\s?(\d{1,3})\s?/\s?(\d{1,3})(?:\s?/\s?(Add|Corr)\s?\.\s?(\d))?", re.IGNORECASE
)
_PARAGRAPH = re.compile(
    r"[\s,;–-]{0,5}(?:(?:paragraph|para|p[áa]rr(?:afo)?|§)s?\s?\.?|¶)\s?(\d{1,3}(?:\s?[-–]\s?\d{1,3})?)",
    re.IGNORECASE,
)
_GOAL = re.compile(
    r"(?<![\w.])(?:(?:sdg|goal|target|odd|ods|objecti[fv]|objetivo)s?\s?)?(\d{1,2}(?:\.[0-9a-d]{1,2})?)(?![\w/])",
    re.IGNORECASE,
)
_SECTIONS = (
    (
        "sdgs",
        re.compile(
            r"(?:relevant |related )?(?:sdgs?|odd|ods|sustainable development goals?)\s*:", re.IGNORECASE
        ),
    ),
    (
        "groups",
        re.compile(
            r"(?:affected (?:persons|groups?)|groups? of persons|persons affected"
            r"|personnes (?:concern|touch)ées|groupes? de personnes|personas afectadas|grupos? de personas)"
            r"\s*(?::|$)",
            re.IGNORECASE,
        ),
    ),
    ("themes", re.compile(r"(?:full list of |human rights )?(?:themes?|thèmes?|temas?)\s*:", re.IGNORECASE)),
)
_BULLET = re.compile(r"^(?:[-–—•·*]\s*)+")
_POSITIVE = re.compile(r"support|accept|acce?pt|appuy|apoy|acept|adh[ée]r", re.IGNORECASE)
_NEGATIVE = re.compile(
    r"not(?:ed|ée)|\bpris\w* note|tom\w* (?:de )?not|anotad|reject|rejet|rechaz"
    r"|(?:not|n[’']\w+ pas|no)\b(?: \w+){0,3} (?:support|accept|appuy|apoy|acept)",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"(?:not|no|pas)\b(?:\s\w+){0,3}?\s(?:support|accept|appuy|apoy|acept)\w*", re.IGNORECASE
)
_PARTIAL = re.compile(r"\bpart(?:ly|e|ial\w*|iel\w*|cial\w*)?\b", re.IGNORECASE)
_PENDING = re.compile(r"pending|suspens|pendiente|to be (?:provided|examined)|deferred", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wording:
    """Number, text and recommending States of a row; `unknown` are names in brackets that are no State."""

    number: str
    text: str
    states: tuple[str, ...]
    unknown: tuple[str, ...] = ()


def wording(text: str, reference: Reference) -> Wording:
    """Return what the cell of the recommendation says."""
    found = _NUMBER.match(text)
    number = number_of(text)
    body = text[found.end() :] if found else text
    body = body.strip()
    named: list[tuple[str, ...]] = []
    unknown: tuple[str, ...] = ()
    end = len(body)
    for start, stop in reversed(list(_brackets(body))):
        closing = not body[stop:end].strip(" .;,")
        listed = reference.states.resolve_list(body[start + 1 : stop - 1])
        if listed.states and (closing or not listed.unknown):
            named.insert(0, tuple(state.iso3 for state in listed.states))
        if closing and (listed.states or not named):
            end = start
            unknown += tuple(listed.unknown)
    states = dict.fromkeys(state for one in named for state in one)
    return Wording(number, body[:end].strip().rstrip(";"), tuple(states), unknown)


def number_of(text: str) -> str:
    """Return the number with which a cell begins (`115.1`), empty where there is none."""
    found = _NUMBER.match(text)
    return re.sub(r"\s", "", found[1]) if found else ""


def has_number(text: str) -> bool:
    """Tell whether a cell begins with the number of a recommendation."""
    return _NUMBER.match(text) is not None


def _brackets(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of every outermost pair of brackets."""
    depth = start = 0
    for at, letter in enumerate(text):
        if letter == "(":
            start = at if depth == 0 else start
            depth += 1
        elif letter == ")" and depth:
            depth -= 1
            if depth == 0:
                yield start, at + 1


def source(lines: Iterable[str]) -> tuple[str, str]:
    """Return symbol and paragraph of the source of the position, empty where the lines name none."""
    for line in lines:
        found = _SYMBOL.search(line)
        if found:
            symbol = f"A/HRC/{found[1]}/{found[2]}"
            if found[3]:
                symbol += f"/{found[3].capitalize()}.{found[4]}"
            paragraph = _PARAGRAPH.match(line, found.end())
            return symbol, re.sub(r"\s", "", paragraph[1]) if paragraph else ""
    return "", ""


def is_source(line: str) -> bool:
    """Tell whether a paragraph of a cell gives the source of the position and nothing else."""
    return _SOURCE.match(line) is not None


def position(words: str) -> Position | None:
    """Return the position that the words of the cell give, None when they give none."""
    plain, denied = _DENIED.subn(" ", words)
    supported = _POSITIVE.search(plain) is not None
    noted = bool(denied) or _NEGATIVE.search(plain) is not None
    if supported and (noted or _PARTIAL.search(plain)):
        return Position.PARTIAL
    if supported or noted:
        return Position.SUPPORTED if supported else Position.NOTED
    if _PARTIAL.search(plain):
        return Position.PARTIAL
    return Position.PENDING if _PENDING.search(plain) else None


def sections(lines: Sequence[str], default: str) -> dict[str, list[str]]:
    """Return the labels of a cell as "themes", "groups" and "sdgs"; those before any heading as `default`."""
    now = default
    found: dict[str, list[str]] = {"themes": [], "groups": [], "sdgs": []}
    for line in lines:
        for name, pattern in _SECTIONS:
            opened = pattern.match(_BULLET.sub("", line))
            if opened:
                now, line = name, _BULLET.sub("", line)[opened.end() :].strip()
                break
        if line:
            found[now].append(line)
    return found


def labels(lines: Iterable[str], known: Tags) -> Iterator[Tagged]:
    """Yield the labels of a cell: one a paragraph, or several joined by dashes, as in "- A - B"."""
    for line in lines:
        words = _BULLET.sub("", line).strip(" ;")
        for label in _apart(words, known):
            tag = known.find(label)
            yield Tagged(label, tag.slug if tag else "", split_code(label)[0])


def _apart(words: str, known: Tags) -> Iterator[str]:
    """Yield the labels of one paragraph: the longest known ones between its dashes, else the whole."""
    pieces = re.split(r"\s[-–•]\s", words)
    if not words or len(pieces) == 1 or known.find(words):
        if words:
            yield words
        return
    ways = list(_ways(pieces, known))
    yield from ways if any(known.find(way) for way in ways) else [words]


def _ways(pieces: Sequence[str], known: Tags) -> Iterator[str]:
    at = 0
    while at < len(pieces):
        longest = next(
            (
                end
                for end in range(min(len(pieces), at + 3), at, -1)
                if known.find(" - ".join(pieces[at:end]))
            ),
            at + 1,
        )
        yield " - ".join(pieces[at:longest]).strip(" ;")
        at = longest


def goals(lines: Iterable[str], reference: Reference) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return numbers of goals and targets, each once, and the paragraphs that name none."""
    found: dict[str, None] = {}
    unknown = []
    targets = {target.number for goal in reference.sdgs.values() for target in goal.targets}
    for line in lines:
        words = _BULLET.sub("", line).strip()
        numbers = [number.lower() for number in _GOAL.findall(words)]
        known = [
            number
            for number in numbers
            if number in targets or number.isdigit() and int(number) in reference.sdgs
        ]
        found |= dict.fromkeys(known)
        if not known and words:
            unknown.append(words)
    return tuple(found), tuple(unknown)
