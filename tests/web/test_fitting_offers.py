"""Funds and assistance at the recommendations and States that they fit, and nowhere else."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from search.small_world import small_world
from uprtracker.accounts.models import User
from uprtracker.accounts.policy import EDITORS
from uprtracker.publishing.news.models import Opportunity
from uprtracker.records.editing import begin, publish, put_wording
from uprtracker.web.news import fitting

CODE = "SVN-20-115.1"  # issues: international-instruments, womens-rights


@pytest.fixture
def ada(db):
    user = User.objects.create(username="ada")
    user.groups.add(Group.objects.get_or_create(name=EDITORS)[0])
    return user


@pytest.fixture
def offer(ada):
    """`offer("a", states=["SVN"])`: a fund that is open."""
    small_world()

    def made(slug, **given):
        words = {"title": f"Offer {slug}", "summary": "s", "giver": "Coast Fund", "eligible": "Everybody"}
        return publish(begin(Opportunity(slug=slug, **words, **given), by=ada), by=ada)

    return made


@pytest.mark.parametrize(
    ("named", "at_recommendation", "at_state"),
    [
        ({}, False, False),
        ({"states": ["SVN"]}, True, True),
        ({"states": ["ALB"]}, False, False),
        ({"issues": ["womens-rights"]}, True, False),
        ({"issues": ["rights-of-the-child"]}, False, False),
        ({"states": ["SVN"], "issues": ["womens-rights"]}, True, True),
        ({"states": ["SVN"], "issues": ["rights-of-the-child"]}, False, True),
        ({"states": ["ALB"], "issues": ["womens-rights"]}, False, False),
        ({"regions": ["eeg"]}, True, True),
        ({"regions": ["african"], "states": ["ALB"]}, False, False),
        ({"related": [CODE]}, True, False),
        ({"related": ["SVN-20"], "states": ["ALB"]}, True, False),
        ({"states": ["SVN"], "closes_at": timezone.now() - timedelta(days=1)}, False, False),
    ],
)
def test_where_an_offer_shows(client, offer, named, at_recommendation, at_state):
    offer("a", **named)
    for address, expected in ((f"/recommendations/{CODE}", at_recommendation), ("/states/svn", at_state)):
        assert ("Offer a" in client.get(f"{address}/").text) == expected
        assert (len(client.get(f"{address}.json").json()["opportunities"]) == 1) == expected


def test_few_are_named_in_the_language_of_the_reader_what_closes_first_first(client, offer, ada):
    now = timezone.now()
    for n in range(7):
        one = offer(f"o{n}", states=["SVN"], closes_at=now + timedelta(days=20 - n))
    put_wording(one, "fr", {"title": "Fonds côtier", "summary": "s", "eligible": "Tous"}, by=ada)
    page = client.get("/states/svn/", headers={"accept-language": "fr"}).text
    assert page.index("Fonds côtier") < page.index("Offer o5")
    assert "Offer o2" in page and "Offer o1" not in page


def test_nothing_to_show_costs_one_query(offer, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert fitting.for_recommendation("SVN", "SVN-20", CODE, ["womens-rights"]) == []
    with django_assert_num_queries(1):
        assert fitting.for_state("SVN") == []
