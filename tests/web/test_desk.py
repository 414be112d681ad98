"""The desk's pages: queue, decisions by forms, two editors, what the public sees."""

import json
from dataclasses import replace

import pytest
from django.contrib.auth.models import Group

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import DATA_EDITORS
from uprtracker.records.correcting import correct
from uprtracker.records.demo import load_demo
from uprtracker.records.finding_queue import Queue
from uprtracker.records.items import items_of
from uprtracker.records.models import Correction, Document, Finding, Recommendation, Review
from uprtracker.web.desk.splitting import guessed

pytestmark = pytest.mark.django_db


@pytest.fixture
def review(home) -> Review:
    load_demo()
    return Review.objects.filter(demo=True).order_by("-session")[0]


@pytest.fixture
def editor(client) -> User:
    user = User.objects.create(username="editor-mira")
    user.groups.add(Group.objects.get_or_create(name=DATA_EDITORS)[0])
    client.force_login(user)
    return user


def plain_item(review):
    """Return the first item without parts."""
    return next(item for item in items_of(review).all if not item.entry.parts)


def address(review, item) -> str:
    return f"/desk/review/{review.code.lower()}/{item.code}/"


def form(item, **other) -> dict[str, str]:
    said = {
        "do": "save",
        "seen": item.seen,
        "number": item.entry.number,
        "text": item.entry.text,
        "states": "; ".join(item.entry.states),
        "position": item.entry.position,
    }
    return said | other


def finding(document=None, severity="doubt", **other) -> Finding:
    place = document.name if document else "x.pdf"
    values = {"kind": "odd-end", "message": "Odd.", "place": place} | other
    return Finding.objects.create(document=document, severity=severity, **values)


def test_queue_has_the_most_serious_document_first_and_keeps_documents_together(review):
    Finding.objects.all().delete()
    first, second = Document.objects.filter(review__demo=True).order_by("pk")[:2]
    notes = [finding(first, "note", page=1), finding(first, "doubt", page=9)]
    errors = [finding(second, "note", page=1), finding(second, "error", page=5)]
    unread = finding(None, "error")
    keys = list(Queue().keys)
    assert keys.index(notes[1].pk) == keys.index(notes[0].pk) - 1
    assert keys.index(errors[1].pk) == keys.index(errors[0].pk) - 1
    assert keys.index(notes[1].pk) > keys.index(errors[0].pk)
    assert keys.index(unread.pk) < keys.index(notes[1].pk)


def test_queue_filters_and_counts(client, review, editor):
    Finding.objects.all().delete()
    document = review.documents.filter(kind="wg_report")[0]
    finding(document, kind="number-gap", message="Gap here.")
    finding(document, message="Odd there.")
    finding(None, "error", message="No text.")
    page = client.get("/desk/review/").text
    assert "3 open findings" in page and "Gap in the numbers (1)" in page
    page = client.get(f"/desk/review/?review={review.code}&kind=number-gap").text
    assert "Gap here." in page and "Odd there." not in page and "1 open finding" in page
    assert "Nothing is open" not in page
    assert "No open finding passes" in client.get("/desk/review/?kind=nothing").text
    for odd in (
        "?page=-1",
        "?page=99999999",
        "?session=x",
        "?review=%00",
        "?status=zz",
        "?kind=" + "k" * 500,
    ):
        assert client.get(f"/desk/review/{odd}").status_code == 200, odd


def test_empty_queue_says_so(client, review, editor):
    Finding.objects.all().delete()
    assert "Nothing is open" in client.get("/desk/review/").text


def test_five_thousand_findings_come_by_pages_in_few_queries(
    client, review, editor, django_assert_max_num_queries
):
    document = review.documents.filter(kind="wg_report")[0]
    Finding.objects.bulk_create(
        Finding(
            kind="odd-end",
            severity="doubt",
            message=f"Odd {n}.",
            document=document,
            page=n % 9 + 1,
            place="r",
        )
        for n in range(5000)
    )
    with django_assert_max_num_queries(45):
        page = client.get("/desk/review/?page=7")
    assert page.text.count("data-row") == 50
    assert "Page 7 of" in page.text


def test_finding_leads_to_the_reading_at_its_place_and_is_settled_there(client, review, editor):
    item = plain_item(review)
    document = items_of(review).document
    row = Recommendation.objects.get(code=item.code)
    one = finding(document, page=row.page, line=row.end_line)
    page = client.get(f"/desk/review/finding/{one.pk}/")
    assert page["Location"].startswith(address(review, item))
    answer = client.post(
        address(review, item), form(item, do="accept", finding=str(one.pk), states=names(item))
    )
    assert answer.status_code == 302
    one.refresh_from_db()
    assert (one.status, one.decided_by) == ("dismissed", editor)


def names(item) -> str:
    from uprtracker.web.desk.forms import state_names

    return state_names(item.entry.states)


def test_finding_without_a_reading_is_settled_by_itself(client, review, editor):
    one = finding(None, "error", message="No text.")
    assert "No text." in client.get(f"/desk/review/finding/{one.pk}/").text
    client.post(f"/desk/review/finding/{one.pk}/", {"do": "resolve"})
    one.refresh_from_db()
    assert one.status == "resolved"
    client.post(f"/desk/review/finding/{one.pk}/", {"do": "open"})
    one.refresh_from_db()
    assert one.status == "open"


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("France; Spain", ["FRA", "ESP"]),
        ("España؛ Франция", ["ESP", "FRA"]),
        ("FRA;ESP; fra nce", ["FRA", "ESP"]),
        ("法国；西班牙", ["FRA", "ESP"]),
    ],
    ids=["english", "other", "codes", "chinese"],
)
def test_states_are_taken_in_any_language(client, review, editor, written, codes):
    item = plain_item(review)
    answer = client.post(address(review, item), form(item, states=written))
    if answer.status_code == 422:
        assert "fra nce" in written and "fra nce" in answer.text
        return
    pairs = Recommendation.objects.get(code=item.code).pairs.filter(origin="report")
    assert list(pairs.values_list("state", flat=True)) == codes


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"states": "France; Atlantis"}, "Atlantis"),
        ({"number": "no number!"}, "Write the number as it is printed"),
        ({"text": "  "}, "required"),
        ({"text": "x" * 10_001}, "10000"),
        ({"position": "perhaps"}, "perhaps"),
        ({"part0_text": "Words that stand nowhere"}, "does not stand in the text"),
        ({"part0_text": "…"}, "does not stand in the text"),
        ({"part0_states": "France"}, "need the text"),
    ],
    ids=["state", "number", "empty", "long", "answer", "part", "dots", "part-states"],
)
def test_mistakes_are_said_and_nothing_written_is_lost(client, review, editor, change, said):
    item = plain_item(review)
    answer = client.post(address(review, item), form(item, **{"text": "Words of mine"} | change))
    assert answer.status_code == 422
    assert said in answer.text
    assert change.get("text") or "Words of mine" in answer.text
    assert not Correction.objects.exists()


def test_second_editor_sees_what_happened_and_keeps_what_was_written(client, review, editor):
    item = plain_item(review)
    correct(review=review, codes=[item.code], after=[replace(item.entry, text="Theirs")], person=None)
    answer = client.post(address(review, item), form(item, text="Mine", states=""))
    assert answer.status_code == 409
    assert "Mine" in answer.text and "Theirs" in answer.text
    assert Recommendation.objects.get(code=item.code).text == "Theirs"
    again = items_of(review).find(item.code)
    assert again.seen in answer.text
    assert client.post(address(review, again), form(again, text="Mine", states="")).status_code == 302
    assert Recommendation.objects.get(code=item.code).text == "Mine"


def test_reading_that_somebody_removed_gives_back_what_was_written(client, review, editor):
    item = plain_item(review)
    correct(review=review, codes=[item.code], after=[], person=None)
    answer = client.post(address(review, item), form(item, text="Mine to copy"))
    assert answer.status_code == 409
    assert "Mine to copy" in answer.text


def test_accepting_does_not_swallow_what_was_changed(client, review, editor):
    item = plain_item(review)
    answer = client.post(address(review, item), form(item, do="accept", text="Changed"))
    assert answer.status_code == 422
    assert "Changed" in answer.text
    assert not Correction.objects.exists()


@pytest.mark.parametrize(("sent", "leads_to_reading"), [({"code": ""}, True), ({}, False)])
def test_undo_leads_back_to_the_reading(client, review, editor, sent, leads_to_reading):
    item = plain_item(review)
    client.post(address(review, item), form(item, do="accept", states=names(item)))
    answer = client.post(f"/desk/review/corrections/{Correction.objects.get().pk}/withdraw/", sent)
    docket = f"/desk/review/{review.code.lower()}/"
    assert answer["Location"] == (address(review, item) if leads_to_reading else docket)


def test_public_page_tells_the_decision_without_a_name(client, review, editor):
    item = plain_item(review)
    client.post(address(review, item), form(item, text="Light the <lamps>", states="France", note="a reason"))
    client.logout()
    page = client.get(f"/recommendations/{item.code}/").text
    assert "Corrected by an editor on" in page
    assert "Light the &lt;lamps&gt;" in page
    assert "editor-mira" not in page and "a reason" not in page and "Correct this reading" not in page
    twin = json.loads(client.get(f"/recommendations/{item.code}.json").content)["corrections"]
    assert twin[0]["kind"] == "corrected" and twin[0]["role"] == "data editor"
    assert twin[0]["machine"][0]["text"] == item.entry.text
    assert "editor-mira" not in json.dumps(twin)


def test_pages_of_the_desk_are_kept_by_no_cache(client, review, editor):
    for at in ("/desk/review/", f"/desk/review/{review.code.lower()}/"):
        assert client.get(at)["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("at", ["zzz-99/", "zzz-99/add/", "svn-20/", "%00/"])
def test_reviews_without_readings_are_not_found(client, review, editor, at):
    assert client.get(f"/desk/review/{at}").status_code == 404


def test_pieces_are_guessed_from_numbers_inside_the_text(review):
    entry = replace(
        plain_item(review).entry,
        number="9.2",
        text="Feed the gulls (Spain); 9.3. Count boats (Italy)",
        parts=(),
    )
    pieces = guessed(entry)
    assert [(one.number, one.text, one.states) for one in pieces] == [
        ("9.2", "Feed the gulls", ("ESP",)),
        ("9.3", "Count boats", ("ITA",)),
    ]


def test_a_checked_review_says_so_in_public_without_a_name(client, editor, review) -> None:
    client.post(f"/desk/review/{review.code.lower()}/check/", {"do": "check"})
    day = Correction.objects.get(kind="checked").decided_at.date().isoformat()
    client.logout()
    page = client.get(f"/reviews/{review.code.lower()}/").content.decode()
    assert "read the whole review" in page
    assert "editor-mira" not in page
    data = client.get(f"/reviews/{review.code.lower()}.json").json()["data"]
    assert data["checked"] == day
