"""What the public reads of assessments: what was signed off, with party and date, and nothing else."""

import pytest

from followup.small_space import small_space
from search.small_world import recommendation
from uprtracker.accounts import keeping
from uprtracker.accounts.models import Level
from uprtracker.agenda.programmes.models import MidTermReport
from uprtracker.followup.assessments.assessing import assess
from uprtracker.followup.models import Moment
from uprtracker.publishing.models import PaperDraft
from uprtracker.records import awaiting
from uprtracker.records.models import Coding, Pair, Review
from uprtracker.search import build_index

CODE, PLEDGE = "XAA-45-1.1", "XAA-45-p1"
PAGES = (
    f"/recommendations/{CODE}/",
    f"/recommendations/{CODE}.json",
    f"/pledges/{PLEDGE}/",
    f"/pledges/{PLEDGE}.json",
    "/reviews/xaa-45/",
    "/reviews/xaa-45.json",
    "/states/xaa/",
    "/states/xaa.json",
)


@pytest.fixture
def space(db):
    return small_space()


def publish(seats, code, value, **fields):
    return keeping.sign_off(assess(seats.editor, code, value, **fields), by=seats.reviewer)


def test_nothing_private_is_on_any_public_page(space, client):
    for level in (Level.PARTY, Level.WORKSPACE, Level.COORDINATORS):
        assess(space.cso.coordinator, CODE, "fully", comment="Not to be told.", level=level)
        assess(space.cso.coordinator, PLEDGE, "fully", comment="Not to be told.", level=level)
    client.force_login(space.cso.coordinator.user)
    for address in PAGES:
        told = client.get(address).content.decode()
        assert "Not to be told." not in told
        assert "Bridge Watch" not in told


def test_a_published_answer_shows_with_party_and_date(space, client):
    moment = keeping.add(Moment(title="Our own mid-term", kind="mid_term"), by=space.cso.editor)
    publish(space.cso, CODE, "partially", comment="The deck is done.", moment=moment)
    publish(space.state, CODE, "fully")
    told = client.get(f"/recommendations/{CODE}/").content.decode()
    for words in (
        "The deck is done.",
        "Bridge Watch",
        "Ministry",
        "IRI 0.75",
        "Answers differ",
        "published on",
    ):
        assert words in told
    assert "Our own mid-term" not in told
    data = client.get(f"/recommendations/{CODE}.json").json()["implementation"]
    assert (data["index"], data["band"], data["answers_differ"]) == ("0.75", "fully", True)
    assert [one["party"] for one in data["answers"]] == ["Bridge Watch", "Ministry"]


def test_a_recommending_state_sees_what_is_published_on_what_it_asked(space, client):
    Pair.objects.create(recommendation=space.asked, state="FRA", order=1, origin="report")
    address = "/states/fra/recommending/"
    build_index()
    assert "Published follow-up" not in client.get(address).text
    publish(space.cso, CODE, "partially")
    MidTermReport.objects.create(
        review=Review.objects.get(code="XAA-45"), slug="half", title="Half", actor="cso", state="published",
        checked_on="2026-01-01", published_at="2026-01-02T00:00Z",
    )  # fmt: skip
    text = client.get(address).text
    assert "Assessments are published on 1 of 1 recommendations and pledges" in text
    assert "with a mid-term report" in text
    assert client.get("/states/fra/recommending.json").json()["implementation"]["states"][0]["commented"] == 1


def test_docket_and_state_tell_shares_with_their_denominators(space, client):
    publish(space.cso, CODE, "not")
    publish(space.cso, PLEDGE, "B")
    docket = client.get("/reviews/xaa-45/").content.decode()
    assert "Assessments are published on 2 of 2 recommendations and pledges" in docket
    assert "Bridge Watch" in docket
    assert client.get("/reviews/xaa-45.json").json()["implementation"].keys() == {CODE, PLEDGE}
    assert "Assessments are published on 2 of 2" in client.get("/states/xaa/").content.decode()
    (row,) = client.get("/states/xaa.json").json()["implementation"]["reviews"]
    assert (row["received"], row["commented"], row["with_level"], row["graded"]) == (2, 2, 1, 1)
    assert row["bands"] == {"not": 1, "partially": 0, "fully": 0, "not_assessed": 0}


def test_a_published_page_follows_at_once(space, client):
    address = f"/recommendations/{CODE}/"
    before = client.get(address)["ETag"]
    thing = publish(space.cso, CODE, "fully")
    shown = client.get(address, headers={"If-None-Match": before})
    assert shown.status_code == 200
    assert "Bridge Watch" in shown.content.decode()
    keeping.withdraw(thing, by=space.cso.reviewer)
    assert "Bridge Watch" not in client.get(address).content.decode()


def waiting(client):
    return [one["state"] for one in client.get("/lists/no-follow-up.json").json()["by_state"]]


def test_what_is_published_leaves_the_list_of_what_nobody_reported_on(space, client):
    space.asked.position = "supported"
    space.asked.save()
    Review.objects.create(code="XAA-50", state="XAA", session=50, cycle=5, status="adopted")
    awaiting._without_follow_up.cache_clear()  # another test's records had the same version
    assert "XAA" in waiting(client)
    thing = publish(space.cso, CODE, "not")
    assert "XAA" not in waiting(client)
    keeping.withdraw(thing, by=space.cso.reviewer)
    assert "XAA" in waiting(client)
    paper = PaperDraft(kind="mid_term", title="Halfway", review="XAA-45")
    keeping.sign_off(keeping.add(paper, by=space.cso.editor), by=space.cso.reviewer)
    assert "XAA" not in waiting(client)


def test_an_issue_shows_the_shares_of_each_state_that_is_spoken_of(space, client):
    Coding.objects.create(recommendation=space.asked, scheme="issue", label="labour", origin="uprinfo")
    build_index()
    assert "Published follow-up" not in client.get("/issues/labour/").text
    assess(space.cso.editor, CODE, "not", level=Level.WORKSPACE)
    assert "Published follow-up" not in client.get("/issues/labour/").text
    publish(space.cso, CODE, "fully")
    told = client.get("/issues/labour/").text
    assert "Assessments are published on 1 of 1 recommendations and pledges" in told
    (line,) = client.get("/issues/labour.json").json()["follow_up"]["states"]
    assert (line["received"], line["commented"]) == (1, 1)
    assert "follow_up" not in client.get("/issues/detention.json").json()


def test_number_and_link_agree_where_some_of_a_review_is_followed(space, client):
    space.asked.position = "supported"
    space.asked.save()
    recommendation("Paint the rail", of=space.asked.review, number="1.77")
    Review.objects.create(code="XAA-50", state="XAA", session=50, cycle=5, status="adopted")
    awaiting._without_follow_up.cache_clear()  # another test's records had the same version
    publish(space.cso, CODE, "not")
    (row,) = client.get("/lists/no-follow-up.json").json()["by_state"]
    assert (row["recommendations"], row["search"]) == (1, "/lists/no-follow-up/?state=xaa")
    listed = client.get(row["search"].replace("/?", ".json?")).json()
    assert listed["first"] == ["XAA-45-1.77"]
    text = client.get(row["search"]).content.decode()
    assert "Paint the rail" in text and CODE not in text
