"""Models of action category and issues, from UPR Info's export: what to learn, weights, card."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from uprtracker.coding.model.shipped import NAME
from uprtracker.coding.model.weights import Model, write_model
from uprtracker.coding.training.card import card
from uprtracker.coding.training.example import Example, Task, distinct
from uprtracker.coding.training.learning import ROUNDS, Recipe
from uprtracker.coding.training.training import Progress, Teacher, train
from uprtracker.core import UprTrackerError

CATEGORIES = ("1", "2", "3", "4", "5")
CARD = "card.json"
METHOD = (
    "A network of one layer: vectors of words, filters over three words, the strongest and the mean answer "
    "of each filter. Thresholds and confidences come from sessions left out."
)
TAUGHT = " It also learnt from a larger model (MiniLM, fine-tuned on the same sessions) how that one codes."


@dataclass(frozen=True, slots=True)
class Trained:
    """A model and its card (JSON)."""

    model: Model
    card: str

    def write(self, folder: Path) -> None:
        """Write weights and card into a folder, which is made where it is not there."""
        folder.mkdir(parents=True, exist_ok=True)
        write_model(self.model, folder / NAME)
        (folder / CARD).write_text(self.card, encoding="utf-8")


def train_on_export(
    examples: Sequence[Example],
    *,
    folds: Sequence[Sequence[str]],
    date: str,
    rounds: int = ROUNDS,
    teacher: Teacher | None = None,
    progress: Progress | None = None,
) -> Trained:
    """Return model and card from rows of the export; `folds` are sessions to be left out together.

    `teacher` gives lessons of a larger model (see `lessons`). Raises UprTrackerError when a fold is empty
    or a lesson is missing.
    """
    once = distinct(examples)
    _refuse_uncoded(once, folds)
    issues = tuple(sorted({label for example in once for label in example.labels.get("issue", ())}))
    tasks = (Task("action", CATEGORIES, single=True), Task("issue", issues, single=False))
    recipe = Recipe(rounds=rounds)
    trained = train(
        once,
        tasks,
        folds=folds,
        version=_version(once, recipe, teacher is not None),
        recipe=recipe,
        teacher=teacher,
        progress=progress,
    )
    found = card(
        trained,
        date=date,
        source="UPR Info export",
        recommendations=len(examples),
        method=METHOD + (TAUGHT if teacher else ""),
        yardstick=YARDSTICK,
    )
    return Trained(trained.model, json.dumps(found, indent=1) + "\n")


def _refuse_uncoded(examples: Sequence[Example], folds: Sequence[Sequence[str]]) -> None:
    """Raise UprTrackerError where action categories or issues miss in a fold or in all that is left."""
    for fold in folds:
        for part, inside in ((f"Sessions {', '.join(fold)} have", True), ("The other sessions have", False)):
            rows = [one.labels for one in examples if (one.group in fold) == inside]
            for scheme, wanted in (("action", "an action category"), ("issue", "a known issue")):
                # No rows at all is a fault of its own.
                if rows and not any(labels.get(scheme) for labels in rows):
                    raise UprTrackerError(
                        f"{part} no recommendation with {wanted}, when {', '.join(fold)} are left out.",
                        remedy="Give more sessions, or other ones with --fold.",
                    )


# Means over the four folds of `upr train`, by tools/yardstick.py: hashed words, pairs and triples, one linear
# support vector machine for each label, as in the trial that preceded this.
YARDSTICK = {
    "action": {"accuracy": 0.8903, "kappa": 0.8976},
    "issue": {"micro_f1": 0.8865, "macro_f1": 0.8093, "whole": 0.7020},
}


def _version(examples: Sequence[Example], recipe: Recipe, taught: bool) -> str:
    content = repr((recipe, taught, [(one.text, one.group, sorted(one.labels.items())) for one in examples]))
    return f"uprinfo-{crc32(content.encode('utf-8', 'surrogatepass')):08x}"
