"""The drafting desk: what it says of a text, what it counts, and that nothing typed stays anywhere."""

import logging
from pathlib import Path

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client

from uprtracker.coding import CODERS
from uprtracker.records import judging
from uprtracker.records.drafting import LONGEST
from uprtracker.records.models import Coding, Pair, Recommendation, Review
from uprtracker.records.version import bump
from web import drafting_coders

CAT = "the Convention against Torture"


@pytest.fixture
def asked(db, home):
    """Slovenia was asked four times to ratify a convention, twice to do something else."""
    review = Review.objects.create(code="SVN-20", state="SVN", session=20, cycle=2)
    texts = [
        (f"Ratify {CAT}", "supported", "5", "FRA"),
        (f"Ratify {CAT} soon", "noted", "5", "ESP"),
        (f"Consider ratifying {CAT}", "supported", "3", "AUT"),
        (f"Continue its efforts to ratify {CAT}", "partial", "2", "FRA"),
        ("Repair the roads between the villages", "noted", "5", "FRA"),
        ("Repaint the lighthouse", "", "4", ""),
    ]
    for order, (text, position, category, by) in enumerate(texts, 1):
        one = Recommendation.objects.create(
            review=review, code=f"SVN-20-1.{order}", number=f"1.{order}", order=order, text=text,
            origin="conclusions", position=position,
        )  # fmt: skip
        Pair.objects.create(recommendation=one, state=by, origin="report", position=position)
        origin = "model" if order == 5 else "uprinfo"
        Coding.objects.create(recommendation=one, scheme="action", label=category, origin=origin)
    bump("test")


@pytest.fixture
def coders(monkeypatch):
    """Coders that say what a test knows, beside the real one of SMART."""
    stand_in = {name: getattr(drafting_coders, name) for name in ("action", "issue", "instrument")}
    monkeypatch.setattr(judging, "CODERS", {**stand_in, "smart": CODERS["smart"]})


def look(client, text, **more):
    answer = client.post("/draft/", {"state": "Slovenia", "text": text, **more})
    assert answer.status_code == 200
    return " ".join(answer.text.split())


def test_the_empty_desk_says_what_it_is_for(client, db):
    answer = client.get("/draft/")
    assert answer.status_code == 200
    assert "Write a recommendation, and you will see here" in answer.text
    assert answer["Cache-Control"] == "private, no-store"


def test_a_link_names_the_states_in_the_readers_language(client, db):
    page = client.get("/draft/?state=svn&by=fra").text
    assert 'value="Slovenia" autocomplete' in page
    assert 'value="France" autocomplete' in page
    assert 'aria-invalid="true"' in client.get("/draft/?state=%3Cb%3E").text


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        (
            f"Consider ratifying {CAT}",
            [
                "The first verb is “consider”: category 3.",
                "“ratify” alone would be 5.",
                "Ask for the act rather than for thinking about it.",
                "The machine is not sure",
            ],
        ),
        (f"Ratify {CAT}", ["The first verb is “ratify”: category 5.", "The machine is nearly certain."]),
        (
            "Promote the work of nurses",
            ["Usually “promote” speaks for category 4; here the words around it weigh more."],
        ),
        (
            "Continue and strengthen the work of nurses",
            ["Usually “strengthen” speaks for category 4", "Ask for a change, not only for going on"],
        ),
        ("Zigzag through the villages soon", ["No verb that opens it is known here"]),
        (
            "Improve the pay of nurses by adopting a law",
            ["The first verb is “improve”: category 4. “adopt” alone would be 5."],
        ),
        ("Improve and extend the pay of nurses", ["Usually “extend” speaks for category 5"]),
        ("Strengthen and improve the pay of nurses", ["the second counts: “improve”, category 4"]),
    ],
    ids=["consider", "ratify", "promote", "continue", "unknown", "by", "two-otherwise", "two"],
)
def test_the_category_and_why(client, asked, coders, text, sentences):
    page = look(client, text)
    assert not [sentence for sentence in sentences if sentence not in page]


@pytest.mark.parametrize("number", range(1, 6))
def test_no_sentence_contradicts_the_category_shown(client, asked, monkeypatch, number):
    """Whatever the model says of whatever verb, the sentence names the category shown, or says "usually"."""
    from uprtracker.coding.first_verbs import first_verbs
    from uprtracker.reference import load_reference
    from uprtracker.web.drafting import words

    facts = load_reference()
    for verb in facts.action_verbs.verbs.values():
        found = first_verbs(verb.examples[0], facts)
        said = words.why(found, number)
        assert ("Usually" in said[0]) == (found.category != number)
        if found.category == number:
            assert f"category {number}" in said[0]


def test_evidence_is_marked_and_the_ladder_shows_where_it_stands(client, asked, coders):
    page = look(client, "Consider ratifying <b>it</b> at once")
    assert "<mark>Consider</mark> <mark>ratifying</mark> &lt;b&gt;it&lt;/b&gt; at once" in page
    assert page.count('<li aria-current="true">') == 1
    assert (
        page.index("Specific action") < page.index('<li aria-current="true">') < page.index("Minimal action")
    )


def test_what_smart_lacks_and_what_it_has(client, asked, coders):
    page = look(client, "Improve the work of nurses")
    assert "Say by when. <q" in page
    page = look(client, "Ratify the convention by the end of 2030")
    assert "Say by when." not in page
    assert "not needed: it is either done or not" in page


def test_issues_and_instruments_claim_no_more_than_is_known(client, asked, coders):
    page = look(client, f"Ratify {CAT}")
    assert 'href="/issues/torture-and-other-cid-treatment/"' in page
    assert "Perhaps also: Justice" in page
    assert "Labour" not in page
    assert "Which States have ratified what is not in this database" in page
    assert "Read by machine, unconfirmed." in page


def test_what_the_state_was_asked_before_is_counted_with_its_basis(client, asked, coders):
    page = look(client, f"Ratify {CAT}", by="FRA")
    assert "4 similar recommendations, answered so:" in page
    assert "Of all recommendations of category 5 to this State, 1 of 3 were supported." in page
    assert "Category given by machine, unconfirmed: 1." in page
    assert "Basis: recommendations, by the answer that stands; 6 to this State in all." in page
    assert "By France itself" in page
    assert "All 3 recommendations of France to this State" in page
    assert 'href="/recommendations/?sur=SVN&amp;rs=FRA"' in page
    assert page.index("SVN-20-1.1") < page.index("SVN-20-1.2")
    assert "Repaint" not in page


def test_data_for_programs_are_the_same_answer(asked, coders):
    client = Client(enforce_csrf_checks=True)
    sent = {"text": f"Consider ratifying {CAT}", "state": "svn", "by": "Francia"}
    by_form, by_json = (
        client.post("/draft.json", sent),
        client.post("/draft.json", sent, content_type="application/json"),
    )
    data = by_form.json()
    assert data == by_json.json()
    assert (data["state"], data["by"], data["action"]["category"]) == ("SVN", "FRA", 3)
    assert data["action"]["verbs"][1] == {"verb": "ratify", "category": 5, "start": 9, "end": 18}
    assert data["asked_before"]["similar"] == {
        "total": 4,
        "by_position": {"supported": 2, "noted": 1, "partial": 1},
    }
    assert data["asked_before"]["own"] == ["SVN-20-1.1", "SVN-20-1.4"]
    assert data["issues"] == ["torture-and-other-cid-treatment"]
    assert data["coded_by"] == "machine, unconfirmed"
    assert CAT not in by_form.text
    assert "sessionid" not in by_form.cookies and "csrftoken" not in by_form.cookies
    assert by_form["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("body", ["[]", "{", "3", '"text"', "[" * 60_000])
def test_bad_json_is_said_so(client, db, body):
    answer = client.post("/draft.json", body, content_type="application/json")
    assert (answer.status_code, list(answer.json())) == (400, ["error"])


@pytest.mark.parametrize("values", [{}, {"text": 3, "state": [], "by": {}}, {"text": "\0", "state": "\0\0"}])
def test_odd_values_are_no_text(client, db, values):
    data = client.post("/draft.json", values, content_type="application/json").json()
    assert (data["state"], data["action"]) == (None, None)
    assert data["note"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Ratify", "A little more, please"),
        ("Ratifier la Convention contre la torture et les protocoles", "does not seem to be English"),
        ("批准禁止酷刑公约及其任择议定书", "does not seem to be English"),
        ("Ратифицировать Конвенцию против пыток", "does not seem to be English"),
        ("x" * (LONGEST + 1), "the desk reads up to 3 000"),
    ],
    ids=["short", "french", "chinese", "russian", "long"],
)
def test_what_cannot_be_read_is_said_kindly(client, db, home, coders, text, sentence):
    page = look(client, text)
    assert sentence in page
    assert "How much action" not in page


def test_a_foreign_name_makes_no_foreign_text(client, asked, coders):
    assert "The first verb is “ratify”" in look(client, "Ratify La Joya protocol")


def test_too_large_a_body_is_refused(client, db):
    for address in ("/draft/", "/draft.json"):
        assert client.post(address, {"text": "x" * 70_000}).status_code == 413


def test_unknown_states_are_named_and_the_rest_answered(client, asked, coders):
    page = look(client, "Ratify it at once", state="Atlantis <b>")
    assert "No State is known here as “Atlantis &lt;b&gt;”." in page
    assert "Choose the State under Review" in page


def test_a_state_without_recommendations_and_a_text_like_none(client, asked, coders):
    assert "holds no recommendations to this State yet" in look(client, "Ratify it at once", state="Tuvalu")
    page = look(client, "Plant birches along canals", by="Austria")
    assert "Nothing similar is among the 6 recommendations" in page
    assert "Austria itself asked nothing similar" in page


def test_htmx_gets_the_answer_alone(client, asked, coders):
    sent = {"state": "Slovenia", "text": f"Ratify {CAT}"}
    answer = client.post("/draft/", sent, headers={"HX-Request": "true"})
    assert "<html" not in answer.text and "<textarea" not in answer.text
    assert answer.text.lstrip().startswith('<section id="advice"')
    assert 'hx-swap-oob="innerHTML:#advice-status"' in answer.text


def test_htmx_is_told_once_what_cannot_be_read(client, db, home, coders):
    sent = {"text": "Ratifier la Convention contre la torture et les protocoles"}
    answer = client.post("/draft/", sent, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    assert answer.text.count("does not seem to be English") == 2  # beside the field, and spoken


def test_a_forged_form_is_refused(asked):
    client = Client(enforce_csrf_checks=True)
    assert client.post("/draft/", {"text": "Ratify it at once"}).status_code == 403


def test_nothing_typed_stays_in_a_row_a_cache_a_file_or_a_log(client, asked, coders, home, caplog):
    caplog.set_level(logging.DEBUG)
    typed = "Ratify Quixotalia treaty Zyxwvutsrq with the Marmaladians of Brobdingnag"
    for address, headers in (("/draft/", {}), ("/draft/", {"HX-Request": "true"}), ("/draft.json", {})):
        answer = client.post(address, {"state": "Slovenia", "text": typed}, headers=headers)
        assert answer.status_code == 200
    secrets = ("Quixotalia", "Zyxwvutsrq", "Marmaladians", "Brobdingnag")
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            assert not [row for row in cursor.fetchall() if any(word in str(row) for word in secrets)], table
    files = [path for path in Path(home).rglob("*") if path.is_file()]
    for path in files:
        content = path.read_bytes().lower()
        assert not [word for word in secrets if word.lower().encode() in content], path
    assert not [word for word in secrets if word in str(getattr(cache, "_cache", ""))]
    logged = [record for record in caplog.records if not record.name.startswith("django.db")]
    assert not [one for one in logged if any(word in one.getMessage() for word in secrets)]


def test_an_error_on_the_desk_does_not_report_the_text(client, asked, coders, monkeypatch, caplog):
    from django.views.debug import SafeExceptionReporterFilter

    from uprtracker.web.drafting import panel

    def fails(*args, **kwargs):
        raise RuntimeError("broken")

    monkeypatch.setattr(panel, "asked_before", fails)
    client.raise_request_exception = False
    answer = client.post("/draft/", {"state": "Slovenia", "text": "Ratify Quixotalia at once"})
    assert answer.status_code == 500
    request = answer.wsgi_request
    assert "Quixotalia" not in str(SafeExceptionReporterFilter().get_post_parameters(request))
    assert "Quixotalia" not in answer.text + caplog.text


def test_fictitious_states_are_offered_where_there_is_nothing_else(client, db, home):
    from uprtracker.records.demo import load_demo

    assert "Examplia" not in client.get("/draft/").text
    load_demo()
    page = client.get("/draft/").text
    assert '<option value="Examplia">' in page
    assert "Demonstration" in client.get("/draft/?state=xaa").text


def test_the_real_coders_answer(client, asked, monkeypatch):
    monkeypatch.setattr(judging, "CODERS", CODERS)
    page = look(client, f"Consider ratifying {CAT}")
    assert "Read by machine, unconfirmed." in page
    assert "The first verb is “consider”: category 3. “ratify” alone would be 5." in page
    assert 'href="/issues/international-instruments/"' in page
    assert "4 similar recommendations, answered so:" in page
