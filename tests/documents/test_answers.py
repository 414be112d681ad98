"""What a reader process may answer, and what is refused."""

import os
import pickle

import pytest

from uprtracker.core import Position
from uprtracker.core.errors import TooLarge
from uprtracker.documents.answers import HEAD, load_answer, pack
from uprtracker.documents.document import Line, Role


class ByName:
    """Pickles as `getattr(owner, name)`, as enumerations do before Python 3.11.4."""

    def __init__(self, owner, name):
        self.call = (getattr, (owner, name))

    def __reduce__(self):
        return self.call


class Calling:
    def __reduce__(self):
        return (os.system, ("true",))


@pytest.mark.parametrize(
    "value",
    [[1, "a", None, ("b",)], Line("text", Role.FOOTNOTE), Position.NOTED],
    ids=["plain-values", "dataclass", "enumeration"],
)
def test_an_answer_comes_back(value):
    assert load_answer(pack(value)[HEAD.size :]) == value


def test_an_error_comes_back():
    error = load_answer(pack(TooLarge("Too large.", place="a.pdf"))[HEAD.size :])
    assert (type(error), error.place) == (TooLarge, "a.pdf")


def test_members_of_enumerations_may_be_named():
    assert load_answer(pickle.dumps(ByName(Position, "NOTED"))) is Position.NOTED


@pytest.mark.parametrize("hostile", [Calling(), ByName(Line, "__init__")], ids=["call", "attribute"])
def test_what_runs_code_is_refused(hostile):
    with pytest.raises(pickle.UnpicklingError):
        load_answer(pickle.dumps(hostile))
