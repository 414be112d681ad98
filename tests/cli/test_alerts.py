"""`upr alerts`: one round on the command line, and rounds until the site is gone."""

import json

import pytest

from search.small_world import recommendation, review, small_world
from uprtracker.accounts.models import User
from uprtracker.publishing.saved_searches import Wishes, save_search
from uprtracker.records.version import bump
from uprtracker.search import Query, build_index


def test_a_round_says_what_it_did(upr, db, home):
    small_world()
    build_index()
    owner = User.objects.create(username="owner")
    save_search(owner=owner, query=Query(q="prison"), name="Cells", wishes=Wishes(), language="en")
    recommendation("Paint every prison", of=review("SVN", 34), number="122.1")
    bump("came")
    build_index()
    assert json.loads(upr("alerts", "--json").stdout) == {"looked": 1, "alerts": 1, "sent": 0, "failed": 0}
    assert "0 saved searches" in upr("alerts").stderr


@pytest.mark.django_db
def test_it_ends_with_the_site(upr):
    assert upr("alerts", "--every", "60", "--site", "999999999").exit_code == 0
