"""What the machine coded says so wherever it shows, beside what people coded."""

import pytest

from records.machine_rows import editor, machine
from search.small_world import recommendation, review
from uprtracker.records.deciding import decide_coding
from uprtracker.records.version import bump
from uprtracker.search import build_index


@pytest.fixture
def both(db, home):
    """Two recommendations: one coded by UPR Info and the machine, one by the machine alone."""
    of = review("SVN", 20)
    one = recommendation("Build schools", of=of, number="115.1", action="4", issues=("justice",))
    two = recommendation("Dig wells", of=of, number="115.2")
    for record in (one, two):
        machine(record, "action", ["5"], evidence="Build", near=["4"], version="verbs 1")
        machine(record, "issue", ["justice"], sure=True, version="places 1")
        machine(record, "smart", [], sure=True)
    bump("test")
    build_index()
    return one, two


def test_human_and_machine_stand_side_by_side_and_differ(client, both):
    text = client.get("/recommendations/SVN-20-115.1/").content.decode()
    table = text[text.index("How it is coded") :]
    assert table.index("UPR Info") < table.index("machine, unconfirmed")
    assert table.count("Differs from what people coded.") == 1
    assert "verbs 1" in table and '<q lang="en" dir="auto">Build</q>' in table


def test_of_what_it_is_not_sure_the_page_says_so_and_what_else_it_may_be(client, both):
    text = client.get("/recommendations/SVN-20-115.2/").content.decode()
    assert "Not sure: waits for a person." in text
    assert "4 General action (30.0" in text
    assert "coded by machine, unconfirmed" in text


def test_a_person_who_gave_one_label_leaves_the_others_unconfirmed(client, both):
    decide_coding(recommendation=both[1], scheme="action", label="5", person=editor())
    text = client.get("/recommendations/SVN-20-115.2/").content.decode()
    assert "issues coded by machine, unconfirmed" in text
    twin = client.get("/recommendations/SVN-20-115.2.json").json()
    assert twin["coded_by_machine"] == ["issue"]
    own = {(one["scheme"], one["origin"]): one for one in twin["codings"]}
    assert own["action", "model"]["evidence"] == "Build"
    assert (own["issue", "model"]["version"], own["issue", "model"]["confidence"]) == ("places 1", 0.6)


@pytest.mark.parametrize(
    "address",
    ["/figures/", "/states/svn/", "/states/fra/recommending/", "/sessions/20/", "/reviews/svn-20/"],
)
def test_charts_say_how_many_are_the_machines_and_leave_them_out(client, both, address):
    text = client.get(address).content.decode()
    assert "1 of 2 coded by machine, unconfirmed." in text
    assert f"{address}?coded=people" in text
    people = client.get(address, {"coded": "people"}).content.decode()
    assert "Only those that people coded." in people and "coded by machine, unconfirmed." not in people
    assert "coded_by=person&amp;coded_by=uprinfo" in people


@pytest.mark.parametrize("address", ["/issues/", "/recommendations/"])
def test_counts_without_charts_say_it_too(client, both, address):
    assert "1 of 2 coded by machine, unconfirmed." in client.get(address).content.decode()


def test_rows_that_say_the_same_show_once(client, both):
    both[0].codings.create(scheme="issue", label="justice", origin="uprinfo")
    text = client.get("/recommendations/SVN-20-115.1/").content.decode()
    table = text[text.index("How it is coded") :]
    assert table.count(">Justice</a>") == 2  # UPR Info's and the machine's


def test_charts_without_a_machine_say_nothing_of_it(client, db, home):
    recommendation("Build schools", of=review("SVN", 20), action="4", issues=("justice",))
    bump("test")
    build_index()
    assert "by machine" not in client.get("/figures/").content.decode()


def test_where_people_coded_nothing_the_way_back_is_there(client, both):
    both[0].codings.filter(origin="uprinfo").delete()
    bump("test")
    build_index()
    text = client.get("/figures/", {"coded": "people"}).content.decode()
    assert "Count all" in text


def test_the_search_can_be_restricted_to_what_people_coded(client, both):
    found = client.get("/recommendations.json", {"coded_by": "uprinfo"}).json()
    assert [one["code"] for one in found["results"]] == ["SVN-20-115.1"]
    everything = client.get("/recommendations.json").json()
    assert everything["by_machine"] == 1
    assert [one["coded_by_machine"] for one in everything["results"]] == [[], ["action", "issue"]]
