"""The file of a model: weights in whole numbers, vocabulary, labels, thresholds, calibration.

A zip of numpy arrays (`.npz`) without pickles. The same model gives the same bytes.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

import numpy as np

from uprtracker.coding.model.network import Whole
from uprtracker.coding.model.vocabulary import Vocabulary
from uprtracker.core import UprTrackerError

_LARGEST = 64 * 2**20
Curve = tuple[tuple[float, ...], tuple[float, ...]]
"""Calibration: raw probabilities, rising, and what they are worth; in between by straight lines."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """The labels of a scheme in the order of the network, and how its numbers become codings.

    `single`: exactly one label holds. `thresholds`: log odds from which each label is given.
    `curve` calibrates the probability of a label, `whole` that of the whole set, and a set worth less
    than `sure` waits for a person.
    """

    name: str
    labels: tuple[str, ...]
    single: bool
    thresholds: tuple[float, ...]
    curve: Curve
    whole: Curve
    sure: float


@dataclass(frozen=True, slots=True)
class Model:
    """A network with its vocabulary and the schemes it codes, in the order of its labels."""

    version: str
    vocabulary: Vocabulary
    net: Whole
    schemes: tuple[Scheme, ...]

    def scheme(self, name: str) -> tuple[Scheme, slice]:
        """Return a scheme and where its labels stand. Raises UprTrackerError when it is not there."""
        first = 0
        for scheme in self.schemes:
            if scheme.name == name:
                return scheme, slice(first, first + len(scheme.labels))
            first += len(scheme.labels)
        raise UprTrackerError(f"The model {self.version} does not code the scheme {name}.")


def write_model(model: Model, path: Path) -> None:
    """Write a model to a file, whole or not at all."""
    net = model.net
    arrays: dict[str, Any] = {
        "about": _bytes(
            json.dumps(
                {
                    "version": model.version,
                    "step": net.step,
                    "schemes": [asdict(scheme) for scheme in model.schemes],
                },
                sort_keys=True,
            )
        ),
        "vocabulary": _bytes("\n".join(model.vocabulary.words)),
        "words": net.words.astype(np.int8),
        "places": net.places.astype(np.int16),
        "filters": net.filters.astype(np.int8),
        "bias": net.bias.astype(np.int32),
        "labels": net.labels.astype(np.int16),
        "unit": net.unit,
        "shift": net.shift,
    }
    new = path.with_name(path.name + ".new")
    with ZipFile(new, "w", ZIP_DEFLATED) as archive:
        for name, array in arrays.items():
            packed = BytesIO()
            np.lib.format.write_array(packed, np.ascontiguousarray(array), allow_pickle=False)
            archive.writestr(ZipInfo(f"{name}.npy"), packed.getvalue(), ZIP_DEFLATED)
    new.replace(path)


def read_model(path: Path) -> Model:
    """Read a model. Raises UprTrackerError with the file when it is not whole."""
    try:
        with ZipFile(path) as archive:
            if sum(member.file_size for member in archive.infolist()) > _LARGEST:
                raise UprTrackerError("The model is too large.", place=path.name, remedy=_REMEDY)
        with np.load(path, allow_pickle=False) as arrays:
            return _model(arrays)
    except (OSError, BadZipFile, KeyError, ValueError, TypeError) as wrong:
        raise UprTrackerError(
            f"The model cannot be read: {wrong}.", place=path.name, remedy=_REMEDY
        ) from wrong


_REMEDY = "Train it again with upr train, or install UPR Tracker again."


def _model(arrays: Mapping[str, Any]) -> Model:
    about = json.loads(arrays["about"].tobytes())
    words = arrays["vocabulary"].tobytes().decode("utf-8")
    return Model(
        version=str(about["version"]),
        vocabulary=Vocabulary(words.split("\n") if words else ()),
        net=Whole(
            words=arrays["words"].astype(np.float32),
            places=arrays["places"].astype(np.float32),
            filters=arrays["filters"].astype(np.float32),
            bias=arrays["bias"].astype(np.float32),
            step=float(about["step"]),
            labels=arrays["labels"].astype(np.float64),
            unit=arrays["unit"].astype(np.float64),
            shift=arrays["shift"].astype(np.float64),
        ),
        schemes=tuple(_scheme(scheme) for scheme in about["schemes"]),
    )


def _scheme(about: dict[str, Any]) -> Scheme:
    return Scheme(
        name=about["name"],
        labels=tuple(about["labels"]),
        single=bool(about["single"]),
        thresholds=tuple(map(float, about["thresholds"])),
        curve=_curve(about["curve"]),
        whole=_curve(about["whole"]),
        sure=float(about["sure"]),
    )


def _curve(about: list[list[float]]) -> Curve:
    return tuple(map(float, about[0])), tuple(map(float, about[1]))


def _bytes(text: str) -> np.ndarray[Any, np.dtype[np.uint8]]:
    return np.frombuffer(text.encode("utf-8"), np.uint8)
