"""Every cue fits its own phrases and none of its counter-examples; every surrounding is needed."""

import pytest

from uprtracker.coding.cue import Cue, Cues, Veto, find, prepare, read_cues

FILES = {name: read_cues(name) for name in ("time_bound", "measurable", "specific")}
CUES = [
    pytest.param(cues, cue, id=f"{name}-{cue.name}")
    for name, cues in FILES.items()
    for cue in cues.cues + cues.vague
]
VETOES = [
    pytest.param(cues, veto, id=f"{name}-{veto.name}") for name, cues in FILES.items() for veto in cues.vetoes
]


@pytest.mark.parametrize(("cues", "cue"), CUES)
def test_cue_fits_its_phrases_only(cues: Cues, cue: Cue) -> None:
    assert cue.fits and cue.misfits
    assert [text for text in cue.fits if not find(prepare(text), [cue], cues.vetoes)] == []
    assert [text for text in cue.misfits if find(prepare(text), [cue], cues.vetoes)] == []


@pytest.mark.parametrize(("cues", "veto"), VETOES)
def test_surrounding_takes_the_meaning_away(cues: Cues, veto: Veto) -> None:
    known = {cue.name for cue in cues.cues}
    assert veto.cues <= known, veto.cues - known
    others = [other for other in cues.vetoes if other is not veto]
    for text in veto.fits:
        assert find(prepare(text), cues.cues, others), f"nothing to take away: {text}"
        assert not find(prepare(text), cues.cues, cues.vetoes), text
    for text in veto.misfits:
        assert find(prepare(text), cues.cues, cues.vetoes), text


def test_counter_examples_of_time_are_not_time_bound_by_another_cue() -> None:
    cues = FILES["time_bound"]
    wrong = {
        text: hits[0].cue.name
        for cue in cues.cues + cues.vague[:1]
        for text in cue.misfits
        if (hits := find(prepare(text), cues.cues, cues.vetoes))
    }
    assert wrong == {}


def test_places_are_those_of_the_original_text() -> None:
    text = "Sign  it\n\nby   the end\tof 2014, İzmir"
    (hit,) = find(prepare(text), FILES["time_bound"].cues[:1])
    assert text[slice(*hit.place)] == "by   the end\tof 2014"


def test_a_capital_that_becomes_two_letters_moves_nothing() -> None:
    text = "İİİ Sign it by 2014"
    (hit,) = find(prepare(text), FILES["time_bound"].cues[:1])
    assert text[slice(*hit.place)] == "by 2014"
