"""The desk of what editors publish: write, preview, save, be overtaken, let out, translate, look back."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.utils import timezone

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import EDITORS
from uprtracker.publishing.news.models import Article
from uprtracker.records.editing import begin, change, publish, put_wording
from uprtracker.records.models import Office
from uprtracker.records.models.edited import EditStep, State, Wording
from uprtracker.web.edited.difference import pieces
from uprtracker.web.edited.moment import moment

DESK = "/desk/edited/articles/"
WORDS = {
    "title": "Lighthouses", "summary": "Short.", "body": "They **shine**.", "kind": "news", "language": "en",
    "states": "", "related": "",
}  # fmt: skip


def person(name, *roles):
    made = User.objects.create(username=name)
    for role in roles:
        made.groups.add(Group.objects.get_or_create(name=role)[0])
    return made


@pytest.fixture
def ada(db, client):
    made = person("ada", EDITORS)
    client.force_login(made)
    return made


def draft(by, **given):
    words = {"slug": "one", "title": "Lighthouses", "summary": "Short.", "body": "They shine."}
    return begin(Article(**{**words, **given}), by=by)


def test_write_save_and_find_it_again(client, ada):
    answer = client.post(f"{DESK}new/", {**WORDS, "states": "Samoa; UGA", "do": "save"})
    made = Article.objects.get()
    assert answer["Location"] == f"{DESK}{made.pk}/?done=made"
    assert (made.slug, made.states, made.state, made.made_by) == (
        "lighthouses",
        ["WSM", "UGA"],
        State.DRAFT,
        ada,
    )
    page = client.get(answer["Location"])
    assert "Kept as a draft" in page.text
    assert "Samoa; Uganda" in page.text
    assert page["Cache-Control"] == "private, no-store"
    assert "Lighthouses" in client.get(DESK).text
    assert "Lighthouses" not in client.get("/news/").text


def test_a_second_one_of_the_same_title_gets_its_own_address(client, ada):
    for _n in range(2):
        client.post(f"{DESK}new/", WORDS)
    client.post(f"{DESK}new/", {**WORDS, "title": "منارات"})
    assert {one.slug for one in Article.objects.all()} == {"lighthouses", "lighthouses-2", "article"}


def test_bad_words_are_told_and_nothing_is_kept(client, ada):
    sent = {**WORDS, "title": "", "states": "Atlantis", "related": "no such thing", "slug": "ä b"}
    answer = client.post(f"{DESK}new/", sent)
    assert answer.status_code == 400
    assert "Atlantis" in answer.text
    assert "no such thing" in answer.text
    assert "They **shine**." in answer.text
    assert not Article.objects.exists()


def test_an_address_that_is_taken_is_told(client, ada):
    draft(ada)
    answer = client.post(f"{DESK}new/", {**WORDS, "slug": "one"})
    assert answer.status_code == 400
    assert "Something else has this address" in answer.text


def test_preview_shows_how_it_looks_and_saves_nothing(client, ada):
    answer = client.post(
        f"{DESK}new/", {**WORDS, "body": "They **shine** <script>x</script>", "do": "preview"}
    )
    assert "<strong>shine</strong>" in answer.text
    assert "<script>x" not in answer.text
    assert not Article.objects.exists()
    made = draft(ada)
    answer = client.post(f"{DESK}{made.pk}/", {**WORDS, "title": "Not yet", "revision": 1, "do": "preview"})
    assert "Not yet" in answer.text
    made.refresh_from_db()
    assert made.title == "Lighthouses"


def test_who_comes_second_sees_both_versions_and_saves_after_looking(client, ada):
    made = draft(ada)
    change(made, by=person("ben", EDITORS), revision=1, title="Lighthouses of Samoa", authors="Ben")
    sent = {**WORDS, "title": "Lighthouses of Tonga", "body": "They shine.", "revision": 1}
    answer = client.post(f"{DESK}{made.pk}/", sent)
    assert answer.status_code == 409
    assert "Lighthouses of Samoa" in answer.text
    assert "Lighthouses of Tonga" in answer.text
    assert "Changed by ben" in answer.text
    form = answer.context["form"]
    assert form["title"].value() == "Lighthouses of Tonga"
    assert form["authors"].value() == "Ben"  # what others changed elsewhere stays
    assert form["revision"].value() == 2
    made.refresh_from_db()
    assert made.title == "Lighthouses of Samoa"
    again = {**sent, "authors": "Ben", "revision": 2}
    assert client.post(f"{DESK}{made.pk}/", again).status_code == 302
    made.refresh_from_db()
    assert (made.title, made.authors) == ("Lighthouses of Tonga", "Ben")
    assert EditStep.objects.filter(refused=True).count() == 1
    assert "it came too late" in client.get(f"{DESK}{made.pk}/history/").text


def test_a_page_saved_from_an_older_one_keeps_what_others_wrote_elsewhere(client, ada):
    made = draft(ada)
    change(made, by=person("ben", EDITORS), revision=1, title="Lighthouses of Samoa")
    sent = {**WORDS, "body": "They shine far.", "revision": 1}
    assert client.post(f"{DESK}{made.pk}/", sent).status_code == 302
    made.refresh_from_db()
    assert (made.title, made.body) == ("Lighthouses of Samoa", "They shine far.")


def test_hand_in_publish_and_withdraw(client, ada):
    made = draft(ada)
    client.post(f"{DESK}{made.pk}/act/", {"do": "hand-in"})
    assert "Waits for review" in client.get(f"{DESK}{made.pk}/").text
    ben = person("ben", EDITORS)
    client.force_login(ben)
    client.post(f"{DESK}{made.pk}/act/", {"do": "publish", "revision": 2})
    assert client.get("/news/one/").status_code == 200
    assert "Read by ben" in client.get(f"{DESK}{made.pk}/").text
    client.post(f"{DESK}{made.pk}/act/", {"do": "withdraw"})
    assert client.get("/news/one/").status_code == 410
    assert client.post(f"{DESK}{made.pk}/act/", {"do": "withdraw"}).status_code == 409


def test_nobody_publishes_what_was_changed_while_he_read(client, ada):
    made = draft(ada)
    change(made, by=ada, revision=1, title="Worse")
    answer = client.post(f"{DESK}{made.pk}/act/", {"do": "publish", "revision": 1})
    assert answer.status_code == 409
    assert not Article.objects.public().exists()


def test_a_moment_is_meant_in_a_time_zone(client, ada):
    made = draft(ada)
    sent = {"do": "schedule", "revision": 1, "at": "2060-01-15T09:30", "zone": "Asia/Bangkok"}
    client.post(f"{DESK}{made.pk}/act/", sent)
    made.refresh_from_db()
    assert (made.state, made.publish_at) == (State.SCHEDULED, datetime(2060, 1, 15, 2, 30, tzinfo=UTC))
    page = client.get(f"{DESK}{made.pk}/")
    assert "2060-01-15 02:30 UTC" in page.text
    assert page.context["moment"].fields["zone"].initial == "Asia/Bangkok"


@pytest.mark.parametrize(
    "sent",
    [{"at": "2020-01-15T09:30", "zone": "UTC"}, {"at": "soon", "zone": "UTC"}, {"at": "2060-01-15T09:30"}],
)
def test_a_moment_that_is_none_or_past_is_refused(client, ada, sent):
    made = draft(ada)
    assert client.post(f"{DESK}{made.pk}/act/", {"do": "schedule", "revision": 1, **sent}).status_code == 400
    made.refresh_from_db()
    assert made.state == State.DRAFT


def test_an_hour_that_clocks_skip_is_no_moment():
    with pytest.raises(ValidationError):
        moment(datetime(2027, 3, 28, 2, 30), "Europe/Zurich")
    assert moment(datetime(2027, 3, 28, 3, 30), "Europe/Zurich") == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)


def test_translate_side_by_side(client, ada):
    made = draft(ada)
    page = client.get(f"{DESK}{made.pk}/in/fr/")
    assert "Lighthouses" in page.text
    sent = {
        "title": "Phares",
        "body": "Ils brillent.",
        "seen": page.context["seen"],
        "revision": 1,
        "machine": "1",
    }
    client.post(f"{DESK}{made.pk}/in/fr/", sent)
    row = Wording.objects.get()
    assert (row.texts, row.machine, row.by) == ({"title": "Phares", "body": "Ils brillent."}, True, ada)
    change(made, by=ada, revision=1, body="They shine far.")
    page = client.get(f"{DESK}{made.pk}/in/fr/")
    assert "<ins> far</ins>" in page.text
    assert "original changed since" in client.get(f"{DESK}{made.pk}/").text
    publish(made, by=ada)
    french = client.get("/news/one/", headers={"accept-language": "fr"})
    assert "Ils brillent." in french.text
    assert "Phares" in client.get("/news/", headers={"accept-language": "fr"}).text
    spanish = client.get("/news/one/", headers={"accept-language": "es"})
    assert "They shine far." in spanish.text
    assert '<article lang="en"' in spanish.text


def test_two_translators_see_both_versions(client, ada):
    made = draft(ada)
    seen = client.get(f"{DESK}{made.pk}/in/fr/").context["seen"]
    put_wording(made, "fr", {"title": "Les phares"}, by=person("ben", EDITORS))
    answer = client.post(f"{DESK}{made.pk}/in/fr/", {"title": "Phares", "seen": seen, "revision": 1})
    assert answer.status_code == 409
    assert "Les phares" in answer.text
    assert 'value="Phares"' in answer.text
    assert Wording.objects.get().texts == {"title": "Les phares"}


def test_words_too_long_for_the_original_are_told(client, ada):
    made = draft(ada)
    answer = client.post(f"{DESK}{made.pk}/in/fr/", {"title": "x" * 300, "seen": "", "revision": ""})
    assert answer.status_code == 400
    assert not Wording.objects.exists()


@pytest.mark.parametrize("language", ["en", "de", "x"])
def test_the_original_and_languages_that_are_none_have_no_page(client, ada, language):
    assert client.get(f"{DESK}{draft(ada).pk}/in/{language}/").status_code == 404


def test_filters(client, ada):
    one, two = draft(ada), draft(ada, slug="two", title="Tides", language="fr")
    publish(two, by=ada)
    put_wording(one, "ru", {"title": "Маяки"}, by=ada)

    def found(question):
        return [row["thing"] for row in client.get(f"{DESK}?{question}").context["rows"]]

    assert found("") == [two, one]
    assert found("state=draft") == [one]
    assert found("language=fr") == [two]
    assert found("language=ru") == [one]
    assert found("q=tid") == [two]
    assert found("office=none") == []
    assert found("state=x&language=x") == [two, one]


@pytest.mark.parametrize("roles", [(), ("data editors",), ("administrators",), ("organisers",)])
def test_for_others_the_desk_is_not_there(client, ada, roles):
    made = draft(ada)
    client.force_login(person("other", *roles))
    if "organisers" not in roles:  # who have other kinds to edit
        assert client.get("/desk/edited/").status_code == 404
    for address in (DESK, f"{DESK}new/", f"{DESK}{made.pk}/", f"{DESK}{made.pk}/in/fr/"):
        assert client.get(address).status_code == 404, address
        assert client.post(address, WORDS).status_code in (404, 405), address
    for do in ("publish", "withdraw", "hand-in", "schedule"):
        assert client.post(f"{DESK}{made.pk}/act/", {"do": do, "revision": 1}).status_code == 404
    assert Article.objects.get().state == State.DRAFT
    assert Article.objects.count() == 1


def test_an_editor_of_an_office_sees_and_writes_what_is_of_it(client, ada):
    asia, africa = (Office.objects.create(slug=name, name=name.title()) for name in ("asia", "africa"))
    theirs, general = draft(ada, office=africa), draft(ada, slug="two", title="General")
    own = person("own")
    asia.editors.add(own)
    client.force_login(own)
    for made in (theirs, general):
        assert client.get(f"{DESK}{made.pk}/").status_code == 404
        assert client.post(f"{DESK}{made.pk}/act/", {"do": "publish"}).status_code == 404
    assert client.get(DESK).context["rows"] == []
    assert client.post(f"{DESK}new/", {**WORDS, "office": africa.pk}).status_code == 400
    assert client.post(f"{DESK}new/", {**WORDS}).status_code == 400  # of no office is not his to write
    assert client.post(f"{DESK}new/", {**WORDS, "office": asia.pk}).status_code == 302
    made = Article.objects.get(office=asia)
    client.post(f"{DESK}{made.pk}/act/", {"do": "publish", "revision": 1})
    assert client.get(f"/news/{made.slug}/").status_code == 200
    sent = {**WORDS, "office": africa.pk, "revision": 2}
    assert client.post(f"{DESK}{made.pk}/", sent).status_code == 400


def test_history_shows_the_words_before_and_after(client, ada):
    made = draft(ada)
    change(made, by=ada, revision=1, title="Lighthouses of Samoa")
    publish(made, by=ada, at=timezone.now() + timedelta(days=3))
    page = client.get(f"{DESK}{made.pk}/history/").text
    assert "Lighthouses<ins> of Samoa</ins>" in page
    assert "Scheduled" in page
    assert "ada" in page


def test_differences_by_word():
    assert pieces("A blue sea.", "A grey sea!") == [
        ("same", "A "), ("gone", "blue"), ("new", "grey"), ("same", " sea"), ("gone", "."), ("new", "!"),
    ]  # fmt: skip
    assert pieces("x " * 20_000, "y") == [("gone", "x " * 20_000), ("new", "y")]
