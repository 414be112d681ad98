"""The recommendations most like a text, and the index behind them."""

import pytest
from django.conf import settings

from uprtracker.records import texts_index
from uprtracker.records.likeness import most_alike
from uprtracker.records.models import Recommendation, Review
from uprtracker.records.version import bump

pytestmark = pytest.mark.django_db


def ask(state: str, session: int, *texts: str) -> list[Recommendation]:
    """Add recommendations to a review as an import does, and count a version."""
    review, _made = Review.objects.get_or_create(
        code=f"{state}-{session}", state=state, session=session, defaults={"cycle": 2}
    )
    start = review.recommendations.count()
    made = [
        Recommendation.objects.create(
            review=review, code=f"{review.code}-1.{at}", number=f"1.{at}", order=at, text=text
        )
        for at, text in enumerate(texts, start + 1)
    ]
    bump("test")
    return made


def codes(text: str, **wanted: object) -> list[str]:
    return [one.recommendation.code for one in most_alike(text, **wanted)]


def test_most_alike_first_and_of_one_state_when_asked():
    ask("SVN", 20, "Dig new wells in the villages", "Ratify CED", "Consider ratifying CED and CAT")
    ask("FRA", 15, "Ratify CED")
    assert codes("Ratify CED") == ["SVN-20-1.2", "FRA-15-1.1", "SVN-20-1.3"]
    assert codes("Ratify CED", state="svn") == ["SVN-20-1.2", "SVN-20-1.3"]
    assert codes("Ratify CED", limit=1) == ["SVN-20-1.2"]
    first = most_alike("Ratify CED")[0]
    assert (first.recommendation.review.code, first.score) == ("SVN-20", 1.0)
    assert codes("") == codes("of the") == codes("Ratify CED", state="É\0") == []


def test_an_empty_database_has_nothing_alike():
    assert most_alike("Ratify CED") == []


def test_the_index_follows_the_data_and_takes_over_what_it_knows(monkeypatch):
    (wells, treaty) = ask("SVN", 20, "Dig new wells", "Ratify CED")
    assert codes("Ratify CED") == ["SVN-20-1.2"]
    coded = []
    real = texts_index.rows_of
    monkeypatch.setattr(texts_index, "rows_of", lambda texts: coded.extend(texts) or real(texts))
    ask("FRA", 15, "Plant trees", "Ratify CED")
    wells.delete()
    assert codes("Ratify CED") == ["SVN-20-1.2", "FRA-15-1.2"]
    assert codes("Plant trees") == ["FRA-15-1.1"]
    assert coded == ["Plant trees"]
    treaty.text = "Ratify CAT"
    treaty.save()
    bump("test")
    assert codes("Ratify CED") == ["FRA-15-1.2"]
    assert len([one for one in (settings.UPR_HOME / "likeness").iterdir() if one.is_dir()]) == 1
