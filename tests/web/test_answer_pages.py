"""Pages that answer: numbers are those of the records, addresses stay, lists say what they count."""

import csv
import re

import pytest
from django.http import QueryDict

from search.small_world import pledge, recommendation, review
from uprtracker.records.models import Coding, Link, Position, Recommendation, Review
from uprtracker.records.version import bump, data_version
from uprtracker.search import Query, build_index, find

PAGES = (
    "/states/svn/",
    "/states/fsm/",
    "/states/fra/recommending/",
    "/sessions/20/",
    "/sdgs/",
    "/sdgs/5/",
    "/sdgs/5.1/",
    "/instruments/",
    "/instruments/cat-family/",
    "/mechanisms/",
    "/themes/",
    "/groups/",
    "/regions/",
    "/regions/eeg/",
    "/organisations/",
    "/organisations/eu/",
    "/compare/",
    "/compare/?states=HRV,SVN",
    "/compare/?issues=justice,womens-rights",
    "/lists/",
    "/lists/pending/",
    "/lists/no-follow-up/",
    "/lists/every-cycle/",
)


@pytest.fixture
def world(db, home):
    """Two reviews of Slovenia and one of Croatia: supported, noted, pending, and one answered differently."""
    old, new = review("SVN", 7, cycle=1), review("SVN", 20)
    asked = recommendation("Shut the old kiln", of=old, number="1", issues=("justice",), action="4")
    recommendation("Count the herons", of=old, number="2", position="noted", by=("GBR",))
    again = recommendation("Shut the old kiln at last", of=new, number="1", issues=("justice",), action="5")
    recommendation("Dry the reeds", of=new, number="2", position="pending", by=("FRA", "GBR"))
    recommendation(
        "Mend the weir", of=new, number="3", by=("FRA", "GBR"), answers={"GBR": "noted"}, position="partial"
    )
    recommendation("Teach the ferrymen", of=review("HRV", 9, cycle=1), number="1", issues=("womens-rights",))
    pledge("Open the sluice", of=new)
    Link.objects.create(kind="repeats", earlier=asked, later=again, score=0.9, method="test")
    for scheme, label in (("sdg", "5.1"), ("instrument", "cat")):
        Coding.objects.create(
            recommendation=again, scheme=scheme, label=label, origin="model", confidence=0.9
        )
    bump("test")
    build_index()
    return again


def figures(client, address: str) -> dict[str, tuple[float, int | None]]:
    twin = client.get(address).json()
    return {one["key"]: (one["value"], one.get("of")) for one in twin["figures"]}


def test_every_page_opens_with_and_without_an_index(client, db, home, request):
    for address in PAGES:
        assert client.get(address).status_code == 200, address
    request.getfixturevalue("world")
    for address in PAGES:
        for language in ("en", "ar"):
            answer = client.get(address, headers={"accept-language": language})
            assert answer.status_code == 200, (address, language)
            assert " style=" not in answer.text


def test_state_counts_each_recommendation_once_whatever_its_states_were_answered(client, world):
    found = figures(client, "/states/svn.json")
    assert found["recommendations"] == (5, None)
    assert found["supported"] == (2, 3)  # of those supported or noted; the other two stand apart
    assert (found["partial"], found["pending"]) == ((1, None), (1, None))
    assert (found["specific"], found["rs"], found["pledges"]) == ((1, 5), (2, None), (1, None))
    text = client.get("/states/svn/").text
    assert "Of those answered, 66.7\u202f% have the State’s support (2 of 3)." in text
    assert "Not in this share: supported in part (1), pending (1)." in text
    assert "2 of 3 supported or noted, as answers stand. Few: read with care." in text


def test_where_nothing_is_answered_there_is_no_share(client, db, home):
    for number, position in (("1", "pending"), ("2", ""), ("3", "")):
        recommendation("Mend the weir", of=review("SVN", 20), number=number, position=position)
    bump("test")
    build_index()
    for address in ("/states/svn", "/sessions/20", "/states/fra/recommending"):
        found = figures(client, f"{address}.json")
        assert "supported" not in found
        assert (found["pending"], found["none"]) == ((1, None), (2, None))
        text = client.get(f"{address}/").text
        assert "No answer is recorded here yet." in text
        assert "Of those answered" not in text


def test_recommending_state_is_answered_pair_by_pair(client, world):
    found = figures(client, "/states/gbr/recommending.json")
    assert (found["recommendations"], found["supported"]) == ((3, None), (0, 2))
    assert found["average"] == (1.5, None)  # three in two reviews


def test_number_leads_to_the_search_that_lists_it(client, world):
    twin = client.get("/sessions/20.json").json()
    assert twin["search"] == "/recommendations/?session=20"
    assert find(Query(session=("20",))).recommendations == twin["figures"][0]["value"] == 3


def test_topic_counts_what_belongs_to_it_and_says_who_coded_it(client, world):
    text = client.get("/sdgs/5/").text
    assert "Recommendations on this: 1. " in text and "1 of 6" not in text
    assert "Found by machine, unconfirmed." in text
    assert "Only 0 of 6 recommendations have been looked at for this so far." in text
    assert "/sdgs/5.1/" in text and "/sdgs/6.1/" not in text
    family = client.get("/instruments/cat-family.json").json()
    assert family["recommendations"] == 1
    # No shares of cycles while not all are looked at: what it comes up with stands in their place.
    assert [(row["key"], row["of"]) for row in family["chart"]["rows"]] == [("justice", 1)]
    assert client.get("/sdgs/5.99/").status_code == 404
    assert client.get("/instruments/CAT/")["Location"] == "/instruments/cat/"


def test_issue_by_cycle_has_the_cycle_as_denominator(client, world):
    chart = client.get("/issues/justice.json").json()["chart"]
    rows = [(row["key"], row["recommendations"], row["of"]) for row in chart["rows"]]
    assert rows == [("1", 1, 3), ("2", 1, 3)]
    # Neither cycle is here as a whole, so the finding is that of all: no trend between parts.
    assert chart["title"] == "Recommendations on this: 2 of 6 (33.3\u202f%)"


def test_issue_by_cycle_says_what_a_machine_coded_and_can_leave_it_out(client, world):
    of = Recommendation.objects.exclude(pk=world.pk).filter(codings__label="womens-rights").get()
    Coding.objects.filter(recommendation=of, scheme="issue").update(origin="uprinfo")
    Coding.objects.filter(recommendation=world, scheme="issue").update(origin="model", confidence=0.9)
    bump("coded")
    build_index()
    assert "1 of 2 coded by machine, unconfirmed." in client.get("/issues/justice/").text
    every, people = (client.get(f"/issues/justice.json{q}").json()["chart"] for q in ("", "?coded=people"))
    assert [row["recommendations"] for row in every["rows"]] == [1, 1]
    assert sum(row["recommendations"] for row in people["rows"]) == 1


def test_organisation_counts_its_members_of_that_day(client, world):
    twin = client.get("/organisations/eu.json").json()
    assert "GBR" not in twin["members_today"]
    text = client.get("/organisations/eu/").text
    assert "not a member today" in text
    assert {one["key"]: one["value"] for one in twin["figures"]}["made"] == 6


def test_comparison_has_one_address_and_the_order_of_names(client, world):
    answer = client.get("/compare/?states=svn&states=&states=HRV")
    assert (answer.status_code, answer["Location"]) == (302, "/compare/?states=HRV,SVN")
    twin = client.get("/compare.json?states=HRV,SVN").json()
    assert [one["name"] for one in twin["columns"]] == ["Croatia", "Slovenia"]
    assert twin["columns"][1]["figures"][0]["value"] == 5
    many = client.get("/compare/?states=HRV,SVN,FRA,GBR,DEU,AUT,XYZ")
    assert many.status_code == 200 and "At most 5 can be compared" in many.text and "“XYZ”" in many.text


def test_comparison_keeps_numerators_and_denominators(client, world):
    text = client.get("/compare/?states=HRV,SVN").text
    key = re.search(r"/charts/(\w+)\.csv", text).group(1)
    rows = list(csv.reader(client.get(f"/charts/{key}.csv").text.lstrip("\ufeff").splitlines()))
    cells = {row[0]: row[2:8] for row in rows[1:]}
    assert cells["justice"] == ["0", "1", "0.0", "2", "5", "0.4"]
    assert cells["womens-rights"] == ["1", "1", "1.0", "0", "5", "0.0"]


def test_lists_count_what_they_say(client, world):
    waiting = client.get("/lists/pending.json").json()["by_state"]
    assert [(one["state"], one["sessions"], one["recommendations"]) for one in waiting] == [("SVN", "20", 1)]
    followed = client.get("/lists/no-follow-up.json").json()
    assert [(one["state"], one["recommendations"]) for one in followed["by_state"]] == [("SVN", 2)]
    always = client.get("/lists/every-cycle.json").json()
    assert (always["first"], always["figures"][0]["value"]) == ([world.code], 1)
    assert "machine in like words, unconfirmed" in client.get("/lists/every-cycle/").text
    Link.objects.update(status="rejected")
    bump("test")
    build_index()
    assert client.get("/lists/every-cycle.json").json()["by_state"] == []


def test_what_a_review_that_is_not_adopted_leaves_open_is_pending(client, world):
    held = review("LVA", 52, cycle=4)
    Review.objects.filter(pk=held.pk).update(status="reviewed")
    recommendation("Oil the lock", of=held, number="1", position="")
    recommendation("Oil the old lock", of=review("LVA", 11, cycle=1), number="1", position="")
    bump("test")
    build_index()
    said = client.get("/lists/pending.json").json()
    rows = [(one["state"], one["sessions"], one["recommendations"]) for one in said["by_state"]]
    assert rows == [("LVA", "52", 1), ("SVN", "20", 1)]  # Latvia's old review is not its last
    assert said["answer"].startswith("2 recommendations wait") and said["figures"][0]["value"] == 2
    for one in said["by_state"]:
        query = Query.from_params(QueryDict(one["search"].partition("?")[2]))
        assert find(query).recommendations == one["recommendations"]
    Review.objects.filter(code="LVA-52").update(status="adopted")
    bump("test")
    build_index()
    assert [one["state"] for one in client.get("/lists/pending.json").json()["by_state"]] == ["SVN"]


def test_list_without_follow_up_shows_its_records_and_one_states_all(client, world):
    said = client.get("/lists/no-follow-up.json").json()
    assert said["first"] == ["SVN-7-1", "SVN-7-2"]
    query = Query.from_params(QueryDict(said["by_state"][0]["search"].partition("?")[2]))
    assert find(query).recommendations == said["by_state"][0]["recommendations"] == 2
    text = client.get("/lists/no-follow-up/?state=svn").text
    assert "Count the herons" in text
    assert client.get("/lists/no-follow-up/?state=hrv").status_code == 404


def test_citation_of_a_record_names_the_version_of_the_data(client, world):
    version = data_version()
    for address in (f"/recommendations/{world.code}/", "/pledges/SVN-20-p1/"):
        cited = client.get(address).text.partition('id="citation"')[2].partition("</p>")[0]
        assert f"UPR Tracker, data version {version} of " in cited, address


def test_figures_lead_to_comparing_lists_and_tables(client, world):
    text = client.get("/figures/").text.partition("<main")[2]
    assert all(f'href="{one}"' in text for one in ("/compare/", "/lists/", "/recommendations/table/"))


def test_how_to_ask_names_the_fields(client, world):
    text = client.get("/recommendations/").text
    for name in ("issue", "state", "sdg", "instrument", "number"):
        assert f"<code>{name}:</code>" in text
    assert "<code>issue:women</code>" in text


def test_first_count_is_shown_where_every_report_tells_it(client, db, home):
    of = review("SVN", 20)
    asked = [recommendation(f"Mend weir {n}", of=of, number=str(n)) for n in range(1, 5)]
    first = {1: "supported", 2: "pending", 3: "noted"}
    for number, value in first.items():
        steps = asked[number - 1].positions
        steps.all().delete()
        steps.create(stage=Position.Stage.REPORT, value=value)
    bump("test")
    build_index()
    assert "first" not in figures(client, "/states/svn.json")  # of the fourth no report tells
    asked[3].delete()
    bump("test")
    build_index()
    assert figures(client, "/states/svn.json")["first"] == (1, 3)


def test_what_people_and_what_a_machine_coded_as_specific_are_no_one_share(client, db, home):
    of = review("SVN", 20)
    for number, action in enumerate(("5", "5", "4", "5", "4", "4", "4")):
        recommendation(f"Mend weir {number}", of=of, number=str(number), action=action)
    machine = Recommendation.objects.order_by("pk")[3:]
    Coding.objects.filter(recommendation__in=machine).update(origin="model", confidence=0.9)
    bump("test")
    build_index()
    for address in ("/states/svn", "/reviews/svn-20", "/sessions/20", "/compare"):
        query = "?states=HRV,SVN" if address == "/compare" else ""
        text = client.get(f"{address}/{query}").text
        assert "2 of 3" in text, address
        assert "Coded by machine, unconfirmed: 1 of 4." in text, address
    assert figures(client, "/states/svn.json")["specific"] == (2, 3)
