"""`upr train --from uhri`: themes, groups of persons and SDGs from the export of the index."""

import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from uprtracker.cli.database import set_up
from uprtracker.cli.output import progress_bar, remark, table, visible
from uprtracker.core import UprTrackerError

if TYPE_CHECKING:
    from uprtracker.coding.training.example import Example
    from uprtracker.coding.training.uhri import Sample, TrainedTags
    from uprtracker.exchange.uhri import Doubts, UhriRecord

_AT_A_TIME = 1_000
_MOST_TOLD = 5


def train_uhri(files: Sequence[Path], out: Path | None, rounds: int, most: int) -> None:
    """Read the files, learn, write weights and card into `out` or UPR_HOME, and say how well it went.

    Raises UprTrackerError when a file cannot be read or holds too little.
    """
    from uprtracker.coding.training.learning import Recipe
    from uprtracker.coding.training.uhri import Sample, train_on_uhri
    from uprtracker.exchange.uhri import Doubts
    from uprtracker.reference import load_reference

    folder, doubts, sample = out or _home(), Doubts(), Sample(most=most)
    with progress_bar() as report:
        for file in files:
            _take_in(sample, file, doubts, report)
        _tell_doubts(doubts)
        trained = train_on_uhri(
            sample,
            load_reference(),
            date=date.today().isoformat(),
            source=", ".join(file.name for file in files),
            recipe=Recipe(rounds=rounds),
            progress=lambda name, done, steps: report(done, steps, name),
        )
    trained.write(folder)
    _tell(trained)
    remark(f"Weights and card are in {folder}.")


def _home() -> Path:
    set_up()
    from django.conf import settings

    return Path(settings.UPR_HOME) / "models"


def _take_in(
    sample: "Sample", file: Path, doubts: "Doubts", report: Callable[[int, int | None, str], None]
) -> None:
    from uprtracker.exchange.uhri import read_uhri
    from uprtracker.reference import load_reference

    before = sample.records
    for record in read_uhri(file, load_reference(), doubts):
        for example in _examples(record):
            sample.add(example, record.body, str(record.published.year) if record.published else "")
        if sample.records % _AT_A_TIME == 0:
            report(sample.records, None, file.name)
    if sample.records == before:
        raise UprTrackerError("none of its records has a tag.", place=file.name)


def _examples(record: "UhriRecord") -> "Iterator[Example]":
    """Yield the record as an example, if it has a tag at all.

    No theme or no goal is taken as nobody having said; no group, beside others tags, as none being meant.
    """
    from uprtracker.coding.training.example import Example

    labels = {"theme": record.themes, "group": record.groups, "sdg": record.sdgs}
    if any(labels.values()):
        said = {scheme: given for scheme, given in labels.items() if given or scheme == "group"}
        yield Example(record.text, record.symbol or f"{record.body} {record.published}", said)


def _tell_doubts(doubts: "Doubts") -> None:
    for kind, count in sorted(doubts.counts.items()):
        remark(f"{kind}: {count:,}")
    for finding in doubts.findings[:_MOST_TOLD]:
        remark(visible(finding.message))


def _tell(trained: "TrainedTags") -> None:
    card = json.loads(trained.card)
    rows = [
        (
            scheme,
            who,
            *(f"{card[scheme][who][measure]:.3f}" for measure in ("precision", "recall", "micro_f1")),
        )
        for scheme in ("theme", "group", "sdg")
        if scheme in card
        for who in ("rules", "model", "joined")
    ]
    table(("", "on documents left out", "precision", "recall", "micro-F1"), rows)
