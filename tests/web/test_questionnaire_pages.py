"""Pages of questionnaires: answered without an account, gone on with by a secret, read by organisers."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from uprtracker.accounts.models import User
from uprtracker.agenda.programmes.models import Questionnaire, Reply
from uprtracker.agenda.programmes.questions.answering import start
from uprtracker.records.models.edited import Wording

TEXT = "? How often? (scale)\n- Never: Ask for <dates>.\n- Often: Agree on a plan.\n? What else?"


@pytest.fixture
def asked(db):
    return Questionnaire.objects.create(title="Ponds", slug="ponds", questions=TEXT, state="published")


@pytest.fixture
def organiser(db):
    made = User.objects.create_user("otto", password="a long word of mine")
    made.groups.add(Group.objects.get_or_create(name="organisers")[0])
    return made


def test_answer_save_go_on_and_see_what_it_means(client, asked):
    page = client.get("/questionnaires/ponds/")
    assert page["Cache-Control"] == "private, no-store"
    assert "How often?" in page.content.decode() and not page.cookies
    answer = client.post("/questionnaires/ponds/", {"q1": "1", "do": "save"})
    own = answer["Location"]
    page = client.get(own)
    assert page["Referrer-Policy"] == "no-referrer"
    assert 'value="1" checked' in page.content.decode()
    assert client.post(own, {"q1": "1", "q2": "<b>Rain</b>", "do": "done"})["Location"] == own
    result = client.get(own).content.decode()
    assert "Ask for &lt;dates&gt;." in result and "&lt;b&gt;Rain&lt;/b&gt;" in result
    client.post(own, {"do": "again"})
    assert "<form" in client.get(own).content.decode()
    assert "gone for good" in client.post(own, {"do": "delete"}).content.decode()
    assert client.get(own).status_code == 404
    assert not Reply.objects.exists()


def test_what_is_wrong_is_said_and_typed_words_stay(client, asked):
    answer = client.post("/questionnaires/ponds/", {"q2": "x" * 4001, "q1": "2", "do": "done"})
    assert answer.status_code == 422
    assert 'value="2" checked' in answer.content.decode()
    assert not Reply.objects.exists()


def test_it_speaks_the_language_of_the_reader(client, asked):
    words = {"title": "Étangs", "questions": TEXT.replace("Never", "Jamais")}
    Wording.objects.create(
        kind="programmes.questionnaire", thing=asked.pk, language="fr", texts=words, of_revision=1
    )
    page = client.get("/questionnaires/ponds/", headers={"accept-language": "fr"}).content.decode()
    assert "Jamais" in page and "Étangs" in page


def test_a_restricted_one_is_only_behind_its_link(client, asked):
    Questionnaire.objects.update(restricted=True)
    assert client.get("/questionnaires/ponds/").status_code == 404
    assert client.get(f"/questionnaires/by/{asked.secret}/").status_code == 200
    assert client.get("/questionnaires/by/guess/").status_code == 404
    Questionnaire.objects.update(state="draft")
    assert client.get(f"/questionnaires/by/{asked.secret}/").status_code == 404


def test_results_are_for_organisers_and_hide_few(client, asked, organiser):
    for number in range(4):
        start(asked, {"q1": ["1"], "q2": [f"Words {number}"]}, language="en", done=True)
    client.force_login(organiser)
    address = reverse("web:desk-results", args=[asked.pk])
    assert "Words 1" not in client.get(address).content.decode()
    for kind in ("results", "answers"):
        table = reverse("web:desk-results-table", args=[asked.pk, kind, "csv"])
        assert "Words 1" not in client.get(table).content.decode()
    start(asked, {"q1": ["2"], "q2": ["=Words 4"]}, language="en", done=True)
    page = client.get(address).content.decode()
    assert "Words 1" in page and "5 people answered." in page
    table = client.get(reverse("web:desk-results-table", args=[asked.pk, "answers", "csv"]))
    assert "Words 3" in table.content.decode()
    assert table["Cache-Control"] == "private, no-store"
    assert client.get(f"/desk/questionnaires/{asked.pk}/secrets.csv").status_code == 404


def test_an_organiser_writes_one(client, organiser):
    client.force_login(organiser)
    new = reverse("web:edited-new", args=["questionnaires"])
    words = {"title": "Ponds", "questions": TEXT, "moments": "Before\nAfter", "language": "en", "do": "save"}
    bad = client.post(new, {**words, "questions": "Hello"})
    assert bad.status_code == 400
    assert "Line 1 cannot be read" in bad.content.decode()
    assert client.post(new, words).status_code == 302
    assert Questionnaire.objects.get().moments == ["Before", "After"]
