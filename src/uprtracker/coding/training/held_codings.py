"""What models said of texts left out, as codings like those that a coder gives."""

import numpy as np

from uprtracker.coding.model.reading import NEAR, WORTH_A_LOOK
from uprtracker.coding.training.example import Task
from uprtracker.coding.training.measuring import judged
from uprtracker.coding.training.training import Held, Trained
from uprtracker.core.coded import Coded, Judgement


def held_codings(trained: Trained, task: Task, held: Held) -> list[Coded]:
    """Return the coding of each text of a fold in one scheme, without evidence, in the order of its rows."""
    of = judged(trained, task, [held])
    found = []
    for given, worth, whole in zip(of.given, of.worth, of.whole.tolist(), strict=True):
        order = np.argsort(-worth, kind="stable").tolist()
        judgements = tuple(Judgement(task.labels[at], float(worth[at])) for at in order if given[at])
        near = tuple(
            Judgement(task.labels[at], float(worth[at]))
            for at in order
            if not given[at] and worth[at] >= WORTH_A_LOOK
        )[:NEAR]
        found.append(Coded(task.scheme, trained.model.version, judgements, whole, False, near))
    return found
