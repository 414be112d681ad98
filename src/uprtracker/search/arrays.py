"""Arrays by name in one file, mapped into memory and shared by all that read it.

Eight bytes say how long the head is; the head (JSON) names type, shape and place of each
array; the arrays follow, each at a multiple of 64 bytes.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

_STEP = 64


def write_arrays(path: Path, arrays: Mapping[str, NDArray[Any]]) -> None:
    """Write arrays into a file."""
    head, place = {}, 0
    for name, array in arrays.items():
        head[name] = [array.dtype.str, list(array.shape), place]
        place += _padded(array.nbytes)
    written = json.dumps(head).encode("ascii")
    with path.open("wb") as file:
        file.write(len(written).to_bytes(8, "little"))
        file.write(written.ljust(_padded(8 + len(written)) - 8))
        for array in arrays.values():
            file.write(np.ascontiguousarray(array).data)
            file.write(bytes(_padded(array.nbytes) - array.nbytes))


def read_arrays(path: Path) -> dict[str, NDArray[Any]]:
    """Map the arrays of a file, read-only. Raises OSError or ValueError when it is not whole."""
    whole = np.memmap(path, np.uint8, "r")
    length = int.from_bytes(whole[:8].tobytes(), "little")
    if len(whole) < 8 or 8 + length > len(whole):
        raise ValueError(f"{path.name} is cut off")
    head = json.loads(whole[8 : 8 + length].tobytes())
    start = _padded(8 + length)
    return {name: _view(whole, start + place, kind, shape) for name, (kind, shape, place) in head.items()}


def _view(whole: NDArray[np.uint8], start: int, kind: str, shape: list[int]) -> NDArray[Any]:
    size = int(np.prod(shape, dtype=np.int64)) * np.dtype(kind).itemsize
    if start + size > len(whole):
        raise ValueError("an array is cut off")
    return np.asarray(whole)[start : start + size].view(kind).reshape(shape)


def _padded(size: int) -> int:
    return -(-size // _STEP) * _STEP
