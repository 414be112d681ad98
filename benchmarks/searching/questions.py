"""The questions: a fifth each without words, with one, two, a phrase, a beginning; 0 to 4 filters each."""

import random
from collections.abc import Iterator
from dataclasses import dataclass

from searching.made import FILTERS, PAIR_FILTERS, reviews

FORMS = ("none", "word", "and", "phrase", "prefix")


@dataclass(frozen=True)
class Question:
    """Words (joined by AND, a phrase, or a beginning) and filters."""

    words: tuple[str, ...]
    form: str
    filters: dict[str, tuple[str, ...]]

    def written(self) -> str:
        """Return the words as our search and FTS5 read them."""
        return {"phrase": '"{}"', "prefix": "{}*"}.get(self.form, "{}").format(" ".join(self.words))


def questions(count: int, source: list[str]) -> Iterator[Question]:
    """Yield questions, the same ones every time."""
    from uprtracker.reference import load_reference

    chance = random.Random(3)
    reviewed = reviews()
    values = {
        "sur": [state for state, _ in reviewed], "session": [str(session) for _, session in reviewed],
        "sur_group": ["african", "grulac", "weog", "eeg", "asia-pacific"], "action": list("12345"),
        "issue": sorted(load_reference().issues)[:20],
        "rs": ["FRA", "EGY", "NOR", "BRA", "AFG", "CAN", "BEL"],
        "position": ["supported", "noted"], "rs_group": ["weog", "african", "grulac"],
    }  # fmt: skip
    for number in range(count):
        form = FORMS[number % len(FORMS)]
        words = [
            w.lower() for w in chance.choice(source).split() if w.isascii() and w.isalpha() and len(w) > 4
        ]
        start = chance.randrange(max(1, len(words) - 1))
        chosen = words[start : start + {"none": 0, "and": 2, "phrase": 2}.get(form, 1)]
        if form == "prefix":
            chosen = [word[:5] for word in chosen]
        names = chance.sample(FILTERS, chance.randrange(5))
        filters = {
            name: tuple(sorted({chance.choice(values[name]) for _ in range(chance.choice([1, 1, 2]))}))
            for name in names
        }
        yield Question(tuple(chosen), form if chosen else "none", filters)


__all__ = ["PAIR_FILTERS", "Question", "questions"]
