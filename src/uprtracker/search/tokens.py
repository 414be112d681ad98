"""Cuts a search text into words, phrases, fields, operators and brackets; brackets come out in pairs.

    women -"house arrest" state: "Sri Lanka" (prison* OR jail

gives word, not, phrase, field, open, word with star, or, word, close.
"""

import re
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _

from uprtracker.search.expression import Field, Leaf, Phrase, Word
from uprtracker.search.words import words

Kind = Literal["leaf", "and", "or", "not", "open", "close"]

# Names that a reader may type before a colon, and the field each stands for.
FIELDS = {
    "state": "state", "sur": "state", "by": "by", "rs": "by", "session": "session", "cycle": "cycle",
    "issue": "issue", "action": "action", "position": "position", "response": "position",
    "number": "number", "code": "number",
    "theme": "theme", "group": "group", "sdg": "sdg", "goal": "sdg", "mechanism": "mechanism",
    "instrument": "instrument", "treaty": "instrument", "smart": "smart", "region": "region",
}  # fmt: skip

DEEPEST = 20
MOST_LEAVES = 60
_SIGNS: dict[str | None, Kind] = {"open": "open", "close": "close", "minus": "not"}
_OPERATORS: dict[str, Kind] = {"AND": "and", "OR": "or", "NOT": "not"}
# After "state:" and a blank: neither an operator nor the next field.
_VALUE = r"(?!(?-i:AND|OR|NOT)\b)(?![a-z]+:)"
_TOKEN = re.compile(
    rf"""
    (?P<blank>\s+)
    | (?P<open>\() | (?P<close>\))
    | (?P<minus>(?<![^\s(])-(?=[^\s)]))                          # -word, -"phrase", -(…)
    | (?:(?P<field>{"|".join(FIELDS)}):(?:\s+{_VALUE})?|(?P<other>[a-z]+):)
      (?:["“”„«»](?P<quoted>[^"“”„«»]*)(?P<ended>["“”„«»]|$)|(?P<plain>[^\s()"“”„«»]+))
    | ["“”„«»](?P<phrase>[^"“”„«»]*)(?P<closed>["“”„«»]|$)
    | (?P<word>[^\s()"“”„«»]+)
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One token; `leaf` carries what it looks for."""

    kind: Kind
    leaf: Leaf | None = None


def tokens(text: str) -> tuple[list[Token], list[str]]:
    """Return the tokens of a text, brackets in pairs, and messages about what was mended."""
    found: list[Token] = []
    messages: list[str] = []
    for match in _TOKEN.finditer(text):
        found += _read(match, messages)
        if sum(token.kind == "leaf" for token in found) == MOST_LEAVES and match.end() < len(text):
            messages.append(_("Only the first %(count)d words were used.") % {"count": MOST_LEAVES})
            break
    return _paired(found, messages), messages


def _read(match: re.Match[str], messages: list[str]) -> list[Token]:
    name, text = match.lastgroup, match.group()
    if name == "blank":
        return []
    if name in _SIGNS:
        return [Token(_SIGNS[name])]
    if match["phrase"] is not None:
        if not match["closed"]:
            messages.append(_("A quotation mark was not closed: everything after it was read as one phrase."))
        return _leaf(_phrase(match["phrase"]))
    if match["field"] or match["other"]:
        return _field(match, messages)
    if text in _OPERATORS:
        return [Token(_OPERATORS[text])]
    if text in ("or", "not"):
        messages.append(_("Write OR and NOT in capital letters to use them as operators."))
    return _leaf(_word(text, messages))


def _leaf(leaf: Leaf | None) -> list[Token]:
    return [Token("leaf", leaf)] if leaf else []


def _field(match: re.Match[str], messages: list[str]) -> list[Token]:
    name = FIELDS.get((match["field"] or "").lower())
    value = " ".join((match["quoted"] if match["quoted"] is not None else match["plain"]).split())
    if name is None:
        return _leaf(_phrase(value) if match["plain"] is None else _word(match.group(), messages))
    if match["plain"] is None and not match["ended"]:
        messages.append(_("A quotation mark was not closed: everything after it was read as one phrase."))
    if not words(value):
        messages.append(_("“%(name)s:” without a value was left out.") % {"name": match["field"]})
        return []
    return [Token("leaf", Field(name, value))]


def _phrase(text: str) -> Phrase | None:
    found = words(text)
    return Phrase(tuple(found), text.rstrip().endswith("*")) if found else None


def _word(text: str, messages: list[str]) -> Word | None:
    bare = text.lstrip("*")
    before, star, after = bare.partition("*")
    if (bare != text or words(after)) and words(before):
        messages.append(_("A star works at the end of a word only; what follows it was left out."))
    found = words(before)
    return Word(tuple(found), bool(star) and _ends_a_word(before)) if found else None


def _ends_a_word(text: str) -> bool:
    """Return whether the last character belongs to a word, so that a star after it goes on with it."""
    return bool(words(text[-1:]))


def _paired(found: list[Token], messages: list[str]) -> list[Token]:
    """Leave out closing brackets without a partner and brackets nested too deep; close the open ones."""
    paired: list[Token] = []
    depth = 0
    for token in found:
        if token.kind == "close" and depth == 0:
            messages.append(_("A closing bracket without an opening one was left out."))
            continue
        inner = depth + (token.kind == "open")
        depth += (token.kind == "open") - (token.kind == "close")
        if token.kind not in ("open", "close") or inner <= DEEPEST:
            paired.append(token)
    if depth:
        messages.append(_("A bracket was not closed: it was read as closed at the end."))
    return paired + [Token("close")] * min(depth, DEEPEST)
