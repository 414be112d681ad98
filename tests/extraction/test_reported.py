"""Words that report a recommendation or answer it."""

import pytest

from uprtracker.extraction.reported import comment_of, unreported


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Recommended to Malta to open the archive", "Open the archive"),
        ("Recommended Malta to open the archive", "Open the archive"),
        ("Recommended to promptly open the archive", "Promptly open the archive"),
        ("It also recommended that the State open the archive", "Open the archive"),
        ("and called upon it to open the archive", "open the archive"),
        ("Invited Malta, to the extent possible, to open the archive", "Open the archive"),
        ("That Malta should open the archive", "Open the archive"),
        ("Encouraged San Marino to open the archive", "Open the archive"),
        ("Regarding the recommendation to open the archive", "Open the archive"),
    ],
)
def test_reporting_words_go(text: str, asked: str) -> None:
    assert unreported(text) == asked


@pytest.mark.parametrize(
    "text",
    [
        "Open the archive",
        "Request technical assistance to open the archive",
        "Call on the international community to open its archives",
        "Encourage the press to open its archives",
        "That a body be founded",
        "That the Press Council open its archive",
        "That the Archive Act be amended",
        "Recommended to the extent possible, an archive",
        "",
    ],
)
def test_other_words_stay(text: str) -> None:
    assert unreported(text) == text


@pytest.mark.parametrize(
    ("text", "tail", "comment"),
    [
        ("Open it (France)", ": It has been open for twenty years.", "It has been open for twenty years"),
        (
            "Open it (France)",
            ". The recommendations above enjoy support.",
            "The recommendations above enjoy support",
        ),
        (
            "Regarding the recommendation to open it (France)",
            ", included in paragraph 33 (a), Malta stated that it is open.",
            "included in paragraph 33 (a), Malta stated that it is open",
        ),
        ("Open it (France)", "; Follow-up to the review", "Follow-up to the review"),
        ("Open it (France)", "; Publish the list", ""),
        (
            "Open it (France)",
            ". With respect to archives, Malta will see.",
            "With respect to archives, Malta will see",
        ),
        ("Open it (France)", ". With respect to archives, publish the list of them.", ""),
        ("Open it (France)", ": see below", ""),
        ("Open it (France)", ": Publish the list of everything in it.", ""),
        ("Open it (France)", ". Publish the recommendations of the committee.", ""),
        ("Open it (France)", ", included in paragraph 33 (a), in the year after next", ""),
        ("Open it (France)", " in the course of the year after the next", ""),
    ],
)
def test_comments(text: str, tail: str, comment: str) -> None:
    assert comment_of(text, tail) == comment
