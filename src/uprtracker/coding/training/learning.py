"""Learning: many small steps down the gradient, with AdamW and one rise and fall of the pace."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from uprtracker.coding.model.packing import Floats, pack, probabilities
from uprtracker.coding.model.vocabulary import Vocabulary, bucket
from uprtracker.coding.training.network import Parameters, backward, forward, start


@dataclass(frozen=True, slots=True)
class Block:
    """The labels of one scheme among all: from `first` to before `last`; `single`: exactly one holds."""

    scheme: str
    first: int
    last: int
    single: bool
    weight: float = 1.0


# How often to go through all texts.
ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to learn. The values were chosen on sessions left out; see docs/coding-model.md."""

    size: int = 64
    filters: int = 384
    rounds: int = ROUNDS
    batch: int = 64
    pace: float = 3e-3
    decay: float = 0.01
    unknown: float = 0.04
    lost: float = 0.04
    drop_words: float = 0.1
    drop: float = 0.3
    seed: int = 0


Progress = Callable[[int, int, float], None]
Hold = Callable[[Parameters], None]
"""Sets some of the numbers to nothing after each step, to see what the network is without them."""


def learn(
    texts: Sequence[Sequence[str]],
    targets: Floats,
    known: Floats,
    blocks: Sequence[Block],
    vocabulary: Vocabulary,
    recipe: Recipe,
    progress: Progress | None = None,
    hold: Hold | None = None,
) -> Parameters:
    """Return what was learnt from texts (lists of words).

    `targets` (texts x labels) are probabilities, `known` is 0 where nothing is known of a label.
    """
    random = np.random.default_rng(recipe.seed)
    share = ((targets * known).sum(0) / np.maximum(known.sum(0), 1)).clip(1e-4, 1 - 1e-4)
    shift = np.log(share / (1 - share))
    for block in blocks:
        if block.single:
            shift[block.first : block.last] = 0
    now = start(len(vocabulary), recipe.size, recipe.filters, shift.astype(np.float32), random)
    ids = [vocabulary.ids(words) for words in texts]
    rare = [[bucket(word) for word in words] for words in texts]
    steps = recipe.rounds * -(-len(texts) // recipe.batch)
    walk = _Walk(now, recipe, steps, hold)
    for _ in range(recipe.rounds):
        order = random.permutation(len(texts))
        loss = 0.0
        for first in range(0, len(order), recipe.batch):
            chosen = order[first : first + recipe.batch]
            packed = pack([_noisy(ids[n], rare[n], recipe, random) for n in chosen])
            numbers, kept = forward(now, packed, random, recipe.drop_words, recipe.drop)
            wrong, cost = difference(numbers, targets[chosen], known[chosen], blocks)
            walk.step(backward(now, packed, kept, wrong))
            loss += cost * len(chosen)
        if progress:
            progress(walk.done, steps, loss / len(order))
    return now


def difference(
    numbers: Floats, targets: Floats, known: Floats, blocks: Sequence[Block]
) -> tuple[Floats, float]:
    """Return the gradient of the loss (cross entropy, per text) and the loss itself."""
    wrong = np.zeros_like(numbers)
    loss = 0.0
    for block in blocks:
        part = slice(block.first, block.last)
        guess = probabilities(numbers[:, part], block.single)
        aim = targets[:, part]
        wrong[:, part] = (guess - aim) * known[:, part] * block.weight
        guess = guess.clip(1e-7, 1 - 1e-7)
        cost = aim * np.log(guess) if block.single else aim * np.log(guess) + (1 - aim) * np.log(1 - guess)
        loss -= float((cost * known[:, part]).sum()) * block.weight
    return wrong / np.float32(len(numbers)), loss / len(numbers)


def answer(now: Parameters, texts: Sequence[Sequence[int]], batch: int = 512) -> Floats:
    """Return the numbers of all labels for texts given as numbers of words."""
    return np.concatenate(
        [forward(now, pack(texts[first : first + batch]))[0] for first in range(0, len(texts), batch)]
    )


def _noisy(ids: list[int], rare: list[int], recipe: Recipe, random: np.random.Generator) -> list[int]:
    """Return the text with a few words as if never seen, and a few lost."""
    drawn = random.random(len(ids))
    return [
        0 if draw < recipe.lost else strange if draw < recipe.lost + recipe.unknown else number
        for number, strange, draw in zip(ids, rare, drawn.tolist(), strict=True)
    ]


class _Walk:
    """AdamW (Loshchilov and Hutter, 2019) with a pace that rises over a tenth of the steps and falls."""

    def __init__(self, now: Parameters, recipe: Recipe, steps: int, hold: Hold | None) -> None:
        self._now, self._hold = now, hold
        self._arrays = now.arrays()
        self._mean = [np.zeros_like(array) for array in self._arrays]
        self._square = [np.zeros_like(array) for array in self._arrays]
        self._recipe, self._steps, self.done = recipe, steps, 0
        self._hold_back()

    def step(self, gradient: Parameters) -> None:
        """Go one step."""
        self.done += 1
        pace = self._recipe.pace * self._share()
        first, second = 1 - 0.9**self.done, 1 - 0.999**self.done
        for array, slope, mean, square in zip(
            self._arrays, gradient.arrays(), self._mean, self._square, strict=True
        ):
            mean *= 0.9
            mean += 0.1 * slope
            square *= 0.999
            square += 0.001 * slope * slope
            array *= 1 - pace * self._recipe.decay
            array -= (pace / first) * mean / (np.sqrt(square / second) + 1e-8)
        self._hold_back()

    def _hold_back(self) -> None:
        if self._hold:
            self._hold(self._now)

    def _share(self) -> float:
        rise = max(1, self._steps // 10)
        if self.done < rise:
            return 0.04 + 0.96 * self.done / rise
        left = (self._steps - self.done) / max(1, self._steps - rise)
        return float(0.5 - 0.5 * np.cos(np.pi * left)) + 1e-5
