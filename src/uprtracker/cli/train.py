"""`upr train`: the models of the coders, from the data a user has."""

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from uprtracker.cli.output import progress_bar, remark, table
from uprtracker.core import UprTrackerError

if TYPE_CHECKING:
    from uprtracker.coding.training.example import Example
    from uprtracker.coding.training.lessons import Lessons
    from uprtracker.coding.training.uprinfo import Trained

# Whole sessions that are left out together, so that nothing of a session is learnt from before it is judged.
# Each takes in sessions of both cycles.
FOLDS = ("1,6,12,17", "2,8,13,18", "4,9,14,20", "5,10,16")


@click.command("train")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option(
    "--from",
    "kind",
    type=click.Choice(["uprinfo", "uhri"]),
    default="uprinfo",
    show_default=True,
    help="Whose data the files are.",
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for weights and card; by default `models`, of UHRI `models` in UPR_HOME.",
)
@click.option(
    "--fold",
    "folds",
    multiple=True,
    default=FOLDS,
    show_default=True,
    help="Sessions to leave out together, once for each measurement.",
)
@click.option(
    "--lessons",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder of lessons of a larger model.",
)
@click.option("--teach", is_flag=True, help="Make the lessons that are missing (needs uprtracker[minilm]).")
@click.option(
    "--rounds", type=click.IntRange(1, 100), default=8, show_default=True, help="How often to go through."
)
@click.option(
    "--most",
    type=click.IntRange(100),
    default=60_000,
    show_default=True,
    help="Of UHRI, the most records to learn from.",
)
def command(
    files: tuple[Path, ...],
    kind: str,
    out: Path | None,
    folds: tuple[str, ...],
    lessons: Path | None,
    teach: bool,
    rounds: int,
    most: int,
) -> None:
    """Learn from the data of others, and write weights and a card of figures.

    From database exports of UPR Info: action categories and issues, judged on
    sessions left out. From the export of the Universal Human Rights Index (XLSX
    or JSON): themes, groups of persons and SDGs, judged on documents left out;
    in UPR_HOME they are used from then on, beside the rules. Works without a
    database. The same files give the same weights on the same kind of machine.

    \b
    Examples:
      upr train sessions-*.csv
      upr train sessions-*.csv --out models --fold 1,6 --fold 2,8
      upr train --from uhri export-uhri.xlsx
    """
    if kind == "uhri":
        from uprtracker.cli.train_uhri import train_uhri

        train_uhri(files, out, rounds, most)
        return
    _train_uprinfo(files, out or Path("models"), folds, _teacher(lessons, teach), rounds)


def _train_uprinfo(
    files: tuple[Path, ...], out: Path, folds: tuple[str, ...], teacher: "Lessons | None", rounds: int
) -> None:
    from uprtracker.coding.training.uprinfo import train_on_export

    examples = examples_of(files)
    with progress_bar() as report:
        trained = train_on_export(
            examples,
            folds=[fold.split(",") for fold in folds],
            rounds=rounds,
            teacher=teacher,
            date=date.today().isoformat(),
            progress=lambda name, done, steps: report(done, steps, name),
        )
    trained.write(out)
    _tell(trained)
    remark(f"Weights and card are in {out}.")


def _teacher(folder: Path | None, teach: bool) -> "Lessons | None":
    from uprtracker.coding.training.lessons import Lessons

    if folder is None:
        if teach:
            raise click.UsageError("--teach needs --lessons, the folder to write them into.")
        return None
    if not teach:
        return Lessons(folder)
    from uprtracker.coding.training.teacher import teach as make

    return Lessons(folder, make)


def examples_of(files: tuple[Path, ...]) -> "list[Example]":
    """Return what UPR Info's people coded, one example for each row. Raises UprTrackerError without any."""
    from uprtracker.coding.training.example import Example
    from uprtracker.exchange.uprinfo import read_export
    from uprtracker.reference import load_reference

    reference = load_reference()
    examples = []
    for file in files:
        for row in read_export(file, reference).rows:
            if row.kind == "recommendation" and row.text:
                labels = {"issue": row.issues}
                if row.action:
                    labels["action"] = (str(row.action),)
                examples.append(Example(row.text, str(row.session), labels))
    if not examples:
        raise UprTrackerError("There is no recommendation in these files.", remedy="Give UPR Info's exports.")
    return examples


def _tell(trained: "Trained") -> None:
    card = json.loads(trained.card)
    rows = [
        (scheme, measure, *(f"{card[scheme][measure][part]:.3f}" for part in ("mean", "lowest", "highest")))
        for scheme, measures in (
            ("action", ("accuracy", "kappa")),
            ("issue", ("micro_f1", "macro_f1", "whole")),
        )
        for measure in measures
    ]
    table(("", "on sessions left out", "mean", "lowest", "highest"), rows)
