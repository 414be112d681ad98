"""The coding desk's pages: queue, decisions by forms, two editors, second reading."""

import re

import pytest
from django.contrib.auth.models import Group

from records.machine_rows import machine, recommendation
from uprtracker.accounts.models import User
from uprtracker.accounts.policy import DATA_EDITORS
from uprtracker.records.coding_decisions import decide
from uprtracker.records.codings import judged
from uprtracker.records.models import CodingDecision, MachineCoding, Review, SecondReading

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client) -> User:
    user = User.objects.create(username="editor-mira")
    user.groups.add(Group.objects.get_or_create(name=DATA_EDITORS)[0])
    client.force_login(user)
    return user


@pytest.fixture
def one():
    made = recommendation(1, "Continue its efforts and adopt a law on labour")
    machine(made, "action", ["2"], confidence=0.48, near=["5"], evidence="Continue its efforts")
    machine(made, "issue", ["labour", "justice"], confidence=0.71, near=["development"])
    machine(made, "theme", ["x"], sure=True, confidence=0.97)
    return made


def address(one) -> str:
    return f"/desk/coding/{one.code}/"


def form(client, one, **other) -> dict[str, object]:
    """Return what the form would send as it stands."""
    page = client.get(address(one)).text
    seen = re.search(r'name="seen" value="(\w+)"', page)[1]
    fields = {"seen": seen, "shows": ["action", "issue"], "action": "2", "issue": ["labour", "justice"]}
    return fields | other


def standing(one, scheme) -> tuple[str, ...]:
    return judged(one.codings.all(), scheme).labels


def test_queue_counts_filters_and_lists(client, editor, one):
    other = recommendation(1, "Sow", state="FRA", session=15)
    machine(other, "action", ["5"], confidence=0.3)
    page = client.get("/desk/coding/").text
    assert "2 recommendations wait" in page and "Action category (2)" in page
    assert page.index("Sow") < page.index("Continue its efforts")
    page = client.get("/desk/coding/?scheme=issue&label=justice").text
    assert "1 recommendation waits" in page and "Sow" not in page and "(1)" in page
    assert "Nothing that waits passes" in client.get("/desk/coding/?state=DEU").text
    for odd in ("?session=x", "?scheme=%00", "?label=zz", "?state=" + "k" * 500, "?scheme=issue&label='"):
        assert client.get(f"/desk/coding/{odd}").status_code == 200, odd


def test_empty_queue_says_so(client, editor):
    assert "Nothing waits" in client.get("/desk/coding/").text


def test_item_shows_text_evidence_proposal_in_words_and_what_is_near(client, editor, one):
    page = client.get(address(one)).text
    assert "<mark>Continue its efforts</mark> and adopt" in page
    assert "machine: as likely as not, 0.48" in page
    assert "The machine’s set as a whole: likely, 0.71" in page
    assert re.search(r'value="development">.*?unlikely, 0\.30', page, re.S)
    assert re.search(r'name="action" value="2" checked', page)
    assert page.count('class="status differs"') == 2, "the theme does not wait"


def test_confirming_goes_on_to_the_next_and_decides_what_waits(client, editor, one):
    machine(recommendation(2, "Sow"), "action", ["5"], confidence=0.9)
    answer = client.post(address(one), form(client, one))
    assert answer["Location"] == "/desk/coding/SVN-20-2/"
    rows = CodingDecision.objects.filter(person=editor)
    assert {row.scheme: row.labels for row in rows} == {"action": ["2"], "issue": ["justice", "labour"]}
    assert judged(one.codings.all(), "issue").origin == "person"


def test_filters_go_along_and_the_last_item_leads_to_the_queue(client, editor, one):
    answer = client.post(address(one), form(client, one, scheme="issue"))
    assert answer["Location"] == "/desk/coding/?scheme=issue"


def test_changing_adding_and_taking_away(client, editor, one):
    client.post(address(one), form(client, one, action="5", issue=["labour", "development"]))
    assert standing(one, "action") == ("5",)
    assert standing(one, "issue") == ("development", "labour")


def test_what_does_not_wait_is_decided_only_when_it_is_changed(client, editor, one):
    fields = form(client, one, shows=["action", "issue", "theme"])
    assert client.post(address(one), fields | {"theme": ["x"]}).status_code == 302
    assert not CodingDecision.objects.filter(scheme="theme").exists()
    client.post(address(one), form(client, one, shows=["theme"]))
    assert CodingDecision.objects.get(scheme="theme").labels == []


def test_a_scheme_that_the_form_did_not_show_is_not_decided(client, editor, one):
    client.post(address(one), form(client, one, shows=["action"]))
    assert not CodingDecision.objects.filter(scheme="issue").exists()


def test_undo_leads_back_and_keeps_the_decision(client, editor, one):
    client.post(address(one), form(client, one, action="5"))
    page = client.get("/desk/coding/").text
    assert "You decided last on" in page
    answer = client.post("/desk/coding/undo/", {"scheme": "action"})
    assert answer["Location"] == f"{address(one)}?scheme=action"
    assert standing(one, "action") == ("2",)
    assert CodingDecision.objects.filter(withdrawn_at__isnull=False).count() == 2
    assert client.post("/desk/coding/undo/")["Location"] == "/desk/coding/"


def test_two_editors_at_one_item(client, editor, one):
    fields = form(client, one, action="5")
    other = User.objects.create(username="omar")
    decide(wanted={one: {"action": ["3"]}}, person=other)
    answer = client.post(address(one), fields)
    assert answer.status_code == 409
    assert "Somebody decided on this" in answer.text
    assert re.search(r'name="action" value="5" checked', answer.text), "what was chosen is not lost"
    assert "by omar" in answer.text
    assert standing(one, "action") == ("3",)


@pytest.mark.parametrize(
    "wrong", [{"action": "6"}, {"action": ["1", "2"]}, {"issue": ["<b>"]}, {"action": ""}], ids=str
)
def test_a_form_that_makes_no_sense_is_refused(client, editor, one, wrong):
    answer = client.post(address(one), form(client, one, **wrong))
    assert answer.status_code == 422
    assert "<b>" not in answer.text
    assert not CodingDecision.objects.exists()


def test_identical_texts_are_decided_with_it_only_when_asked(client, editor, one):
    twin = recommendation(2, one.text, state="FRA")
    machine(twin, "action", ["2"])
    page = client.get(address(one)).text
    assert "1 other recommendation with exactly this text" in page
    client.post(address(one), form(client, one, action="5"))
    assert standing(twin, "action") == ("2",)
    client.post("/desk/coding/undo/")
    client.post(address(one), form(client, one, action="5", twins="1"))
    assert standing(twin, "action") == ("5",)
    assert not CodingDecision.objects.filter(recommendation=twin, scheme="issue").exists()
    client.post("/desk/coding/undo/")
    assert (standing(one, "action"), standing(twin, "action")) == (("2",), ("2",))


def test_unknown_and_former_codes(client, editor, one):
    assert client.get("/desk/coding/SVN-20-99/").status_code == 404
    assert client.get("/desk/coding/%00/").status_code == 404
    one.aliases.create(code="SVN-20-xdeadbeef")
    assert client.get("/desk/coding/SVN-20-xdeadbeef/").status_code == 200


def test_second_reading_shows_nothing_and_changes_nothing(client, editor, one):
    assert "No sample has been drawn" in client.get("/desk/coding/second/").text
    client.post("/desk/coding/second/", {"count": "50"})
    assert SecondReading.objects.get().recommendation == one
    page = client.get(f"/desk/coding/second/{one.code}/").text
    assert "machine:" not in page and "<mark>" not in page and " checked" not in page.split("keys-on")[0]
    assert (
        client.post(f"/desk/coding/second/{one.code}/", {"shows": ["action"], "action": "5"}).status_code
        == 422
    )
    fields = {"shows": ["action", "issue"], "action": "5", "issue": ["labour"]}
    answer = client.post(f"/desk/coding/second/{one.code}/", fields)
    assert answer["Location"] == "/desk/coding/second/"
    assert standing(one, "action") == ("2",)
    assert "You have read the whole sample" in client.get("/desk/coding/second/").text
    client.post("/desk/coding/undo/", {"blind": "1"})
    assert not CodingDecision.objects.filter(withdrawn_at=None).exists()


def test_only_drawn_recommendations_are_read_twice(client, editor, one):
    assert client.get(f"/desk/coding/second/{one.code}/").status_code == 404


def test_the_draw_goes_on_by_chance_and_not_by_order(client, editor):
    for number in range(1, 121):
        machine(recommendation(number), "action", ["5"])
    client.post("/desk/coding/second/", {"count": "50"})
    first = list(SecondReading.objects.values_list("recommendation__code", flat=True))
    assert len(first) == 50
    assert sorted(int(code.split("-")[2]) for code in first) != list(range(1, 51))
    client.post("/desk/coding/second/", {"count": "100000"})
    assert list(SecondReading.objects.values_list("recommendation__code", flat=True))[:50] == first
    assert SecondReading.objects.count() == 100


def test_thirty_thousand_waiting_come_in_few_queries(client, editor, django_assert_max_num_queries):
    one = recommendation(1)
    review = Review.objects.get()
    made = type(one).objects.bulk_create(
        type(one)(review=review, code=f"SVN-20-{n}", number=str(n), order=n, text=f"Plant {n}", origin="x")
        for n in range(2, 3002)
    )
    MachineCoding.objects.bulk_create(
        MachineCoding(
            recommendation=each, scheme="action", version="m", confidence=n / 4000, sure=False, digest="0"
        )
        for n, each in enumerate(made)
    )
    with django_assert_max_num_queries(40):
        page = client.get("/desk/coding/")
    assert "3\u202f000 recommendations wait" in page.text
    assert page.text.count("data-row") == 15
