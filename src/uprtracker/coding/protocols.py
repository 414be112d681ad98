"""Which protocols a text means by "its Optional Protocol" or "both Optional Protocols to the CRC".

    the Optional Protocols to CEDAW and ICESCR         op-cedaw, op-icescr
    the CED, the CRPD and their optional protocols     (icpped, crpd,) op-crpd
    the Optional Protocol to the CRC on the sale of children        op-crc-sc
    the Second Optional Protocol                       iccpr-op2

Read in this order: the treaty that follows, then the subject that follows, then the treaty before.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from uprtracker.coding.lexicon import BREAK, Hit, Word
from uprtracker.coding.mention import Mention
from uprtracker.reference.optional_protocol import Protocols

MARK = "op:"
SUBJECT = "about:"
DEATH_PENALTY = "about:iccpr-op2"
ALONE = {"1": ("iccpr-op1",), "2": ("iccpr-op2",), "3": ("op-crc-ic",)}
"""What an ordinal means where no treaty is named at all."""
GENERAL = ("human-rights-treaties", "treaties")
"""Treaties in general; the second only where none is named beside them."""
UNNAMED = ("optional-protocols",)
_LEADING = frozenset(
    [
        "to",
        "of",
        "on",
        "the",
        "for",
        "from",
        "with",
        "regard",
        "respect",
        "related",
        "relating",
        "concerning",
        "regarding",
    ]
)
_SUBJECT_LED = _LEADING | frozenset(
    ["a", "an", "in", "particular", "concerned", "aiming", "aimed", "at", "by", "respectively"]
)
_LISTED = frozenset(["and", "or", "the", "to", "of", "on", "as", "well", "a"])
_FAR = 4
_BEFORE = 20
"""Mentions beyond which "their protocols" does not look back."""
_FAR = 4
_BEFORE = 20
"""Mentions beyond which "their protocols" does not look back."""
_OWN = frozenset(["it", "its", "their", "thereto", "respective", "both"])


@dataclass(frozen=True, slots=True)
class Found:
    """What a mark of a protocol means, and how many hits after it have been used up."""

    mention: Mention | None
    used: int


class ProtocolReader:
    """Reads the marks of protocols in one text."""

    def __init__(self, text: str, words: list[Word], hits: Sequence[Hit], protocols: Protocols) -> None:
        self._text, self._words, self._hits, self._protocols = text, words, hits, protocols
        self._lethal = any(hit.value == DEATH_PENALTY for hit in hits)
        self._known = {slug for which in protocols.values() for slugs in which.values() for slug in slugs}

    def read(self, at: int, before: list[Mention]) -> Found:
        """Return what the mark at number `at` of the hits means, given the treaties named before."""
        mark = self._hits[at]
        which = mark.value.removeprefix(MARK)
        if self._said_next(at):
            return Found(None, 0)
        treaties, last = self._treaties_after(at, which)
        subjects, last = self._subjects_after(at, last, treaties)
        slugs: tuple[str, ...]
        if subjects:
            slugs = subjects
        elif treaties:
            slugs = self._of(treaties, which, at)
        elif earlier := self._treaties_before(at, which, before[-_BEFORE:]):
            slugs = self._of(earlier, which, at)
        elif which == "any":
            return Found(None, 0)
        elif which == "" and (again := self._named_again(before[-_BEFORE:])):
            slugs = again
        else:
            slugs = tuple(slug for each in which.split() for slug in ALONE[each]) or UNNAMED
            slugs = UNNAMED if self._words[mark.first].folded in ("both", "two", "three") else slugs
            # "the optional protocols to the human rights treaties" names no treaties beside them.
            if (
                at + 1 < len(self._hits)
                and self._hits[at + 1].value in GENERAL
                and self._leads(at, at + 1, which)
            ):
                last = at + 1
        end = self._hits[last].end if last > at else mark.end
        return Found(Mention(slugs, mark.first, end), last - at)

    def _treaties_after(self, at: int, which: str) -> tuple[list[str], int]:
        """Return the treaties whose protocols are named, and the number of the last hit that names one."""
        found: list[str] = []
        last = at
        for number in range(at + 1, len(self._hits)):
            treaty = self._hits[number].value
            if treaty not in self._protocols:
                break
            if found and treaty == found[-1] and not self._gap(last, number):
                last = number
                continue
            if not (self._goes_on(at, last, number, found[-1]) if found else self._leads(at, number, which)):
                break
            found.append(treaty)
            last = number
        return found, last

    def _leads(self, at: int, number: int, which: str) -> bool:
        """Tell whether the mark leads to the treaty: "the Optional Protocol of 1999 to CEDAW"."""
        gap = self._gap(at, number)
        led = all(word in _LEADING or word.isdigit() for word in gap) and len(gap) <= _FAR
        return led and not self._comma(at, number) and (which != "any" or "to" in gap)

    def _goes_on(self, at: int, last: int, number: int, treaty: str) -> bool:
        """Tell whether the protocols are those of the next treaty too: "the Protocols to CRC and CEDAW".

        Not so in "the Protocols to CRC, the Convention on …", as that treaty has several of its own.
        """
        gap, comma = set(self._gap(last, number)), self._comma(last, number)
        if gap & {"to", "of"}:
            return gap <= _LISTED
        if not gap <= _LISTED or not (gap or comma) or not self._many(at):
            return False
        return "any" in self._protocols[treaty] or ("and" in gap and "the" not in gap and not comma)

    def _subjects_after(self, at: int, last: int, treaties: list[str]) -> tuple[tuple[str, ...], int]:
        """Return the protocols that their subjects name ("on the sale of children")."""
        found: list[str] = []
        for number in range(last + 1, len(self._hits)):
            hit = self._hits[number]
            gap = set(self._gap(last, number))
            if not hit.value.startswith(SUBJECT):
                break
            if not gap <= (_SUBJECT_LED | _LISTED if found else _SUBJECT_LED):
                break
            slug = hit.value.removeprefix(SUBJECT)
            if treaties and not any(
                slug in each for treaty in treaties for each in self._protocols[treaty].values()
            ):
                break
            found.append(slug)
            last = number
        return tuple(dict.fromkeys(found)), last

    def _treaties_before(self, at: int, which: str, before: list[Mention]) -> list[str]:
        """Return the treaties just named that have protocols; all of a list for "their protocols"."""
        mark = self._hits[at]
        near = bool(before) and mark.first - before[-1].end <= _FAR
        gap = {word.folded for word in self._words[before[-1].end : mark.first]} if near else set()
        behind = {word.folded for word in self._words[mark.end : mark.end + 1]}
        near = near and BREAK not in gap
        if which == "any" and not (near and (gap | behind) & _OWN):
            return []
        known = [(mention, slug) for mention in before for slug in mention.slugs if slug in self._protocols]
        if not known:
            return []
        mention, last = known[-1]
        everyone = {"their", "thereto", "respective"} & (gap | behind)
        if near and self._many(at) and (everyone or len(self._protocols[last]) == 1):
            return [slug for _, slug in known]
        return [slug for each, slug in known if each is mention]

    def listed(self, subject: Hit, before: Mention) -> list[Mention]:
        """Return the protocol that an acronym adds to the one named just before: "OP-CRC-AC and -SC"."""
        if subject.first - before.end > _FAR or not self._words[subject.first].written.isupper():
            return []
        gap = {word.folded for word in self._words[before.end : subject.first]}
        slug = subject.value.removeprefix(SUBJECT)
        family = [set(slugs) for which in self._protocols.values() for slugs in which.values()]
        if not gap <= _LISTED or not any({slug, *before.slugs} <= one for one in family):
            return []
        return [Mention((slug,), subject.first, subject.end)]

    def _said_next(self, at: int) -> bool:
        """Tell whether the very next words name the protocol: "its Optional Protocol OP-CRC-SC"."""
        if at + 1 == len(self._hits) or self._gap(at, at + 1) or self._comma(at, at + 1):
            return False
        return set(self._hits[at + 1].value.split()) <= self._known

    def _named_again(self, before: list[Mention]) -> tuple[str, ...]:
        """Return the protocols named last: "OP-CAT … as the Optional Protocol requires"."""
        return next((each.slugs for each in reversed(before) if set(each.slugs) <= self._known), ())

    def _of(self, treaties: list[str], which: str, at: int) -> tuple[str, ...]:
        if which == "" and treaties == ["iccpr"] and not self._many(at):
            which = "2" if self._lethal else "1"
        plural = self._words[self._hits[at].end - 1].written.lower().endswith("s")
        number = "many" if plural else "one"
        found: list[str] = []
        for treaty in treaties:
            choices = self._protocols[treaty]
            named = choices.get(which) or choices.get("any") or choices.get(number) or ()
            found.extend(named or next(iter(choices.values())))
        return tuple(dict.fromkeys(found))

    def _many(self, at: int) -> bool:
        mark = self._hits[at]
        return " " in mark.value or self._words[mark.end - 1].written.lower().endswith("s")

    def _gap(self, last: int, number: int) -> list[str]:
        return [word.folded for word in self._words[self._hits[last].end : self._hits[number].first]]

    def _comma(self, last: int, number: int) -> bool:
        end, first = self._words[self._hits[last].end - 1].end, self._words[self._hits[number].first].start
        return "," in self._text[end:first]
