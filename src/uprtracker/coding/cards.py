"""The cards of the models and coders: what they were made from, and how often they are wrong.

`models/card.json` is written beside the weights by the training script and speaks of action
categories and issues on sessions left out; `models/<scheme>.card.json` tells how a coder of rules
did on a sample that a person read. Their shapes: `models/card.schema.json` and
`models/scheme-card.schema.json`. A card that is not there is simply not there.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date as Date
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from uprtracker.core.errors import UprTrackerError

FOLDER: Traversable = files("uprtracker.coding").joinpath("models")
# Which measures the card gives for each scheme, the one that says "how right" first.
MEASURES = {"action": ("accuracy", "kappa"), "issue": ("micro_f1", "macro_f1", "whole")}

Scores = Mapping[str, float]


class CardError(UprTrackerError):
    """A card that does not hold what it should."""


@dataclass(frozen=True, slots=True)
class Spread:
    """A measure over the folds: its mean, and the folds where it came out lowest and highest."""

    mean: float
    lowest: float
    highest: float


@dataclass(frozen=True, slots=True)
class Bin:
    """Codings with a confidence from `start` to below `end`: mean confidence, share that was right."""

    start: float
    end: float
    n: int
    confidence: float | None
    right: float | None


@dataclass(frozen=True, slots=True)
class LabelScore:
    """How a label came out: `n` times persons gave it. None where nothing can be said."""

    label: str
    n: int
    precision: float | None
    recall: float | None
    f1: float | None


@dataclass(frozen=True, slots=True)
class Fold:
    """Sessions left out of training: `n` recommendations; the text of `unseen_n` stands nowhere in it."""

    sessions: tuple[int, ...]
    n: int
    scores: Mapping[str, Scores]
    unseen_n: int | None
    unseen: Mapping[str, Scores]


@dataclass(frozen=True, slots=True)
class SchemeScores:
    """All that the card says of one scheme. `sure_right` is how right it is from `threshold` on."""

    scheme: str
    measures: Mapping[str, Spread]
    calibration_error: float
    reliability: tuple[Bin, ...]
    threshold: float
    sure_share: float
    sure_right: float
    labels: tuple[LabelScore, ...]
    confusion: tuple[tuple[int, ...], ...]
    yardstick: Scores


@dataclass(frozen=True, slots=True)
class ModelCard:
    """The card of the models for action categories and issues."""

    version: str
    date: Date
    source: str
    sessions: tuple[int, ...]
    recommendations: int
    distinct_texts: int
    method: str
    folds: tuple[Fold, ...]
    schemes: tuple[SchemeScores, ...]


@dataclass(frozen=True, slots=True)
class SchemeCard:
    """How a coder of one scheme did on a sample of `sample` recommendations; `drawn` says which."""

    scheme: str
    method: str
    sample: int
    drawn: str
    labels: tuple[LabelScore, ...]


def model_card() -> ModelCard | None:
    """Return the card shipped with the weights, None where no model is shipped. Raises CardError."""
    raw = _read(FOLDER.joinpath("card.json"))
    if raw is None:
        return None
    try:
        return _model_card(raw)
    except (KeyError, TypeError, ValueError) as error:
        raise CardError(f"the card lacks or misstates {error}", place="card.json") from error


def scheme_cards() -> tuple[SchemeCard, ...]:
    """Return the cards of the other schemes that are shipped, by name of the scheme. Raises CardError."""
    found = (one for one in FOLDER.iterdir() if one.name.endswith(".card.json")) if FOLDER.is_dir() else ()
    return tuple(_scheme_card(one) for one in sorted(found, key=lambda one: one.name))


def _read(file: Traversable) -> dict[str, Any] | None:
    if not file.is_file():
        return None
    try:
        raw = json.loads(file.read_text(encoding="utf-8"))
    except ValueError as error:
        raise CardError("this is no JSON", place=file.name) from error
    if not isinstance(raw, dict):
        raise CardError("the card is no object", place=file.name)
    return raw


def _model_card(raw: dict[str, Any]) -> ModelCard:
    data = raw["data"]
    return ModelCard(
        version=str(raw["version"]),
        date=Date.fromisoformat(raw["date"]),
        source=str(data["source"]),
        sessions=tuple(sorted(data["sessions"])),
        recommendations=int(data["recommendations"]),
        distinct_texts=int(data["distinct_texts"]),
        method=str(raw["method"]),
        folds=tuple(_fold(one) for one in raw["folds"]),
        schemes=tuple(_scheme(name, raw[name], raw["yardstick"][name]) for name in MEASURES),
    )


def _fold(raw: dict[str, Any]) -> Fold:
    return Fold(
        sessions=tuple(raw["sessions"]),
        n=int(raw["n"]),
        scores={name: raw[name] for name in MEASURES},
        unseen_n=raw["unseen"].get("n"),
        unseen={name: raw["unseen"][name] for name in MEASURES},
    )


def _scheme(name: str, raw: dict[str, Any], yardstick: Scores) -> SchemeScores:
    sure = raw["sure"]
    return SchemeScores(
        scheme=name,
        measures={measure: Spread(**raw[measure]) for measure in MEASURES[name]},
        calibration_error=float(raw["calibration_error"]),
        reliability=tuple(
            Bin(one["from"], one["to"], one["n"], one["confidence"], one["right"])
            for one in raw["reliability"]
        ),
        threshold=float(sure["threshold"]),
        sure_share=float(sure["share"]),
        sure_right=float(sure[MEASURES[name][0]]),
        labels=tuple(_label(one) for one in raw["labels"]),
        confusion=tuple(tuple(row) for row in raw.get("confusion", ())),
        yardstick=yardstick,
    )


def _scheme_card(file: Traversable) -> SchemeCard:
    try:
        raw = _read(file) or {}
        return SchemeCard(
            scheme=str(raw["scheme"]),
            method=str(raw["method"]),
            sample=int(raw["sample"]),
            drawn=str(raw["drawn"]),
            labels=tuple(_label(one) for one in raw["labels"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise CardError(f"the card lacks or misstates {error}", place=file.name) from error


def _label(raw: dict[str, Any]) -> LabelScore:
    """Return the scores of a label; F1 is worked out where the card leaves it to the reader."""
    precision, recall = raw["precision"], raw["recall"]
    f1 = raw.get("f1")
    if "f1" not in raw and precision is not None and recall is not None:
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return LabelScore(str(raw["label"]), int(raw["n"]), precision, recall, f1)
