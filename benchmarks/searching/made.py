"""Records of any number, the same ones every time, made while they are used.

Texts are those of the export in ../shared/corpus with some words changed (so that no two are
the same and the vocabulary grows as real ones do), or of a made-up vocabulary. Every other
value is drawn as unevenly as the real ones. No record is kept: a million cost no memory.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

CHANGED = 0.06  # of the words of a text
PAIR_FILTERS = ("rs", "position", "rs_group")
RECORD_FILTERS = ("sur", "session", "sur_group", "action", "issue")
FILTERS = (*RECORD_FILTERS, *PAIR_FILTERS)


@dataclass(frozen=True, slots=True)
class Made:
    """A record; `asked` are recommending States with the answer to each, `values` those of RECORD_FILTERS."""

    number: int
    review: int
    text: str
    state: str
    session: int
    action: str
    issues: tuple[str, ...]
    asked: tuple[tuple[str, str], ...]

    @property
    def values(self) -> dict[str, tuple[str, ...]]:
        """Return the values of each filter of records."""
        return {
            "sur": (self.state,),
            "session": (str(self.session),),
            "sur_group": groups()[self.state],
            "action": (self.action,),
            "issue": self.issues,
        }

    @property
    def pairs(self) -> list[tuple[str, str, str]]:
        """Return recommending State, answer and regional group of each pair."""
        return [(state, answer, groups()[state][0]) for state, answer in self.asked]


@lru_cache(maxsize=1)
def groups() -> dict[str, tuple[str, ...]]:
    """Return the regional group of each State that has one."""
    from uprtracker.reference import load_reference

    return {s.iso3: (s.regional_group,) for s in load_reference().states.all if s.regional_group}


def texts(corpus: Path) -> list[str]:
    """Return texts to copy: those of the export, else made-up ones."""
    from uprtracker.exchange.uprinfo import read_export
    from uprtracker.reference import load_reference

    paths = sorted((corpus / "uprinfo").glob("sessions-*.csv"))
    found = [row.text for path in paths for row in read_export(path, load_reference()).rows]
    if found:
        return found
    chance = random.Random(1)
    vocabulary = [f"w{chance.choice('aeiou')}rd{n}ing" for n in range(8_000)]
    weights = [1 / (n + 5) for n in range(8_000)]
    return [" ".join(chance.choices(vocabulary, weights, k=chance.randint(10, 50))) for _ in range(20_000)]


def reviews() -> list[tuple[str, int]]:
    """Return State and session of all reviews, newest session first: each State once in each of 4 cycles."""
    names = sorted(groups())
    found = [
        (name, cycle * 14 + place * 14 // len(names) + 1)
        for cycle in range(4)
        for place, name in enumerate(names)
    ]
    return sorted(found, key=lambda one: (-one[1], one[0]))


def made(count: int, source: list[str]) -> Iterator[Made]:
    """Yield `count` records, review by review."""
    from uprtracker.reference import load_reference

    chance = random.Random(2)
    names, issues, of = sorted(groups()), sorted(load_reference().issues), reviews()
    askers = [names[int(len(names) * (n / 4_000) ** 2)] for n in range(4_000)]
    words = [word for text in source[:: max(1, len(source) // 2_000)] for word in text.split()]
    each = -(-count // len(of))
    for number in range(count):
        review = number // each
        state, session = of[review]
        text = source[number * 7919 % len(source)].split(" ")
        for _ in range(max(1, int(len(text) * CHANGED))):
            text[int(chance.random() * len(text))] = words[int(chance.random() * len(words))]
        picked = {
            issues[int(len(issues) * chance.random() ** 2)] for _ in range(1 + int(chance.random() * 3))
        }
        by = {askers[int(chance.random() * 4_000)] for _ in range(1 if chance.random() < 0.8 else 3)}
        answer = "supported" if chance.random() < 0.73 else "noted"
        asked = tuple((one, answer if chance.random() < 0.97 else "pending") for one in sorted(by))
        yield Made(
            number, review, " ".join(text), state, session, "1234455"[int(chance.random() * 7)],
            tuple(sorted(picked)), asked,
        )  # fmt: skip
