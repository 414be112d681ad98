"""Readings of real documents as facts: numbers, States, positions, counts and hashes, never sentences."""

import hashlib
import json
import re
from collections.abc import Sequence
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from uprtracker.core.proceedings import Proceeding, Statement
from uprtracker.core.recommendation import Recommendation
from uprtracker.extraction import Extraction

EXPECTED = Path(__file__).resolve().parents[1] / "expected"


def facts(reading: Extraction) -> str:
    """One fact a line, so that a change shows as a difference a person can read."""
    items = reading.recommendations
    content = {
        "symbol": reading.symbol,
        "state": reading.state,
        "session": reading.session,
        "counts": {
            "recommendations": len(items),
            "pairs": sum(len(item.states) for item in items),
            "parts": sum(len(item.parts) for item in items),
            "from_dialogue": sum(item.origin == "dialogue" for item in items),
            "pledges": len(reading.pledges),
            "statements": len(reading.statements),
            "speaking_states": len({state for one in reading.statements for state in one.states}),
        },
        "recommendations": [_fact(item) for item in items],
        "pledges": [
            f"{pledge.number} p{pledge.span.page} {_hash(pledge.text)}" for pledge in reading.pledges
        ],
        "proceedings": [
            f"{fact.kind} {_value(fact)} {fact.paragraph} p{fact.span.page}" for fact in reading.proceedings
        ],
        "dialogue": _dialogue(reading.statements),
        "findings": [
            f"{finding.kind} p{finding.span.page if finding.span else 0}" for finding in reading.findings
        ],
    }
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def expected_file(name: str, reading: Extraction) -> Path:
    """Where the facts of a document lie: its symbol; drafts share one, so theirs is the name of the file."""
    draft = not reading.symbol or not name.endswith(".pdf")
    stem = re.sub(r"\W+", "_", Path(name).stem) if draft else reading.symbol.replace("/", "_")
    return EXPECTED / f"{stem}.json"


def _fact(item: Recommendation) -> str:
    states = ",".join(item.states) or "-"
    parts = f" {len(item.parts)} parts" if item.parts else ""
    position = item.position.value if item.position else "none"
    delivered = f" read {_hash(item.delivered)}" if item.delivered else ""
    return f"{item.citation} {states} {position}{parts} p{item.span.page} {_hash(item.text)}{delivered}"


def _value(fact: Proceeding) -> str:
    """Return the value of a fact; the name of a person as a hash."""
    return _hash(fact.value) if fact.kind == "delegation-head" else fact.value


def _dialogue(statements: Sequence[Statement]) -> list[str]:
    """One line for each run of paragraphs with the same speaker: "5-12 delegation", "14 DZA"."""
    spoken = ((one.paragraph, ",".join(one.states) or one.speaker or "nobody") for one in statements)
    runs = [(who, [number for number, _ in run]) for who, run in groupby(spoken, key=itemgetter(1))]
    return [
        f"{numbers[0]}-{numbers[-1]} {who}" if len(numbers) > 1 else f"{numbers[0]} {who}"
        for who, numbers in runs
    ]


def _hash(text: str) -> str:
    """Hash of a text without signs and case: typography may change, words may not."""
    return hashlib.sha256(re.sub(r"\W+", " ", text.lower()).strip().encode()).hexdigest()[:10]
