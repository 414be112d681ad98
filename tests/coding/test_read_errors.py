"""Errors of the network read by eye are still what they were recorded as.

`expected/coding_errors_read.csv` holds session, State, a hash of the text, the person's and the machine's
labels and the cause; docs/coding-model.md says how they were drawn and what follows from them.
"""

import csv
from collections import Counter
from pathlib import Path

import pytest

from coding.test_read_samples import EXPECTED, FACTS, digest
from uprtracker.exchange.uprinfo import read_export

CAUSES = {
    "action": {"verb": 25, "both": 25, "note": 19, "step": 18}
    | {"persons": 5, "weak": 5, "object": 2, "rare": 1},
    "issue": {"cue": 39, "both": 31, "false": 10, "note": 8, "rare": 7, "persons": 5},
}


def errors() -> list[dict[str, str]]:
    with (EXPECTED / "coding_errors_read.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize("scheme", CAUSES)
def test_a_hundred_errors_have_a_cause(scheme: str) -> None:
    found = [row for row in errors() if row["scheme"] == scheme]
    assert len({row["session"] + row["text_hash"] for row in found}) == 100
    assert all(row["person"] != row["machine"] for row in found)
    assert Counter(row["cause"] for row in found) == CAUSES[scheme]


@pytest.mark.corpus
def test_persons_coded_them_so(corpus: Path) -> None:
    exports = (read_export(path, FACTS) for path in sorted((corpus / "uprinfo").glob("sessions-*.csv")))
    coded = {
        (scheme, str(row.session), row.state, digest(row.text), labels)
        for export in exports
        for row in export.rows
        for scheme, labels in (("action", str(row.action)), ("issue", "|".join(sorted(row.issues))))
    }
    recorded = {
        (row["scheme"], row["session"], row["state"], row["text_hash"], row["person"]) for row in errors()
    }
    assert recorded <= coded
