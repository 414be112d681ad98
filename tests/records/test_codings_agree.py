"""The rule of which labels stand is written for rows in hand and for the database: both say the same."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from uprtracker.records.codings import NO_LABEL, Judged, current, stand
from uprtracker.records.models import Coding, Recommendation, Review

spoken = st.builds(
    Judged, st.sampled_from(["1", "2", "3"]), st.sampled_from(["uprinfo", "model", "person"]), st.booleans()
)
none_of_all = st.just(Judged(NO_LABEL, "person", False))


@pytest.mark.django_db
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(scheme=st.sampled_from(["action", "issue"]), codings=st.lists(spoken | none_of_all, max_size=6))
def test_both_say_the_same(scheme, codings):
    review, _ = Review.objects.get_or_create(code="SVN-20", state="SVN", session=20, cycle=2)
    one, _ = Recommendation.objects.get_or_create(review=review, code="SVN-20-1", text="Plant trees")
    Coding.objects.all().delete()
    for coding in codings:
        Coding.objects.create(
            recommendation=one, scheme=scheme, label=coding.label, origin=coding.origin, holds=coding.holds
        )
    in_database = set(current().values_list("label", flat=True))
    assert in_database == set(stand(scheme, codings).labels)


def test_a_person_takes_a_label_away_again():
    said = [Judged("justice", "person", True), Judged("justice", "person", False)]
    assert stand("issue", said).labels == ()


def test_the_machine_gives_way_to_the_export():
    said = [Judged("4", "model", True), Judged("5", "uprinfo", True)]
    assert stand("action", said) == stand("action", said[1:])


def test_no_label_denies_all_before_it_and_nothing_after():
    said = [
        Judged("justice", "model", True),
        Judged("labour", "person", True),
        Judged(NO_LABEL, "person", False),
        Judged("education", "person", True),
    ]
    assert stand("issue", said).labels == ("education",)
