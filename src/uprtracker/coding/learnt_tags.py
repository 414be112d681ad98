"""Themes, groups and goals where a model that the user trained joins the rules.

    learnt = read_learnt_tags(Path("models"))        # None where nothing was trained
    code(texts, reference, coders=with_learnt(CODERS, learnt))

For each label the training found out, on documents left out, who is right more often: the model, the rules,
or both together (`either`). That one decides. Labels that the training never saw are left to the rules, and
those that the rules gave and OHCHR did not to nobody.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import prod
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from uprtracker.coding.coders import Coder
from uprtracker.coding.model.reading import coded
from uprtracker.coding.model.weights import Model, read_model
from uprtracker.core import UprTrackerError
from uprtracker.core.coded import Coded, Judgement
from uprtracker.reference import Reference

WEIGHTS = "uhri.npz"
CARD = "uhri.card.json"
By = Literal["model", "rules", "either", "nobody"]
NEVER_SURE = 1.01
_NEAR = 5


@dataclass(frozen=True, slots=True)
class Use:
    """Who decides a label, and the share of those decisions that was right on documents left out."""

    by: By
    right: float


@dataclass(frozen=True, slots=True)
class Learnt:
    """What decides in one scheme: each label that was learnt, and from which confidence a coding is sure."""

    uses: Mapping[str, Use]
    sure_from: float


@dataclass(frozen=True, slots=True)
class LearntTags:
    """A model trained from the user's data, and what of it is used."""

    model: Model
    schemes: Mapping[str, Learnt]


def read_learnt_tags(folder: Path) -> LearntTags | None:
    """Return what `upr train --from uhri` wrote into a folder, None where it wrote nothing.

    Raises UprTrackerError when weights or card are damaged, or do not belong together.
    """
    if not (folder / WEIGHTS).is_file():
        return None
    model = read_model(folder / WEIGHTS)
    try:
        card = json.loads((folder / CARD).read_text(encoding="utf-8"))
        schemes = {name: _learnt(card[name]) for name in (scheme.name for scheme in model.schemes)}
        version = card["version"]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise UprTrackerError(
            f"the card of the model cannot be read ({error}).", place=CARD, remedy=_REMEDY
        ) from error
    if version != model.version:
        raise UprTrackerError("the card is of another model.", place=CARD, remedy=_REMEDY)
    return LearntTags(model, MappingProxyType(schemes))


_REMEDY = "Train it again with upr train --from uhri, or take both files away."


def _learnt(card: Mapping[str, Any]) -> Learnt:
    uses = {str(one["label"]): Use(one["by"], float(one["right"])) for one in card["labels"]}
    return Learnt(MappingProxyType(uses), float(card["sure_from"]))


def with_learnt(coders: Mapping[str, Coder], learnt: LearntTags | None) -> Mapping[str, Coder]:
    """Return the coders, those of the schemes of a trained model joined with it."""
    if learnt is None:
        return coders
    joined = {
        scheme: _Joined(scheme, coders[scheme], learnt) for scheme in learnt.schemes if scheme in coders
    }
    return MappingProxyType({**coders, **joined})


@dataclass(frozen=True, slots=True)
class _Joined:
    """The coder of one scheme: rules and model."""

    scheme: str
    rules: Coder
    learnt: LearntTags

    def __call__(self, texts: Sequence[str], reference: Reference) -> list[Coded]:
        """Return one coding for each text."""
        about = self.learnt.schemes[self.scheme]
        return [
            joined(ruled, read, about)
            for ruled, read in zip(
                self.rules(texts, reference), coded(self.learnt.model, self.scheme, texts), strict=True
            )
        ]


def joined(ruled: Coded, read: Coded, about: Learnt) -> Coded:
    """Return one coding from what the rules and the model say of a text."""
    rules = {one.label: one for one in ruled.judgements}
    model = {one.label: one for one in read.judgements}
    labels = sorted(rules.keys() | model.keys())
    given = [_joined(label, rules.get(label), model.get(label), about) for label in labels]
    certain = list(_with_goals([one for one in given if one], ruled.scheme))
    certain.sort(key=lambda one: (-one.confidence, one.label))
    held = {one.label for one in certain}
    near = [one for one in (*read.near, *ruled.judgements) if one.label not in held]
    confidence = round(
        prod(one.confidence for one in certain) * prod(1 - one.confidence for one in read.near), 4
    )
    return Coded(
        scheme=ruled.scheme,
        version=f"{ruled.version}+{read.version}",
        judgements=tuple(certain),
        confidence=confidence if certain else read.confidence,
        sure=bool(certain) and confidence >= about.sure_from,
        near=tuple({one.label: one for one in reversed(near)}.values())[::-1][:_NEAR],
    )


def _joined(label: str, rule: Judgement | None, model: Judgement | None, about: Learnt) -> Judgement | None:
    use = about.uses.get(label)
    if use and use.by == "nobody":
        return None
    if use is None or use.by == "rules":
        return replace(rule, confidence=use.right if use else rule.confidence) if rule else None
    if model is None:
        return replace(rule, confidence=use.right) if rule and use.by == "either" else None
    return replace(model, evidence=rule.evidence, note=rule.note) if rule else model


def _with_goals(given: Sequence[Judgement], scheme: str) -> Iterator[Judgement]:
    """Yield the labels, and the goal of a target where only the target was given."""
    yield from given
    if scheme == "sdg":
        labels = {one.label for one in given}
        for one in sorted(given, key=lambda one: -one.confidence):
            goal = one.label.partition(".")[0]
            if goal not in labels:
                labels.add(goal)
                yield replace(one, label=goal)
