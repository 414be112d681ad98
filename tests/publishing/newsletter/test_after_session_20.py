"""The issue of the months after session 20, drafted from the corpus, against figures that others published.

A published figure is asked for by its id. What an issue of this period does not carry is listed, with why.
"""

import csv
from datetime import date
from pathlib import Path

import pytest
from django.contrib.auth.models import Group

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import EDITORS
from uprtracker.publishing.newsletter.drafting import draft
from uprtracker.publishing.newsletter.letter import Print
from uprtracker.publishing.newsletter.models import Figure, Issue
from uprtracker.publishing.newsletter.sources.source import Period
from uprtracker.records.export_import import import_export
from uprtracker.records.facts import load_facts

pytestmark = [pytest.mark.corpus, pytest.mark.django_db]

FIGURES = {
    "s20_total": "s20-total",
    "s20_cat5_n": "s20-specific",
    "s20_egypt": "s20-total-egy",
    "s20_iran": "s20-total-irn",
    "s20_avg": "s20-per-review",
    "s20_per_rs": "s20-per-review-spoken",
}
"""Published figures of session 20, and the frozen numbers of the issue that reproduce them."""
_UN = "counted by the United Nations once for each recommendation; the issue counts as UPR Info's export does"
NOT_IN_THE_ISSUE = {
    **{
        f"un20_{state}": _UN
        for state in (
            *("Italy", "El_Salvador", "Gambia", "Fiji", "San_Marino", "Kazakhstan", "Iraq", "Madagascar"),
            *("Slovenia", "Egypt"),
        )
    },
    "slovenia_c2": _UN,
}


@pytest.fixture
def issue(corpus: Path, home: Path) -> Issue:
    """The issue, from the export that holds session 20."""
    load_facts()
    import_export(corpus / "uprinfo" / "sessions-17-20.csv", follow=False)
    editor = User.objects.create(username="editor")
    editor.groups.add(Group.objects.get_or_create(name=EDITORS)[0])
    return draft(Period(date(2014, 11, 1), date(2015, 3, 31)), by=editor)


def published(corpus: Path) -> dict[str, dict[str, str]]:
    """The published figures about session 20 alone, by id."""
    path = corpus.parent / "facts" / "published_figures.csv"
    if not path.exists():
        pytest.skip(f"no corpus facts at {path}")
    with path.open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file) if row["session"] == "20"}


def test_its_figures_equal_those_that_were_published(issue: Issue, corpus: Path) -> None:
    facts = published(corpus)
    assert facts.keys() == FIGURES.keys() | NOT_IN_THE_ISSUE.keys()
    for name, key in FIGURES.items():
        printed = facts[name]["published"]
        figure = Figure.objects.get(issue=issue, key=key)
        decimals = len(printed.partition(".")[2])
        assert round(figure.value, decimals) == float(printed), name
        assert figure.report is not None and figure.basis == "uprinfo_rows"
    text = " ".join(Print.of(issue, "en").text.replace("\u202f", "").split())
    for said in ("2768 recommendations", "1004 [", "Egypt (321 [", "(299 ["):
        assert said in text
    for figure in issue.figures.select_related("report"):
        address = (
            f"/sessions/20/report/{figure.report.name}/"
            if figure.report
            else f"/newsletter/{issue.number}/figures/#{figure.key}"
        )
        said = [block.text for block in issue.blocks.all()]
        shown = any(address in text for text in said)
        assert shown, figure.key
