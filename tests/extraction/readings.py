"""Readings of real documents as facts: numbers, States, positions, counts and hashes, never sentences."""

import hashlib
import json
import re
from pathlib import Path

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
        },
        "recommendations": [_fact(item) for item in items],
        "pledges": [
            f"{pledge.number} p{pledge.span.page} {_hash(pledge.text)}" for pledge in reading.pledges
        ],
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
    return f"{item.citation} {states} {position}{parts} p{item.span.page} {_hash(item.text)}"


def _hash(text: str) -> str:
    """Hash of a text without signs and case: typography may change, words may not."""
    return hashlib.sha256(re.sub(r"\W+", " ", text.lower()).strip().encode()).hexdigest()[:10]
