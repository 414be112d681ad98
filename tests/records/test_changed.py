"""Each version says which records it changed, so that the search can follow without reading all of them."""

import pytest

from uprtracker.accounts.models import User
from uprtracker.core import Position as Answer
from uprtracker.records.changed import NOTHING, Changed, changed_since, in_states_of
from uprtracker.records.deciding import decide_coding, decide_position
from uprtracker.records.demo import load_demo
from uprtracker.records.models import DataVersion, Recommendation, Review
from uprtracker.records.version import bump, data_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def recommendation() -> Recommendation:
    load_demo()
    return Recommendation.objects.filter(position="supported")[0]


def test_versions_add_up(recommendation):
    before, person = data_version(), User.objects.create(username="e")
    decide_coding(recommendation=recommendation, scheme="issue", label="labour", person=person)
    decide_position(recommendation=recommendation, value=Answer.NOTED, person=person)
    bump("nothing that shows", NOTHING)
    assert changed_since(before) == Changed.of(
        recommendations=[recommendation.pk], reviews=[recommendation.review_id]
    )
    assert changed_since(data_version()) == NOTHING


def test_a_version_that_does_not_say_may_have_changed_anything(recommendation):
    before = data_version()
    bump("known", Changed.of(recommendations=[1]))
    bump("unknown")
    assert changed_since(before) is None


def test_a_version_that_is_missing_may_have_changed_anything(recommendation):
    before = data_version()
    bump("gone", NOTHING)
    bump("there", NOTHING)
    DataVersion.objects.filter(number=before + 1).delete()
    assert changed_since(before) is None


def test_with_a_review_all_reviews_of_its_state_may_change(db):
    first, other = (
        Review.objects.create(code=f"SVN-{n}", state="SVN", session=n, cycle=1, status="adopted")
        for n in (7, 20)
    )
    Review.objects.create(code="ALB-7", state="ALB", session=7, cycle=1, status="adopted")
    assert in_states_of([other.pk]).reviews == {first.pk, other.pk}
