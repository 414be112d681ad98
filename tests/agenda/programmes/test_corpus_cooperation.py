"""Slovenia at sessions 20 and 34, from its documents: what the cooperation record says, and where."""

from pathlib import Path

import pytest

from uprtracker.agenda.programmes.cooperation.record import record_of
from uprtracker.records.facts import load_facts
from uprtracker.records.imports import import_documents
from uprtracker.records.models import Review

pytestmark = [pytest.mark.django_db, pytest.mark.corpus]

CYCLES = [
    (
        "SVN-20",
        "cycle2",
        ("A_HRC_28_15", "A_HRC_28_15_Add.1", "A_HRC_DEC_28_111", "A_HRC_WG.6_20_SVN_1"),
        {
            "national_report": ("A/HRC/WG.6/20/SVN/1", "2014-08-15"),
            "attendance": ("A/HRC/28/15", "2014-11-04"),
            "draft_report": ("A/HRC/28/15", "2014-11-06"),
            "addendum": ("A/HRC/28/15/Add.1", "2015-03-04"),
            "outcome": ("A/HRC/DEC/28/111", "2015-03-19"),
        },
        20,
        72,
    ),
    (
        "SVN-34",
        "cycle3",
        ("A_HRC_43_15", "A_HRC_43_15_Add.1", "A_HRC_DEC_43_112", "A_HRC_WG.6_34_SVN_1"),
        {
            "national_report": ("A/HRC/WG.6/34/SVN/1", "2019-08-06"),
            "attendance": ("A/HRC/43/15", "2019-11-12"),
            "draft_report": ("A/HRC/43/15", "2019-11-14"),
            "addendum": ("A/HRC/43/15/Add.1", "2020-02-19"),
            "outcome": ("A/HRC/DEC/43/112", "2020-03-12"),
        },
        22,
        81,
    ),
]


@pytest.mark.parametrize(("code", "folder", "names", "said", "members", "speakers"), CYCLES)
def test_what_the_documents_say(corpus: Path, code, folder, names, said, members, speakers):
    load_facts()
    import_documents([corpus / "slovenia" / folder / f"{name}.pdf" for name in names])
    steps = {known.step.value: known for known in record_of(Review.objects.get(code=code))}
    for name, (source, day) in said.items():
        assert steps[name].standing == "done"
        first = steps[name].facts[0]
        assert (first.source, str(first.date)) == (source, day)
        assert first.document is not None
    head, annex = steps["delegation"].facts
    assert head.paragraph == "1"
    assert f" {members} members " in annex.words
    assert any(str(speakers) in fact.words for fact in steps["dialogue"].facts)
    assert steps["answers"].standing == "done"
    # Its session report was not read: nobody here knows whether the delegation spoke in plenary.
    assert steps["plenary"].standing == "unknown"
