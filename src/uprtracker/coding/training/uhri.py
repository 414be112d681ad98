"""Models of themes, groups of persons and goals, from the Universal Human Rights Index.

Documents are left out whole, three times a tenth of them; on these the model is set against the rules, label
by label, and whoever comes nearer to OHCHR's tags decides that label from then on.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from heapq import heappush, heapreplace
from pathlib import Path
from zlib import crc32

from uprtracker.coding.coders import CODERS, Coder
from uprtracker.coding.learnt_tags import CARD, WEIGHTS
from uprtracker.coding.model.weights import Model, write_model
from uprtracker.coding.training.example import Example, Task, distinct
from uprtracker.coding.training.learning import Recipe
from uprtracker.coding.training.tag_card import scheme_of_card
from uprtracker.coding.training.training import Progress, train
from uprtracker.core import UprTrackerError
from uprtracker.reference import Reference

SCHEMES = ("theme", "group", "sdg")
RAREST = 30
"""Labels of fewer examples are left to the rules."""
MOST = 60_000
FOLDS = 3
_TENTH = 10
METHOD = (
    "A network of one layer (see the card of action categories), documents left out whole; for each label "
    "the model, the rules or either of them decides, whichever came nearest to OHCHR's tags on these."
)


@dataclass
class Sample:
    """The examples that are learnt from: of more than `most` those whose texts have the smallest checksums.

    So the choice does not depend on the order of the records, and memory is bounded.
    """

    most: int = MOST
    records: int = 0
    bodies: Counter[str] = field(default_factory=Counter)
    years: Counter[str] = field(default_factory=Counter)
    _kept: list[tuple[int, int, Example]] = field(default_factory=list)

    def add(self, example: Example, body: str, year: str) -> None:
        """Take in one record, of a mechanism and a year (empty: not known)."""
        self.records += 1
        self.bodies[body or "?"] += 1
        self.years[year or "?"] += 1
        entry = (-crc32(example.text.encode("utf-8", "surrogatepass")), -self.records, example)
        if len(self._kept) < self.most:
            heappush(self._kept, entry)
        elif entry > self._kept[0]:
            heapreplace(self._kept, entry)

    def examples(self) -> list[Example]:
        """Return the examples in the order in which they came, each text once in its document."""
        return distinct(entry[2] for entry in sorted(self._kept, key=lambda entry: -entry[1]))


@dataclass(frozen=True, slots=True)
class TrainedTags:
    """A model of tags and its card (JSON)."""

    model: Model
    card: str

    def write(self, folder: Path) -> None:
        """Write weights and card into a folder, which is made where it is not there."""
        folder.mkdir(parents=True, exist_ok=True)
        write_model(self.model, folder / WEIGHTS)
        new = folder / f"{CARD}.new"
        new.write_text(self.card, encoding="utf-8")
        new.replace(folder / CARD)


def train_on_uhri(
    sample: Sample,
    reference: Reference,
    *,
    date: str,
    source: str,
    recipe: Recipe | None = None,
    rarest: int = RAREST,
    coders: Mapping[str, Coder] = CODERS,
    progress: Progress | None = None,
) -> TrainedTags:
    """Return model and card. `date` is the day of the training, `source` the name of the file.

    Raises UprTrackerError when there are too few documents, or no label has `rarest` examples.
    """
    examples, recipe = sample.examples(), recipe or Recipe()
    tasks = tasks_of(examples, rarest)
    trained = train(
        examples,
        tasks,
        folds=folds_of(examples),
        version=f"uhri-{crc32(repr((recipe, tasks, examples)).encode('utf-8', 'surrogatepass')):08x}",
        recipe=recipe,
        progress=progress,
    )
    card = {
        "version": trained.model.version,
        "date": date,
        "data": {
            "source": source,
            "records": sample.records,
            "learnt_from": len(examples),
            "documents": len({example.group for example in examples}),
            "mechanisms": dict(sorted(sample.bodies.items())),
            "years": dict(sorted(sample.years.items())),
        },
        "method": METHOD,
        **{task.scheme: scheme_of_card(trained, task, coders[task.scheme], reference) for task in tasks},
    }
    return TrainedTags(trained.model, json.dumps(card, indent=1, ensure_ascii=False) + "\n")


def tasks_of(examples: Iterable[Example], rarest: int) -> tuple[Task, ...]:
    """Return the schemes that have labels with enough examples."""
    seen = Counter(
        (scheme, label) for one in examples for scheme, given in one.labels.items() for label in given
    )
    labels = {
        scheme: tuple(sorted(label for (of, label), n in seen.items() if of == scheme and n >= rarest))
        for scheme in SCHEMES
    }
    tasks = tuple(Task(scheme, found, single=False) for scheme, found in labels.items() if found)
    if not tasks:
        raise UprTrackerError(
            f"No label has {rarest} examples.", remedy="Give the whole export of the index."
        )
    return tasks


def folds_of(examples: Iterable[Example]) -> list[list[str]]:
    """Return the documents to leave out together: three times a tenth, chosen by their checksums."""
    documents = sorted({example.group for example in examples}, key=lambda name: (crc32(name.encode()), name))
    if len(documents) <= FOLDS:
        raise UprTrackerError(
            f"There are {len(documents)} documents, too few to leave any out.",
            remedy="Give the whole export of the index.",
        )
    size = max(1, len(documents) // _TENTH)
    return [documents[number * size : (number + 1) * size] for number in range(FOLDS)]
