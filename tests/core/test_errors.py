"""The error tree: one sentence with place and remedy, also after a journey between processes."""

import pickle

import pytest

from uprtracker.core import errors

TREE = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, errors.UprTrackerError)
]


def test_sentence_names_place_first_and_remedy_last() -> None:
    error = errors.DamagedDocument("The file ends too early.", place="a.pdf", remedy="Fetch it again.")
    assert str(error) == "a.pdf: The file ends too early. Fetch it again."


def test_sentence_without_place_and_remedy_is_the_message() -> None:
    assert str(errors.QueryError("A bracket is open.")) == "A bracket is open."


@pytest.mark.parametrize("kind", TREE, ids=lambda kind: kind.__name__)
def test_errors_survive_pickling(kind: type[errors.UprTrackerError]) -> None:
    error = pickle.loads(pickle.dumps(kind("m", place="p", remedy="r")))
    assert type(error) is kind
    assert (error.message, error.place, error.remedy) == ("m", "p", "r")
