"""What a recommendation asks, text by text: the whole of it, its parts, and how an export tells it.

Reports of the first cycle put several wishes of a State under one number; UPR Info's rows tell them
apart. Each is compared on its own. A part that only ends the sentence of another ("… and to health")
asks nothing by itself and is left to the whole.
"""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import QuerySet

from uprtracker.coding.first_verbs import first_verbs
from uprtracker.coding.named import named
from uprtracker.coding.words import words
from uprtracker.records.models import Part, Recommendation, SourceRow
from uprtracker.records.wording import plain
from uprtracker.reference import load_reference

FEWEST = 4  # words of a part that asks something, unless it names an instrument


@dataclass(frozen=True, slots=True)
class Wish:
    """A recommendation as links see it. `texts` are different ones, the whole text first."""

    key: int
    review: str
    state: str
    session: int
    texts: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole text."""
        return self.texts[0]


def wishes_of(recommendations: "QuerySet[Recommendation]") -> list[Wish]:
    """Return the wishes of recommendations, in the order of their keys."""
    several: dict[int, list[str]] = defaultdict(list)
    parts = Part.objects.filter(recommendation__in=recommendations.order_by().values("pk"))
    rows = SourceRow.objects.filter(
        recommendation__in=recommendations.order_by().values("pk"), kind="recommendation", gone=False
    )
    for key, text in rows.order_by().values_list("recommendation", "text"):
        several[key].append(text)
    for key, text in parts.order_by().values_list("recommendation", "text"):
        if asks(text):
            several[key].append(text)
    names = ("pk", "review__code", "review__state", "review__session", "text")
    return [
        Wish(key, review, state, session, _different([text, *sorted(several.get(key, ()))]))
        for key, review, state, session, text in recommendations.order_by("pk").values_list(*names)
    ]


def asks(part: str) -> bool:
    """Tell whether a part asks something by itself: it opens with a verb of asking and says of what."""
    reference = load_reference(demo=True)
    verbs = first_verbs(part, reference)
    opens = verbs.category is not None and verbs.opening[0].place[0] == 0
    return opens and (len(words(part)) >= FEWEST or bool(named([part], reference)[0]))


def _different(texts: list[str]) -> tuple[str, ...]:
    """Return the texts that differ in more than case and signs, the first whatever it is."""
    found: dict[str, str] = {}
    for text in texts:
        found.setdefault(plain(text), text)
    return tuple(found.values())
