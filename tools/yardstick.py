"""The method to beat, on the folds of `upr train`: hashed words, pairs and triples, linear models.

    pip install scikit-learn
    PYTHONPATH=src python tools/yardstick.py sessions-*.csv

Prints for each fold accuracy and quadratic kappa of action categories, micro and macro F1 of issues and share
of sets wholly right. Needs scikit-learn, which nothing else here does. The means stand in
`coding/training/uprinfo.py` (YARDSTICK) and on the card.
"""

import sys
from pathlib import Path
from zlib import crc32

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.metrics import cohen_kappa_score, f1_score
from sklearn.preprocessing import normalize
from sklearn.svm import LinearSVC

from uprtracker.cli.train import FOLDS, examples_of
from uprtracker.coding.model.words import words_of
from uprtracker.coding.training.example import distinct

SIZE = 2**20
# Labels are given from this distance on: the best of -0.3, -0.2, -0.1 and 0 over the folds.
THRESHOLD = -0.3
ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ies", "es", "ed", "s")


def stem(word: str) -> str:
    """Cut a common ending."""
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def grams(words: list[str]) -> set[str]:
    """Return words, pairs, triples and pairs with a gap."""
    found = {f"1{one}" for one in words} | {f"p{one[:4]}" for one in words}
    found |= {f"2{a} {b}" for a, b in zip(words, words[1:], strict=False)}
    found |= {f"3{a} {b} {c}" for a, b, c in zip(words, words[1:], words[2:], strict=False)}
    return found | {f"s{a}_{c}" for a, c in zip(words, words[2:], strict=False)}


def openings(words: list[str]) -> set[str]:
    """Return the first words by place, and how the text begins."""
    found = {f"@{place}{word}" for place, word in enumerate(words[:8])}
    return found | {"e" + " ".join(words[: end + 1]) for end in range(min(6, len(words)))}


def table(features: list[set[str]]) -> csr_matrix:
    """Return features by hash, each text of length 1."""
    columns = [sorted({crc32(one.encode()) % SIZE for one in found}) for found in features]
    ends = np.cumsum([0, *map(len, columns)])
    flat = np.array([one for found in columns for one in found])
    return normalize(csr_matrix((np.ones(len(flat)), flat, ends), (len(columns), SIZE)))


def main() -> None:
    """Measure each fold."""
    examples = distinct(examples_of(tuple(map(Path, sys.argv[1:]))))
    words = [words_of(example.text) for example in examples]
    of_issues = table([grams([stem(one) for one in text if one[0].isalnum()]) for text in words])
    of_actions = table([grams(text) | openings(text) for text in words])
    sessions = np.array([example.group for example in examples])
    actions = np.array([int(example.labels.get("action", ("0",))[0]) for example in examples])
    labels = sorted({label for example in examples for label in example.labels["issue"]})
    issues = np.array([[label in example.labels["issue"] for label in labels] for example in examples])
    rows = []
    for fold in FOLDS:
        out = np.isin(sessions, fold.split(","))
        learnt, asked = ~out & (actions > 0), out & (actions > 0)
        said = LinearSVC(C=0.5).fit(of_actions[learnt], actions[learnt]).predict(of_actions[asked])
        given = np.column_stack(
            [
                LinearSVC(C=0.5).fit(of_issues[~out], one[~out]).decision_function(of_issues[out])
                for one in issues.T
            ]
        )
        given = given > THRESHOLD
        rows.append(
            (
                (said == actions[asked]).mean(),
                cohen_kappa_score(actions[asked], said, weights="quadratic"),
                f1_score(issues[out], given, average="micro"),
                f1_score(issues[out], given, average="macro", zero_division=0),
                (given == issues[out]).all(1).mean(),
            )
        )
        sys.stdout.write(f"without {fold}: " + " ".join(f"{value:.4f}" for value in rows[-1]) + "\n")
        sys.stdout.flush()
    sys.stdout.write("mean: " + " ".join(f"{value:.4f}" for value in np.mean(rows, 0)) + "\n")


if __name__ == "__main__":
    main()
