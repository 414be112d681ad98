"""The model in the package: what it says of plain cases in our own words."""

import pytest

from uprtracker.coding import code
from uprtracker.coding.cards import model_card
from uprtracker.coding.model.shipped import shipped_model
from uprtracker.reference import load_reference

ACTIONS = [
    ("ratify", "Ratify the Optional Protocol to the Convention against Torture", "5"),
    ("consider-ratifying", "Consider ratifying the Convention on migrant workers", "3"),
    ("continue-to-ratify", "Continue its efforts to ratify the Convention on migrant workers", "2"),
    ("take-steps", "Take steps to improve the conditions of women in rural areas", "4"),
    ("continue-and-strengthen", "Continue and strengthen its measures for children", "4"),
    ("adopt-a-law", "Adopt a law that prohibits corporal punishment of children in all settings", "5"),
    ("seek-help", "Seek technical assistance from the international community for its schools", "1"),
    ("share", "Share its experience in fighting poverty with other countries", "1"),
    ("maintain", "Maintain its policy of free primary schools", "2"),
    ("by-amending", "Strengthen the rights of women by amending the family code", "5"),
    ("study", "Study the possibility of abolishing the death penalty", "3"),
]
ISSUES = [
    ("torture-treaty", "Ratify the Convention against Torture", {"international-instruments"}),
    ("death-penalty", "Abolish the death penalty", {"death-penalty"}),
    ("women", "Combat domestic violence against women", {"womens-rights"}),
    ("schools", "Build more primary schools so that all children learn to read", {"right-to-education"}),
    ("invitation", "Issue a standing invitation to all special procedures", {"special-procedures"}),
    ("judges", "Guarantee the independence of judges", {"justice"}),
    ("trafficking", "Punish traffickers and protect victims of trafficking in persons", {"trafficking"}),
]


@pytest.mark.parametrize(("text", "category"), [case[1:] for case in ACTIONS], ids=[c[0] for c in ACTIONS])
def test_action_category(text: str, category: str) -> None:
    ((coded,),) = code([text], load_reference(), ["action"])
    assert coded.labels == (category,)


@pytest.mark.parametrize(("text", "issues"), [case[1:] for case in ISSUES], ids=[case[0] for case in ISSUES])
def test_issues(text: str, issues: set[str]) -> None:
    ((coded,),) = code([text], load_reference(), ["issue"])
    assert issues <= set(coded.labels)
    assert all(judgement.evidence for judgement in coded.judgements)


def test_labels_are_those_of_the_reference() -> None:
    reference = load_reference()
    action, issue = shipped_model().schemes
    assert set(action.labels) == {str(number) for number in reference.action_categories}
    assert set(issue.labels) <= set(reference.issues)
    assert len(issue.labels) >= 54


def test_card_is_that_of_the_weights() -> None:
    card = model_card()
    assert card is not None
    assert card.version == shipped_model().version


def test_what_it_is_not_sure_of_waits() -> None:
    ((coded,),) = code(["Do something about everything, perhaps"], load_reference(), ["issue"])
    assert not coded.sure
