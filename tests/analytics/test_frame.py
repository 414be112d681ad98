"""Frames count what the database counts, by every cut and every two, and read anew when the data change."""

import pytest

from records.machine_rows import machine, recommendation
from uprtracker.analytics import frame
from uprtracker.analytics.basis import By
from uprtracker.analytics.counts import counts
from uprtracker.analytics.figure import Basis
from uprtracker.analytics.frame import frame_of, prepare
from uprtracker.analytics.scope import Scope
from uprtracker.analytics.tally import count, cross
from uprtracker.records.models import Coding, Pair, Position
from uprtracker.records.version import bump

CUTS = (By.SESSION, By.CYCLE, By.STATE, By.RECOMMENDING, By.POSITION, By.ACTION, By.ISSUE)
SCOPES = (
    Scope(),
    Scope(people=True),
    Scope(recommending=frozenset({"FRA"})),
    Scope(issue="labour"),
    Scope(action=5, position="noted"),
    Scope(sessions=frozenset({99})),
)


@pytest.fixture
def four(db):
    """Two labels and two States, the machine's labels beside a person's, one with its first answer."""
    answers = ("supported", "noted", "supported", "")
    for number, answer in enumerate(answers, 1):
        one = recommendation(number)
        one.position = answer
        one.save()
        machine(one, "action", ["5"])
        machine(one, "issue", ["justice", "labour"])
        for state in ("FRA", "SVN")[: 1 + number % 2]:
            Pair.objects.create(recommendation=one, state=state, origin="report", position=answer)
        if number == 1:
            Coding.objects.create(recommendation=one, scheme="action", label="4", origin="uprinfo")
        if number == 2:
            Coding.objects.create(recommendation=one, scheme="issue", label="detention", origin="person")
            Coding.objects.create(
                recommendation=one, scheme="issue", label="labour", origin="person", holds=False
            )
            Position.objects.create(recommendation=one, value="pending", stage=Position.Stage.REPORT)
    bump("four")


@pytest.mark.parametrize("basis", Basis)
@pytest.mark.parametrize("scope", SCOPES, ids=str)
def test_a_frame_counts_what_the_database_counts(four, basis, scope):
    own = frame_of(basis)
    # Of a recommendation that several States made, a frame counts all of them, whichever the scope names.
    together = scope.recommending and basis is Basis.RECOMMENDATIONS
    for by in CUTS if not together else (cut for cut in CUTS if cut is not By.RECOMMENDING):
        expected = {key: figure.value for key, figure in counts(basis, by, scope).items()}
        assert count(own, by, own.where(scope)) == expected, by


@pytest.mark.parametrize("basis", [Basis.RECOMMENDATIONS, Basis.PAIRS])
def test_two_cuts_are_counted_as_one_within_the_other(four, basis):
    own = frame_of(basis)
    found = cross(own, By.ISSUE, By.RECOMMENDING, own.where(Scope()))
    for issue in found.rows:
        within = counts(basis, By.RECOMMENDING, Scope(issue=issue))
        assert {key: n for key, n in found.row(issue).items() if n} == {
            key: figure.value for key, figure in within.items()
        }


def test_first_answers_are_those_of_the_report_and_the_machine_is_told_apart(four):
    own = frame_of(Basis.RECOMMENDATIONS)
    everything = own.where(Scope())
    assert count(own, By.FIRST, everything) == {"pending": 1, "": 3}
    assert count(own, By.ACTION_CODER, everything) == {"machine": 3, "people": 1}
    assert count(frame_of(Basis.PAIRS), By.FIRST, frame_of(Basis.PAIRS).where(Scope()))["pending"] == 1


def test_new_data_are_read(four):
    before = frame_of(Basis.RECOMMENDATIONS).size
    recommendation(9)
    bump("one more")
    assert frame_of(Basis.RECOMMENDATIONS).size == before + 1


def test_cuts_are_read_once_for_all_processes_and_a_broken_file_is_made_anew(four, settings, monkeypatch):
    prepare()
    files = sorted((settings.UPR_HOME / "cache" / "figures").rglob("*.npz"))
    assert len(files) == len(Basis) * (len(By) + 1)
    whole = frame_of(Basis.PAIRS).where(Scope())
    monkeypatch.setattr(frame, "_read", lambda _basis: pytest.fail("read again"))
    assert count(frame_of(Basis.PAIRS), By.RECOMMENDING, whole) == {"FRA": 4, "SVN": 2}
    monkeypatch.undo()
    for file in files:
        file.write_bytes(b"PK\x03\x04 broken")
    frame._kept.cache_clear()
    assert count(frame_of(Basis.PAIRS), By.RECOMMENDING, whole) == {"FRA": 4, "SVN": 2}
    bump("later")
    frame_of(Basis.PAIRS)
    assert not any(file.exists() for file in files)
