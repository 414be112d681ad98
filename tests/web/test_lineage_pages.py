"""Asked before, asked again or not: what pages say of links, and the desk where persons decide."""

import pytest
from django.contrib.auth.models import Group
from django.db import transaction

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import DATA_EDITORS
from uprtracker.records.likeness import most_alike
from uprtracker.records.lineage import link_again
from uprtracker.records.link_decisions import decide_links
from uprtracker.records.models import Link, Recommendation, Review
from uprtracker.records.version import bump

pytestmark = pytest.mark.django_db

EARLIER = ("Consider ratifying CED", "Dig new wells in the northern villages")
LATER = ("Ratify CED", "Ratify the CED", "Teach chess in primary schools")


@pytest.fixture
def asked() -> None:
    with transaction.atomic():
        for state, session, texts in (("SVN", 7, EARLIER), ("SVN", 20, LATER), ("FRA", 15, ("Ratify CED",))):
            review = Review.objects.create(
                code=f"{state}-{session}", state=state, session=session, cycle=1, status="adopted"
            )
            for at, text in enumerate(texts, 1):
                one = Recommendation.objects.create(
                    review=review, code=f"{review.code}-1.{at}", number=f"1.{at}", order=at, text=text
                )
                one.pairs.create(state="ITA", origin="report")
        link_again([one.pk for one in Review.objects.all()])
        bump("test")


@pytest.fixture
def editor(client) -> User:
    user = User.objects.create(username="editor")
    user.groups.add(Group.objects.get_or_create(name=DATA_EDITORS)[0])
    client.force_login(user)
    return user


def repeats(later: str) -> Link:
    return Link.objects.get(kind="repeats", later__code=later)


def test_a_recommendation_says_what_was_asked_before_and_that_a_machine_found_it(client, asked):
    page = client.get("/recommendations/SVN-20-1.1/").text
    before, together = page.index("Asked before"), page.index("Asked together with")
    assert "/recommendations/SVN-7-1.1/" in page[before:together]
    assert "machine, unconfirmed" in page[before:together]
    assert "“Consider ratifying”" in page[before:together]
    assert "strengthened" in page[before:together]
    assert "/recommendations/SVN-20-1.2/" in page[together:]
    assert "Confirm or reject" not in page
    assert "Asked again later" in client.get("/recommendations/SVN-7-1.1/").text
    assert "Asked" not in client.get("/recommendations/SVN-20-1.3/").text


def test_the_twin_carries_links_with_status_and_score(client, asked):
    (link,) = [
        one
        for one in client.get("/recommendations/SVN-20-1.1.json").json()["links"]
        if one["side"] == "before"
    ]
    assert link["code"] == "SVN-7-1.1"
    assert link["status"] == "proposed"
    assert link["machine_unconfirmed"] is True
    assert 0.5 <= link["score"] <= 1
    assert link["method"].startswith("lexical")
    assert (link["then"], link["now"]) == (
        {"verbs": "Consider ratifying", "action": 3},
        {"verbs": "Ratify", "action": 5},
    )
    assert link["change"] == "strengthened"


def test_other_states_are_shown_once_there_is_an_index(client, asked):
    address = "/recommendations/SVN-20-1.1/"
    assert "Asked of other States" not in client.get(address).text
    most_alike("Ratify CED")
    bump("test")
    page = client.get(address).text
    assert "/recommendations/FRA-15-1.1/" in page[page.index("Asked of other States") :]


def test_a_rejected_link_shows_nowhere_and_a_confirmed_one_is_said_so(client, asked, editor):
    decide_links(links=[repeats("SVN-20-1.1")], status=Link.Status.CONFIRMED, person=editor)
    decide_links(links=[repeats("SVN-20-1.2")], status=Link.Status.REJECTED, person=editor)
    assert "confirmed by a person" in client.get("/recommendations/SVN-20-1.1/").text
    assert "Asked before" not in client.get("/recommendations/SVN-20-1.2/").text
    (twin,) = [
        one
        for one in client.get("/recommendations/SVN-20-1.1.json").json()["links"]
        if one["side"] == "before"
    ]
    assert twin["status"] == "confirmed"
    assert twin["confirmed_on"]


def test_a_review_says_how_much_of_it_was_asked_again(client, asked):
    said = "1 of the 2 recommendations of session 7 were found again at session 20"
    for address in ("/reviews/svn-7/", "/reviews/svn-20/", "/reviews/svn-7/asked-again/"):
        assert said in client.get(address).text
    data = client.get("/reviews/svn-7/asked-again.json").json()
    assert data["not_asked_again"] == ["SVN-7-1.2"]
    assert [(one["earlier"], one["later"]) for one in data["links"]] == [
        ("SVN-7-1.1", "SVN-20-1.1"),
        ("SVN-7-1.1", "SVN-20-1.2"),
    ]
    assert client.get("/reviews/svn-20/asked-again.json").json()["not_asked_again"] is None
    assert client.get("/reviews/SVN-7/asked-again/")["Location"] == "/reviews/svn-7/asked-again/"
    assert client.get("/reviews/nowhere/asked-again/").status_code == 404


def test_a_state_says_what_it_was_asked_at_every_review(client, asked):
    page = client.get("/states/svn/").text
    assert "2 of the 3 recommendations of session 20" in page
    assert client.get("/states/svn.json").json()["asked_in_every_review"] == {
        "reviews": ["SVN-7", "SVN-20"],
        "codes": ["SVN-20-1.1", "SVN-20-1.2"],
    }
    assert "Asked at every review" not in client.get("/states/fra/").text
    assert client.get("/states/fra.json").json()["asked_in_every_review"] is None


def test_an_editor_confirms_goes_on_and_takes_back(client, asked, editor):
    first = client.get("/desk/lineage/")
    assert "2 proposals of the machine wait" in first.text
    link = first.context["link"]
    answer = client.post(f"/desk/lineage/{link.pk}/", {"do": "confirm"})
    assert answer["Location"] == f"/desk/lineage/?after={link.pk}&done={link.pk}"
    link.refresh_from_db()
    assert (link.status, link.person) == ("confirmed", editor)
    after = client.get(answer["Location"])
    assert "Confirmed:" in after.text
    assert after.context["link"] != link
    back = client.post(f"/desk/lineage/{link.pk}/", {"do": "undo"})
    assert client.get(back["Location"]).context["link"] == link
    link.refresh_from_db()
    assert (link.status, link.person) == ("proposed", None)


def test_the_queue_keeps_to_a_review_and_decides_all_of_one_recommendation(client, asked, editor):
    with transaction.atomic():
        review = Review.objects.get(code="SVN-7")
        Recommendation.objects.create(review=review, code="SVN-7-1.3", order=3, text="Ratify the CED")
        link_again([review.pk])
    assert client.get("/desk/lineage/?about=fra-15").context["count"] == 0
    page = client.get("/desk/lineage/?about=svn-20")
    link, fellows = page.context["link"], page.context["fellows"]
    assert (page.context["count"], fellows) == (4, 2)
    answer = client.post(f"/desk/lineage/{link.pk}/", {"do": "confirm-all", "about": "svn-20"})
    assert "about=SVN-20" in answer["Location"]
    assert set(link.later.links_to_earlier.filter(kind="repeats").values_list("status", flat=True)) == {
        "confirmed"
    }
    assert Link.objects.filter(kind="repeats", status="proposed").count() == 2
    assert client.get("/desk/lineage/?about=%00&kind=x&at=y&after=9999999&done=-1").status_code == 200
    assert client.get("/desk/lineage/?kind=joint").context["queue"].kind == "joint"


@pytest.mark.parametrize("do", ["", "nonsense"])
def test_what_is_no_decision_changes_nothing(client, asked, editor, do):
    link = repeats("SVN-20-1.1")
    client.post(f"/desk/lineage/{link.pk}/", {"do": do})
    link.refresh_from_db()
    assert link.status == "proposed"
