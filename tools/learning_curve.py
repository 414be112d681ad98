"""What more texts, and each part of the network, bring: the same measurement with less of one thing.

    PYTHONPATH=src python tools/learning_curve.py sessions-*.csv
    PYTHONPATH=src python tools/learning_curve.py sessions-*.csv --only half --only "no places"

Trains, without lessons of a larger model, on the folds of `upr train`, and prints a row for each variant:
accuracy and quadratic kappa of action categories, micro and macro F1 of issues and share of sets wholly
right, mean over the folds. Learning curve: texts drawn by lot (the same lot in each fold, each part within
the next larger one); what is left out is judged in full. A minute of processor time a fold and variant; the
same files give the same rows on the same kind of machine. Tables made with it stand in docs/coding-model.md.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import click
import numpy as np

from uprtracker.cli.train import FOLDS, examples_of
from uprtracker.coding.training.example import Example, Task, distinct
from uprtracker.coding.training.learning import Hold, Recipe
from uprtracker.coding.training.measuring import judged, scores
from uprtracker.coding.training.network import Parameters
from uprtracker.coding.training.training import Held, measure
from uprtracker.coding.training.uprinfo import CATEGORIES

SEED = 2026
MEASURES = ("accuracy", "kappa", "micro_f1", "macro_f1", "whole")


def places(now: Parameters) -> None:
    """The first words are words like the others."""
    now.places[:] = 0


def one_word(now: Parameters) -> None:
    """Filters look at one word."""
    now.filters[now.words.shape[1] :] = 0


def two_words(now: Parameters) -> None:
    """Filters look at two words."""
    now.filters[2 * now.words.shape[1] :] = 0


def strongest(now: Parameters) -> None:
    """Only the mean answer of a filter counts."""
    now.labels[: now.filters.shape[1]] = 0


def mean(now: Parameters) -> None:
    """Only the strongest answer of a filter counts."""
    now.labels[now.filters.shape[1] :] = 0


def at_one_half(held: Held) -> Held:
    """Give a label from a probability of one half on, whatever the label."""
    schemes = {
        name: replace(scheme, thresholds=(0.0,) * len(scheme.labels)) for name, scheme in held.schemes.items()
    }
    return replace(held, schemes=schemes)


@dataclass(frozen=True)
class Variant:
    """A training with less of something; `alone`: a network for each scheme."""

    share: float = 1.0
    recipe: Recipe = field(default_factory=Recipe)
    hold: Hold | None = None
    alone: bool = False
    read: Callable[[Held], Held] = lambda held: held


VARIANTS = {
    "all": Variant(),
    "half": Variant(1 / 2),
    "quarter": Variant(1 / 4),
    "eighth": Variant(1 / 8),
    "one word": Variant(hold=one_word),
    "no places": Variant(hold=places),
    "only the strongest": Variant(hold=mean),
    "a network each": Variant(alone=True),
    "thresholds of one half": Variant(read=at_one_half),
    "a quarter of the filters": Variant(recipe=Recipe(filters=96)),
    "nothing left out at random": Variant(recipe=Recipe(unknown=0, lost=0, drop_words=0, drop=0)),
    "only the mean": Variant(hold=strongest),
    "two words": Variant(hold=two_words),
}


def by_lot(count: int, share: float) -> np.ndarray:
    """Return which of the texts are drawn; a smaller share is part of a larger."""
    return np.argsort(np.random.default_rng(SEED).permutation(count)) < share * count


def figures(
    variant: Variant, examples: Sequence[Example], tasks: Sequence[Task], folds: Sequence[Sequence[str]]
) -> list[dict[str, float | None]]:
    """Return the figures of each fold."""
    among = by_lot(len(examples), variant.share)
    result: list[dict[str, float | None]] = [{} for _ in folds]
    for together in [[task] for task in tasks] if variant.alone else [list(tasks)]:
        found = measure(
            examples, together, folds=folds, recipe=variant.recipe, among=among, hold=variant.hold
        )
        for row, held in zip(result, found.held, strict=True):
            for task in together:
                row |= scores(judged(found, task, [variant.read(held)]), task)
    return result


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--only", multiple=True, type=click.Choice(list(VARIANTS)), help="These variants; else all.")
@click.option("--fold", "folds", multiple=True, default=FOLDS, show_default=True)
def main(files: tuple[Path, ...], only: tuple[str, ...], folds: tuple[str, ...]) -> None:
    """Measure the variants."""
    examples = distinct(examples_of(files))
    issues = tuple(sorted({label for one in examples for label in one.labels.get("issue", ())}))
    tasks = (Task("action", CATEGORIES, single=True), Task("issue", issues, single=False))
    sys.stdout.write(f"{'':28}{'  '.join(f'{measure:>8}' for measure in MEASURES)}\n")
    for name in only or VARIANTS:
        rows = figures(VARIANTS[name], examples, tasks, [fold.split(",") for fold in folds])
        values = [[row[measure] or 0 for measure in MEASURES] for row in rows]
        for label, one in [(name, np.mean(values, 0)), *zip(folds, values, strict=True)]:
            sys.stdout.write(f"{label:28}{'  '.join(f'{value:8.4f}' for value in one)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
