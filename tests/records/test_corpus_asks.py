"""Suggested matches against what was read by hand: asks of Slovenia's stakeholders, session 20.

`expected/ask_matches_svn_20.csv` has the paragraph of A/HRC/WG.6/20/SVN/3, which ask of it, and every
recommendation of A/HRC/28/15 that was suggested or should have been: does it take the ask up, at least
in part? Weights and threshold were set on session 34. docs/records.md gives the figures.
"""

import csv
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from uprtracker.coding import CODERS
from uprtracker.documents import read_document
from uprtracker.extraction import extract
from uprtracker.extraction.asks import read_asks
from uprtracker.records import models
from uprtracker.records.asks.matching import suggestions
from uprtracker.reference import load_reference

JUDGED = Path(__file__).parent.parent / "expected" / "ask_matches_svn_20.csv"


@pytest.mark.django_db
def test_suggestions_for_slovenia_at_session_20(corpus, coders):
    coders["issue"] = CODERS["issue"]
    folder, reference = corpus / "slovenia" / "cycle2", load_reference()
    report = extract(read_document(folder / "A_HRC_28_15.pdf"), reference)
    review = models.Review.objects.create(code="SVN-20", state="SVN", session=20, cycle=2)
    for one in report.recommendations:
        models.Recommendation.objects.create(
            review=review, code=f"SVN-20-{one.citation}", number=one.citation, text=one.text
        )
    asks = read_asks(read_document(folder / "A_HRC_WG.6_20_SVN_3.pdf"), reference, state="SVN")
    takes_up: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in csv.DictReader(JUDGED.read_text(encoding="utf-8").splitlines()):
        takes_up[row["paragraph"], row["ask"]] |= (
            {row["recommendation"]} if row["takes_up"] == "yes" else set()
        )
    nth: Counter[str] = Counter()
    right_first = with_any = found = findable = right = suggested = 0
    for ask, own in zip(asks, suggestions([one.text for one in asks], review), strict=True):
        nth[ask.paragraph] += 1
        there = takes_up[ask.paragraph, str(nth[ask.paragraph])]
        numbers = [one.code.removeprefix("SVN-20-") for one in own]
        with_any += bool(numbers)
        right_first += bool(numbers) and numbers[0] in there
        findable += bool(there)
        found += bool(there & set(numbers))
        suggested += len(numbers)
        right += len(there & set(numbers))
    assert (len(asks), findable) == (48, 25)
    assert (right_first, with_any) == (20, 25)
    assert (right, suggested) == (40, 59)
    assert (found, findable) == (20, 25)
