"""The pages of figures: the address says what is counted, nothing ranks States, charts can be embedded."""

import pytest
from django.urls import reverse

from uprtracker.analytics.charts import store
from uprtracker.analytics.completeness import Reviews
from uprtracker.records.models import Pair, Recommendation, Review, SourceRow
from uprtracker.web.statistics.contents import PAGES

ADDRESSES = [f"/figures/{name}/" for name in PAGES]


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_page_opens_with_and_without_data(client, db, address):
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", ADDRESSES[:-1])
def test_every_number_names_its_basis_and_the_version(client, docket, address):
    for basis, words in (
        ("recommendations", "Recommendations"),
        ("pairs", "pairs"),
        ("uprinfo_rows", "Rows"),
    ):
        text = client.get(address, {"basis": basis}).text
        assert words in text
        assert "version 7" in text


def test_what_an_address_does_not_mean_is_passed_over(client, docket):
    address = "/figures/answers.json?basis=nonsense&by=nothing&from=-3&to=abc&state=%00%3Cb%3E&coded=x"
    strange, plain = client.get(address), client.get("/figures/answers.json")
    assert strange.json()["charts"][0]["rows"] == plain.json()["charts"][0]["rows"]


def chart_of(client, address: str, name: str, **query: str) -> dict[str, object]:
    charts = client.get(f"{address.rstrip('/')}.json", query).json()["charts"]
    return next(chart for chart in charts if chart["name"] == name)


def test_first_count_has_all_received_below_it_and_the_final_share_only_what_was_answered(client, docket):
    docket.second.position = "partial"
    docket.second.save()
    chart = chart_of(client, "/figures/answers/", "first-and-final")
    (row,) = chart["rows"]
    assert chart["series"] == ["first", "final"]
    assert row["values"] == [0, 1]
    assert row["of"] == [2, 1]
    assert row["small"] == [True, True]


def test_every_basis_has_a_final_share_and_says_what_it_leaves_out(client, docket):
    docket.second.position = ""
    docket.second.save()
    for by in ("session", "cycle", "state"):
        (row,) = chart_of(client, "/figures/answers/", "final", by=by)["rows"]
        assert (row["values"], row["of"]) == ([1], [1])
    SourceRow.objects.update(position="noted")
    for basis, whole in (("pairs", [2, 3]), ("uprinfo_rows", [0, 1])):
        (row,) = chart_of(client, "/figures/answers/", "final", basis=basis)["rows"]
        assert [*row["values"], *row["of"]] == whole
    stacked = chart_of(client, "/figures/answers/", "answers")
    assert stacked["title"] == "Of those answered, 100.0\u202f% have the State’s support (1 of 1)"
    assert "Not in this share: no answer recorded (1)." in client.get("/figures/answers/").text


def test_a_page_on_which_nothing_is_answered_shows_no_share_of_support(client, docket):
    Pair.objects.update(position="")
    Recommendation.objects.update(position="")
    names = [chart["name"] for chart in client.get("/figures/answers.json").json()["charts"]]
    assert "final" not in names
    for address in ("/figures/answers/", "/figures/trends/", "/figures/actions/", "/sessions/45/report/"):
        text = client.get(address).text
        assert "No answer is recorded here yet" in text
        assert "have the State’s support" not in text


def test_a_pair_is_counted_for_each_state_and_a_recommendation_once(client, docket):
    for basis, count in (("recommendations", 2), ("pairs", 3), ("uprinfo_rows", 1)):
        chart = chart_of(client, "/figures/trends/", "numbers", basis=basis)
        assert [row["values"] for row in chart["rows"]] == [[count]]


def test_an_average_has_the_number_of_reviews_below_it(client, docket):
    (row,) = chart_of(client, "/figures/trends/", "averages", basis="pairs")["rows"]
    assert (row["values"], row["of"], row["shares"]) == ([3], [1], [3.0])


def test_a_session_that_is_here_in_part_says_so_and_is_no_end_of_a_trend(client, docket):
    for name in ("numbers", "averages", "answers"):
        chart = chart_of(client, "/figures/trends/", name)
        assert [row["note"] for row in chart["rows"]] == ["1 of 14 reviews here"], name
    assert chart_of(client, "/figures/trends/", "averages")["title"] == "On average 2 to each State"
    text = client.get("/figures/trends/").text
    assert "Not here as a whole, so paler: 45: 1 of 14 reviews here." in text
    (cycle,) = chart_of(client, "/figures/answers/", "answers", by="cycle")["rows"]
    assert cycle["note"] == "1 review here; more are to come"  # sessions 52 to 54 are still open
    (state,) = chart_of(client, "/figures/answers/", "answers", by="state")["rows"]
    assert "note" not in state


def test_a_trend_runs_between_whole_sessions(client, docket, monkeypatch):
    known = {45: Reviews(1, 1), 46: Reviews(1, 1), 47: Reviews(1, 14)}
    monkeypatch.setattr("uprtracker.web.statistics.building.by_session", lambda _frame: known)
    for session, count in ((46, 3), (47, 5)):
        review = Review.objects.create(
            state="XAB", session=session, cycle=4, code=f"XAB-{session}", demo=True
        )
        for number in range(count):
            Recommendation.objects.create(
                review=review, code=f"XAB-{session}-{number}", number=str(number), text="Mend the weir"
            )
    title = chart_of(client, "/figures/trends/", "averages")["title"]
    assert title == "On average 2 to each State in session 45, 3 in session 46"


@pytest.mark.parametrize("address", ["answers/?by=issue", "actions/", "issues/", "top/"])
def test_what_a_machine_coded_is_said_and_can_be_left_out(client, docket, address):
    words = "1 of 2 coded by machine, unconfirmed."
    assert words in client.get(f"/figures/{address}").text
    people = f"/figures/{address}{'&' if '?' in address else '?'}coded=people"
    assert words not in client.get(people).text


def test_a_row_leads_to_the_search_of_the_sessions_asked_for(client, docket):
    text = client.get("/figures/answers/?by=state&from=40&to=50").text
    assert "/recommendations/?session=45&amp;sur=XAA" in text


def test_what_people_and_what_the_machine_coded_are_never_one_share(client, docket):
    chart = chart_of(client, "/figures/specificity/", "specificity")
    assert chart["series"] == ["people", "machine"]
    assert [(row["values"], row["of"]) for row in chart["rows"]] == [([1, 0], [1, 1])]


def test_the_grid_shows_what_one_state_asked_of_whom(client, docket):
    made = chart_of(client, "/figures/who-asks-whom/", "to", state="fra")
    assert [(row["key"], row["values"]) for row in made["rows"]] == [("XAA", [1])]


def test_states_stand_by_alphabet_wherever_answers_are_shown(client, docket):
    rows = chart_of(client, "/figures/answers/", "answers", by="recommending")["rows"]
    assert [row["key"] for row in rows] == ["XAB", "FRA", ""]
    assert [row["name"] for row in rows[:2]] == ["Fictoria", "France"]


def test_the_chart_of_a_page_can_be_framed_and_knows_no_reader(client, docket, django_user_model):
    client.force_login(django_user_model.objects.create_user("somebody"))
    answer = client.get("/embed/figures/trends/", {"chart": "numbers", "basis": "pairs"})
    assert "X-Frame-Options" not in answer.headers
    assert "frame-ancestors *" in answer.headers["Content-Security-Policy"]
    assert not answer.cookies
    assert "somebody" not in answer.text
    assert answer.text.count("<figure") == 1
    assert client.get("/figures/trends/").headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("page", ["figures/none", "desk/review", "admin", "states", "language"])
def test_nothing_but_the_chart_of_a_public_page_is_framed(client, docket, page):
    answer = client.get(f"/embed/{page}/")
    assert answer.status_code == 404
    assert answer.headers.get("X-Frame-Options") != "ALLOWALL"
    assert client.get("/embed/figures/trends/", {"chart": "no-such"}).status_code == 404


def test_making_a_page_draws_nothing_and_its_numbers_are_a_file(client, docket, monkeypatch):
    monkeypatch.setattr(store, "want", lambda *_given: pytest.fail("a page must not draw"))
    text = client.get("/figures/trends/").text
    address = next(part.split('"')[0] for part in text.split('href="') if part.split('"')[0].endswith(".csv"))
    answer = client.get(address)
    assert answer.text.lstrip("\ufeff").splitlines()[1].startswith("45,45,2,2,1")
    assert "immutable" in answer.headers["Cache-Control"]


def test_a_picture_that_is_not_drawn_yet_leads_to_itself_and_not_for_ever(
    client, settings, monkeypatch, docket
):
    monkeypatch.setattr(store, "want", lambda *_given: None)
    monkeypatch.setattr("uprtracker.web.charts.WAIT", 0)
    client.get("/figures/trends/")
    key = next(store.folder().glob("*.json")).stem
    address = reverse("web:chart-file", args=[key, "svg"])
    answer = client.get(address)
    assert answer["Location"] == f"{address}?turn=1"
    assert answer["Cache-Control"] == "no-store"
    assert client.get(address, {"turn": "18"}).status_code == 404
    (store.folder() / f"{key}.svg").write_text("<svg/>")
    drawn = client.get(address)
    assert drawn["Content-Type"] == "image/svg+xml"
    assert "script" not in drawn["Content-Security-Policy"]


def test_the_table_stands_open_until_there_is_a_picture(client, docket):
    assert 'class="numbers-of" open' in client.get("/figures/trends/").text
    for numbers in store.folder().glob("*.json"):
        numbers.with_suffix(".svg").write_text("<svg/>")
    assert 'class="numbers-of" open' not in client.get("/figures/trends/").text
