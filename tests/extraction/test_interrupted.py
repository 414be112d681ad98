"""Requests that a bracket interrupts: each State's is whole, and no word is anybody's who did not say it."""

import pytest

from uprtracker.core.recommendation import Part
from uprtracker.extraction.interrupted import whole_requests

A, B, C = ("AAA",), ("BBB",), ("CCC",)


def read(*parts):
    return [(one.text, one.states) for one in whole_requests([Part(text, states) for text, states in parts])]


@pytest.mark.parametrize(
    ("parts", "requests"),
    [
        pytest.param(
            [("Sign", A), ("ratify the Treaty on Bridges", B)],
            [("Sign […] the Treaty on Bridges", A), ("ratify the Treaty on Bridges", B)],
            id="two verbs",
        ),
        pytest.param(
            [("Sign", A), ("or consider ratifying", B), ("the Treaty on Bridges", A + C)],
            [
                ("Sign […] the Treaty on Bridges", A),
                ("consider ratifying […] the Treaty on Bridges", B + C),
            ],
            id="the object has a bracket of its own",
        ),
        pytest.param(
            [("Consider ratifying", A), ("accede to the Treaty on Bridges", B)],
            [("Consider ratifying […] the Treaty on Bridges", A), ("accede to the Treaty on Bridges", B)],
            id="the preposition stays with its verb",
        ),
        pytest.param(
            [("Sign", A), ("take steps to become a party to the Treaty on Bridges", B)],
            [
                ("Sign […] the Treaty on Bridges", A),
                ("take steps to become a party to the Treaty on Bridges", B),
            ],
            id="steps towards a treaty",
        ),
        pytest.param(
            [("Maintain", A), ("continue", B), ("its policy of peace", A + B), ("including at sea", A)],
            [
                ("Maintain […] its policy of peace […] including at sea", A),
                ("continue […] its policy of peace", B),
            ],
            id="a State goes on with its own request",
        ),
        pytest.param(
            [("Sign", A + B), ("and ratify", B + C), ("the Treaty on Bridges", A + B + C)],
            [
                ("Sign […] the Treaty on Bridges", A),
                ("Sign […] and ratify […] the Treaty on Bridges", B),
                ("ratify […] the Treaty on Bridges", C),
            ],
            id="two verbs of one State",
        ),
        pytest.param(
            [("Ratify", A), ("as soon as possible the Treaty on Bridges", B)],
            [
                ("Ratify […] the Treaty on Bridges", A),
                ("Ratify […] as soon as possible the Treaty on Bridges", B),
            ],
            id="when is said by one of them",
        ),
    ],
)
def test_each_request_is_whole(parts, requests):
    assert read(*parts) == requests


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param([("Open the archive", A), ("publish the list", B)], id="each has its object"),
        pytest.param([("Open the archive", A), ("in particular on Mondays", B)], id="only goes on"),
        pytest.param([("Consider", A), ("with priority", B), ("opening it", C)], id="no plain object"),
        pytest.param([("Reconsider its position", A), ("open the archive", B)], id="an object of one word"),
        pytest.param([("Sign", A)], id="nothing follows"),
        pytest.param([], id="no parts"),
    ],
)
def test_nothing_is_joined_that_needs_no_joining_or_is_in_doubt(parts):
    assert read(*parts) == []


def test_every_word_stays_and_nothing_is_added():
    parts = [("Sign", A), ("and ratify", B), ("the Treaty on Bridges", A + B + C), ("without delay", C)]
    printed = " ".join(text for text, _ in parts).split()
    for text, _states in read(*parts):
        assert {word for word in text.split() if word != "[…]"} <= set(printed)
