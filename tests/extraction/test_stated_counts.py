"""Counts of recommendations that documents state."""

import pytest

from uprtracker.extraction.stated_counts import stated_in


def counts(text, **options):
    return {item.what: item.count for item in stated_in(text, **options)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Out of 90 recommendations received, Utopia had supported 80 recommendations and noted 10.",
            (90, 80, 10),
        ),
        (
            "Out of 90 recommendations received, 80 had enjoyed its support and 10 had been noted.",
            (90, 80, 10),
        ),
        ("Of the 90 recommendations received, Utopia had supported 80 and noted 10.", (90, 80, 10)),
        (
            "Out of 90 recommendations received, Utopia had supported 89 recommendations and noted one.",
            (90, 89, 1),
        ),
        (
            "Utopia received 90 recommendations. It accepts 80 recommendations. It notes 10 recommendations.",
            (90, 80, 10),
        ),
        ("Of the 90 recommendations, 80 enjoy the support of Utopia and 10 are noted.", (90, 80, 10)),
    ],
    ids=str,
)
def test_received_supported_noted(text, expected):
    assert counts(text) == dict(zip(("received", "supported", "noted"), expected, strict=True))


@pytest.mark.parametrize(
    ("more", "partial"),
    [
        (
            "Clarification had been given on another two recommendations, indicating which parts it took.",
            2,
        ),
        ("Clarification had been given on another recommendation, indicating which parts were noted.", 1),
        (
            "It had written about the remaining 23 recommendations, clearly indicating which part was noted.",
            23,
        ),
    ],
    ids=["two", "one", "remaining"],
)
def test_answers_in_part_of_the_official_count(more, partial):
    text = f"Out of 90 recommendations received, Utopia had supported 60 recommendations and noted 5. {more}"
    assert counts(text, official=True) == {"received": 90, "supported": 60, "noted": 5, "partial": partial}


def test_all_were_noted():
    assert counts("Utopia had noted all of the 90 recommendations.", official=True) == {
        "received": 90,
        "noted": 90,
    }


@pytest.mark.parametrize(
    "text",
    [
        "Utopia accepts recommendations 5 and 6 and notes recommendation 8.",
        "Of the remaining 12 recommendations, 8 are now supported and 4 noted.",
        "It was glad that 58 recommendations were immediately supported.",
        "Utopia accepts it as of 12 March and supports 45.6 per cent more teachers.",
        "Utopia supported 30 schools and noted 20 gaps.",
    ],
    ids=str,
)
def test_what_is_no_count_of_the_review(text):
    assert counts(text) == {}


PRESIDENT = "The President stated that, based on what was provided, out of 90 recommendations received, "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "80 had enjoyed the support of Utopia, additional clarification had been provided on another two"
            " recommendations, indicating which parts were supported and which noted, and 8 had been noted.",
            (90, 80, 8, 2),
        ),
        (
            "Utopia supported 80, provided additional clarification on 4 recommendations and noted 6.",
            (90, 80, 6, 4),
        ),
        (
            "80 enjoyed its support, 4 were partially supported, and 6 did not enjoy its support.",
            (90, 80, 6, 4),
        ),
        (
            "80 were supported, clarification was provided on one recommendation. Nine were noted.",
            (90, 80, 9, 1),
        ),
        ("80 had been noted, 2 had been accepted in part and 8 had been accepted.", (90, 8, 80, 2)),
        ("Utopia accepts 80, partially accepts 2 and notes 8.", (90, 80, 8, 2)),
        ("all recommendations enjoyed the support of Utopia.", (90, 90)),
    ],
    ids=str,
)
def test_what_the_president_states(text, expected):
    kinds = ("received", "supported", "noted", "partial")
    assert counts(PRESIDENT + text, official=True) == dict(zip(kinds, expected, strict=False))


@pytest.mark.parametrize(
    "text",
    [
        "L’Utopie a reçu 90 recommandations, dont 80 ont été acceptées et 10 notées.",
        "De las 90 recomendaciones recibidas, Utopía aceptó 80 y tomó nota de 10.",
    ],
)
def test_counts_in_french_and_spanish(text):
    assert counts(text) == {"received": 90, "supported": 80, "noted": 10}
