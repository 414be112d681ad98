"""Numbers of recommendations as addenda print them."""

import pytest

from uprtracker.extraction.ranges import WIDEST_RANGE, heads_of, named


def numbers(text, **options):
    return [number for group in named(text, heads_of(text), **options) for number in group.numbers]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We accept 140.35. 140.36", "140.35 140.36"),
        (
            "recommendations 122.30-33, 122.34- 35 and 122.40",
            "122.30 122.31 122.32 122.33 122.34 122.35 122.40",
        ),
        ("122.141-142,122.146, 122.150.", "122.141 122.142 122.146 122.150"),
        ("105.1 to 105.3", "105.1 105.2 105.3"),
        ("105.1 105.2105.3", "105.1 105.2 105.3"),
        ("105. 1, 105 .2 and 105.\n3", "105.1 105.2 105.3"),
        ("122.62-\n64, 122.66", "122.62 122.63 122.64 122.66"),
        ("122.130–32", "122.130 122.131 122.132"),
        ("recommendations in paragraphs 86.1, 86.3 (a) and (b) and 87.2", "86.1 86.3(a) 86.3(b) 87.2"),
        ("recommendations nos. 5, 6 and 8", "5 6 8"),
        ("recommendations 5. 6. 8 are accepted", "5 6 8"),
        ("the recommendations 1–3, 5– 6", "1 2 3 5 6"),
        ("Recommendation No. 12 (France): agreed", "12"),
        ("R.12 and R.14", "12 14"),
        ("Rec. 60.14", "60.14"),
        ("Recs. 6–8 The Government", "6 7 8"),
        ("recommendations Nos. 1, 2 and 4-5 of paragraph 60 are", "60.1 60.2 60.4 60.5"),
        ("the recommendations in paragraph 93 are accepted", "93.*"),
        ("recommendations 12 (France), 13 (Italy and Spain) and 15", "12 13 15"),
        ("recommendations 176.110, 112–114", "176.110 176.112 176.113 176.114"),
        ("recommandations 100.1 à 100.3 et 100.6", "100.1 100.2 100.3 100.6"),
        ("recomendaciones 100.1 a 100.3 y 100.6", "100.1 100.2 100.3 100.6"),
        ("recommendations 86.5-87.2", "86.5-87.2"),
        ("122.30b and 122.31 (c)", "122.30(b) 122.31(c)"),
    ],
)
def test_lists_as_printed(text, expected):
    assert " ".join(numbers(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Utopia accepts 142 recommendations and notes 21 recommendations.",
        "Recommendations were made on 4 November 2014 by 80 States.",
        "The rate fell to 45.6 per cent in 2012-2014.",
        "Article 297.1 of the Code and target 16.3",
        "A budget of 12.5 million",
        "recommendations 4 November",
    ],
    ids=str,
)
def test_figures_that_are_no_recommendations(text):
    assert numbers(text) == []


def test_a_range_of_absurd_length_gives_its_ends_and_a_doubt():
    for text in (
        f"recommendations 1-{WIDEST_RANGE + 2}",
        "recommendations 9 to 4",
        "recommendations 5-99999999",
    ):
        (group,) = named(text, frozenset())
        assert group.odd
        assert len(group.numbers) <= 2


def test_a_lone_decimal_is_no_list_of_the_document():
    assert heads_of("122.1, 122.2, 122.3, 122.4 and 45.6 of something") == {"122"}
