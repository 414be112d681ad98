"""The likeness index on disk: what all recommendations are compared with, one folder a version of the data.

    UPR_HOME/likeness/41-20261122064500-29852/     arrays of `coding.likeness_index`, mapped into memory

Made when it is first asked for and after imports. Texts that the index before had are taken over,
so that a new review costs what its own texts cost. A folder appears whole, by renaming.
"""

import fcntl
import hashlib
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from django.conf import settings
from django.db.models import Count, Max
from numpy.typing import NDArray

from uprtracker.coding.likeness import VERSION, Vectors, joined, stacked
from uprtracker.coding.likeness_index import Index
from uprtracker.records.models import DataVersion, Recommendation
from uprtracker.records.text_rows import rows_of
from uprtracker.records.wishes import wishes_of

_ARRAYS = (
    *("keys", "states", "hashes", "row_starts", "row_cells", "row_weights"),
    *("starts", "texts", "weights", "sizes", "names", "asks"),
)
_UNFINISHED = "unfinished-"


@dataclass(frozen=True, eq=False)
class TextsIndex:
    """Texts of recommendations in one order: `keys` says of which (primary keys), `states` to which State.

    A recommendation of several wishes has several texts.
    """

    name: str
    keys: NDArray[np.int64]
    states: NDArray[np.bytes_]
    hashes: NDArray[np.uint64]
    vectors: Vectors
    index: Index


_open: dict[Path, TextsIndex] = {}
_opening = threading.Lock()


def texts_index() -> TextsIndex:
    """Return the index of the recommendations as they are now, made or brought up to date when needed."""
    folder, name = Path(settings.UPR_HOME) / "likeness", _name()
    known = _open.get(folder)
    if known and known.name == name:
        return known
    with _opening:
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / name).is_dir():
            with _only_builder(folder):
                if not (folder / name).is_dir():
                    _build(folder, name)
        _open[folder] = _load(folder / name)
        return _open[folder]


def index_at_hand() -> TextsIndex | None:
    """Return the newest index there is, even one of older data, and never make one; None before the first."""
    folder = Path(settings.UPR_HOME) / "likeness"
    made = _made(folder)
    known = _open.get(folder)
    if made is None or (known and known.name == made.name):
        return known if made else None
    return _load(made)


def _name() -> str:
    """Name the recommendations as they are: version of the data, when it came about, how many there are."""
    newest = DataVersion.objects.order_by("-number").first()
    there = Recommendation.objects.aggregate(count=Count("pk"), last=Max("pk"))
    version = f"{newest.number}-{newest.made_at:%Y%m%d%H%M%S%f}" if newest else "0"
    return f"{version}-{there['count']}-{there['last'] or 0}-{VERSION}"


@contextmanager
def _only_builder(folder: Path) -> Iterator[None]:
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _build(folder: Path, name: str) -> None:
    wishes = wishes_of(Recommendation.objects.all())
    rows = [(one.key, one.state, text) for one in wishes for text in one.texts]
    hashes = np.array([_hash(text) for _key, _state, text in rows], np.uint64)
    made = _vectors([text for *_names, text in rows], hashes, _newest(folder))
    index = Index.of(made)
    arrays: dict[str, NDArray[Any]] = {
        "keys": np.array([key for key, *_rest in rows], np.int64),
        "states": np.array([state for _pk, state, _text in rows], "S3"),
        "hashes": hashes,
        "row_starts": made.starts,
        "row_cells": made.cells,
        "row_weights": made.weights,
        "sizes": made.sizes,
        "names": made.names,
        "asks": made.asks,
        "starts": index.starts,
        "texts": index.texts,
        "weights": index.weights,
    }
    place = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=folder))
    for array, values in arrays.items():
        np.save(place / f"{array}.npy", values)
    place.rename(folder / name)
    for other in folder.iterdir():  # a reader keeps what it has mapped
        if other.is_dir() and other.name != name:
            shutil.rmtree(other, ignore_errors=True)


def _vectors(texts: list[str], hashes: NDArray[np.uint64], before: TextsIndex | None) -> Vectors:
    """Return the vectors of the texts in order; those that the index before knows are taken from it."""
    known = {int(one): at for at, one in enumerate(before.hashes)} if before else {}
    fresh = [at for at, one in enumerate(hashes) if int(one) not in known]
    new = stacked(rows_of([texts[at] for at in fresh]))
    if before is None:
        return new
    count = len(before.vectors)
    new_at = {at: count + number for number, at in enumerate(fresh)}
    order = [new_at[at] if at in new_at else known[int(one)] for at, one in enumerate(hashes)]
    return joined(before.vectors, new, np.array(order, np.int64))


def _newest(folder: Path) -> TextsIndex | None:
    """Return the index that was made last by today's method, if there is one."""
    made = _made(folder)
    return _load(made) if made else None


def _made(folder: Path) -> Path | None:
    made = [one for one in folder.glob(f"*-{VERSION}") if one.is_dir()]
    return max(made, key=lambda one: one.stat().st_mtime_ns, default=None)


def _hash(text: str) -> int:
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "big")


def _load(folder: Path) -> TextsIndex:
    one = {name: np.load(folder / f"{name}.npy", mmap_mode="r") for name in _ARRAYS}
    common = one["sizes"], one["names"], one["asks"]
    made = Vectors(one["row_starts"], one["row_cells"], one["row_weights"], *common)
    index = Index(one["starts"], one["texts"], one["weights"], *common)
    return TextsIndex(folder.name, one["keys"], one["states"], one["hashes"], made, index)
