"""Many vectors turned round: for each cell the texts that have it, so that one text is compared with all.

Plain arrays, so that they can lie in a file and be mapped into memory.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from uprtracker.coding.likeness import CELLS, OTHER_ASK, Vectors, disjoint


@dataclass(frozen=True, slots=True)
class Index:
    """The texts of cell `c` and their weights stand from `starts[c]` to `starts[c + 1]`."""

    starts: NDArray[np.int64]
    texts: NDArray[np.uint32]
    weights: NDArray[np.float32]
    sizes: NDArray[np.float64]
    names: NDArray[np.uint64]
    asks: NDArray[np.uint64]

    def __len__(self) -> int:
        return len(self.names)

    @classmethod
    def of(cls, vectors: Vectors) -> "Index":
        """Return the index of `vectors`; the texts are named by their place there."""
        order = np.argsort(vectors.cells, kind="stable")
        lengths = np.diff(vectors.starts)
        texts = np.repeat(np.arange(len(vectors), dtype=np.uint32), lengths)
        starts = np.zeros(CELLS + 1, np.int64)
        np.cumsum(np.bincount(vectors.cells, minlength=CELLS), out=starts[1:])
        weights = vectors.weights[order]
        return cls(starts, texts[order], weights, vectors.sizes, vectors.names, vectors.asks)

    def scores(self, vectors: Vectors, at: int) -> NDArray[np.float32]:
        """Return the likeness of the text `at` of `vectors` with every text of the index."""
        cells, weights = vectors.row(at)
        parts = [slice(int(self.starts[cell]), int(self.starts[cell + 1])) for cell in cells]
        if not parts:
            return np.zeros(len(self), np.float32)
        texts = np.concatenate([self.texts[part] for part in parts])
        shares = np.concatenate(
            [self.weights[part] * np.float64(weight) for part, weight in zip(parts, weights, strict=True)]
        )
        shared = np.bincount(texts, weights=shares, minlength=len(self)).astype(np.float64)
        size = vectors.sizes[at]
        whole = np.sqrt(self.sizes * size) * np.minimum(self.sizes, size)
        found = np.sqrt(np.divide(shared * shared, whole, out=np.zeros_like(shared), where=whole > 0))
        found[disjoint(vectors.asks[at], self.asks)] *= OTHER_ASK
        found[disjoint(vectors.names[at], self.names)] = 0.0
        scores: NDArray[np.float32] = np.minimum(found, 1.0).astype(np.float32)
        return scores
