"""The door to the coders: what a text would be coded as, for pages, API and desks; nothing is stored.

judge(["Ratify the Optional Protocol to the Convention against Torture"], ["action"])
"""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from uprtracker.coding import CODERS, code
from uprtracker.coding.coders import Coder
from uprtracker.coding.learnt_tags import WEIGHTS, read_learnt_tags, with_learnt
from uprtracker.core.coded import Coded
from uprtracker.reference import load_reference


def judge(texts: Sequence[str], schemes: Collection[str] | None = None) -> list[tuple[Coded, ...]]:
    """Return for each text its coding in each of `schemes` (all that have a coder by default).

    Labels, confidences, and evidence as places in the text; see `core.coded`.
    Raises UprTrackerError for a scheme that no coder knows.
    """
    return code(texts, load_reference(), schemes, coders())


def judge_together(folder: Path, item: tuple[Sequence[str], Collection[str]]) -> list[tuple[Coded, ...]]:
    """Do as `judge` with texts and schemes in one value, for child processes.

    These have no settings: `folder` is the parent's `learnt_folder()`.
    """
    texts, schemes = item
    return code(texts, load_reference(), schemes, _coders(folder))


def learnt_folder() -> Path:
    """Return where `upr train --from uhri` puts what it learnt."""
    return Path(settings.UPR_HOME) / "models"


def coders() -> Mapping[str, Coder]:
    """Return the coders of this installation: those of the package, and what `upr train --from uhri` learnt.

    Raises UprTrackerError when what was learnt is damaged.
    """
    return _coders(learnt_folder())


def _coders(folder: Path) -> Mapping[str, Coder]:
    weights = folder / WEIGHTS
    try:
        changed = weights.stat().st_mtime_ns
    except OSError:
        return CODERS
    return _joined(folder, changed)


@lru_cache(maxsize=1)
def _joined(folder: Path, changed: int) -> Mapping[str, Coder]:
    return with_learnt(CODERS, read_learnt_tags(folder))


def versions() -> dict[str, str]:
    """Return the version of each scheme's coder, which changes whenever it may code a text otherwise."""
    (empty,) = judge([""])
    return {coded.scheme: coded.version for coded in empty}
