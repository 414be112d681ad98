"""Counts by label say how many rows the machine coded, and leave them out when only people are asked for."""

import pytest

from records.machine_rows import machine, recommendation
from uprtracker.analytics.basis import By
from uprtracker.analytics.counts import counts, machine_coded, total
from uprtracker.analytics.figure import Basis
from uprtracker.analytics.scope import Scope
from uprtracker.records.models import Coding, Pair

PEOPLE = Scope(people=True)


@pytest.fixture
def three(db):
    """One coded by UPR Info, one by the machine alone, one whose issue only the machine gave."""
    for number, human in ((1, ("action", "issue")), (2, ()), (3, ("action",))):
        one = recommendation(number)
        machine(one, "action", ["5"])
        machine(one, "issue", ["justice"])
        machine(one, "smart", ["specific"])
        Pair.objects.create(recommendation=one, state="FRA", origin="report")
        for scheme in human:
            label = "4" if scheme == "action" else "labour"
            Coding.objects.create(recommendation=one, scheme=scheme, label=label, origin="uprinfo")


@pytest.mark.parametrize("basis", [Basis.RECOMMENDATIONS, Basis.PAIRS])
def test_what_the_machine_coded_is_counted(three, basis):
    figure = machine_coded(basis)
    assert (figure.value, figure.denominator) == (2, 3)


@pytest.mark.parametrize("basis", [Basis.RECOMMENDATIONS, Basis.PAIRS])
def test_people_alone(three, basis):
    assert total(basis, PEOPLE).value == 1
    assert {key: figure.value for key, figure in counts(basis, By.ISSUE, PEOPLE).items()} == {"labour": 1}
    assert {key: figure.value for key, figure in counts(basis, By.ACTION).items()} == {"4": 2, "5": 1}
    assert machine_coded(basis, PEOPLE).value == 0
