"""`upr lineage`: links of all reviews, made once, counted by cycle."""

import json

import pytest

from uprtracker.records.models import Link, Recommendation, Review

pytestmark = pytest.mark.django_db

TEXTS = {7: ("Consider ratifying CED", "Dig new wells"), 20: ("Ratify CED", "Teach chess in schools")}


def test_links_are_made_counted_and_made_once(upr):
    for session, texts in TEXTS.items():
        review = Review.objects.create(
            code=f"SVN-{session}", state="SVN", session=session, cycle=1 + session // 13, status="adopted"
        )
        for at, text in enumerate(texts, 1):
            Recommendation.objects.create(review=review, code=f"{review.code}-{at}", order=at, text=text)
    told = json.loads(upr("lineage", "--json").stdout)
    assert told["links"]["added"] == 1
    assert told["cycles"][-1] == {"cycle": 2, "all": 2, "comparable": 2, "repeating": 1, "confirmed": 0}
    assert Link.objects.get().later.text == "Ratify CED"
    Link.objects.update(method="older")
    (check,) = [
        one for one in json.loads(upr("doctor", "--json").stdout)["checks"] if one["name"] == "lineage"
    ]
    assert check["remedy"] == "Run `upr lineage`."
    again = upr("lineage").stdout
    assert "1 links" in again
    assert not Link.objects.filter(method="older").exists()
    assert "0 new, 0 gone. Machine, unconfirmed" in again
