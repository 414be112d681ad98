"""Every door of a series for every part: who comes in, who is told that there is nothing."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from agenda.pre_sessions.small_series import AFTER, CLOSES, IN_TIME
from uprtracker.accounts.policy import ORGANISERS
from uprtracker.agenda.pre_sessions import applying, letters, scoring, selecting
from uprtracker.agenda.pre_sessions.models import Application, Choice, Conflict, Letter, Score

PEOPLE = ("lead", "assessor", "torn", "applicant", "other", "organiser", "root", "visitor")
SERIES = ("45",)
# name of the address -> arguments, answers in the order of PEOPLE
TO_LEAD = (200, 404, 404, 404, 404, 404, 404, 302)
TO_ASSESSORS = (404, 200, 200, 404, 404, 404, 404, 302)
DOORS = {
    **dict.fromkeys(
        ("change", "states", "call", "people", "hours", "selection", "letters"), (SERIES, TO_LEAD)
    ),
    "desk-one": (SERIES, (200, 302, 302, 404, 404, 404, 404, 302)),  # assessors are led to their desk
    "scoring": (SERIES, TO_ASSESSORS),
    "score": (("45", "application"), (404, 200, 404, 404, 404, 404, 404, 302)),
    "came-in": (("45", "application"), TO_LEAD),
    "file": (("45", "application"), (200, 200, 404, 404, 404, 404, 404, 302)),
    "selection-one": (("45", "xaa"), TO_LEAD),
    "letters-one": (("45", "xaa"), TO_LEAD),
    "export": (("45", "xlsx"), TO_LEAD),
    "application": (("application",), (404, 404, 404, 200, 404, 404, 404, 302)),
    "own-file": (("application",), (404, 404, 404, 200, 404, 404, 404, 302)),
    "desk": ((), (200, 200, 200, 404, 404, 200, 200, 302)),
    "open": ((), (403, 403, 403, 403, 403, 200, 200, 302)),
    "mine": ((), (*[200] * 7, 302)),
    "apply": (SERIES, (*[200] * 7, 302)),
    "": ((), (200,) * 8),
    "one": (SERIES, (200,) * 8),
}
# what is nobody's before it is sent: a draft of `other`
OF_DRAFT = {
    "score": (404, 404, 404, 404, 404, 404, 404, 302),
    "came-in": (404, 404, 404, 404, 404, 404, 404, 302),
    "file": (404, 404, 404, 404, 404, 404, 404, 302),
}
PRIVATE = ("Bridge Watch", "Speaker One", "ama@bridges.example", "That missions ask about bridges")


def address(name: str, args: tuple[object, ...] = ()) -> str:
    return reverse(f"web:pre-sessions-{name}" if name else "web:pre-sessions", args=args)


def entered(world, name: str) -> Client:
    client = Client()
    if name != "visitor":
        client.force_login(getattr(world, name))
    return client


@pytest.fixture
def open_world(world, at):
    world.organiser.groups.add(Group.objects.get_or_create(name=ORGANISERS)[0])
    upload = SimpleUploadedFile("ours.pdf", b"%PDF-1.4 ours")
    applying.attach(world.application, upload, by=world.applicant, now=IN_TIME)
    at(IN_TIME)
    return world


@pytest.mark.parametrize("who", PEOPLE)
def test_every_door_for_every_part(open_world, who):
    client, wrong = entered(open_world, who), []
    for name, (args, answers) in DOORS.items():
        given = tuple(open_world.application.pk if arg == "application" else arg for arg in args)
        answer = client.get(address(name, given))
        if answer.status_code != answers[PEOPLE.index(who)]:
            wrong.append((name, answer.status_code, answers[PEOPLE.index(who)]))
        if answer.status_code == 200 and name not in ("", "one"):
            assert answer["Cache-Control"] == "private, no-store", name
            assert "noindex" in answer["X-Robots-Tag"], name
    for name, answers in OF_DRAFT.items():
        answer = client.get(address(name, ("45", open_world.draft.pk)))
        if answer.status_code != answers[PEOPLE.index(who)]:
            wrong.append((f"draft {name}", answer.status_code))
    assert not wrong


@pytest.mark.parametrize("who", ["torn", "other", "organiser", "root", "visitor"])
def test_nothing_of_an_application_shows_to_who_has_no_part_in_it(open_world, who):
    client = entered(open_world, who)
    for name, (args, _answers) in DOORS.items():
        given = tuple(open_world.application.pk if arg == "application" else arg for arg in args)
        text = client.get(address(name, given)).text
        assert not [word for word in PRIVATE if word in text], name
    for twin in ("/pre-sessions.json", "/pre-sessions/45.json"):
        text = client.get(twin).text
        assert "Before session 45" in text
        assert not [word for word in (*PRIVATE, "Geneva", "application") if word in text], twin


POSTS = {
    "desk-one": {"do": "close"},
    "change": {"title": "Taken over"},
    "states": {"states": "XAA"},
    "call": {"en": "Taken over"},
    "people": {"do": "name", "address": "other@other.example", "part": "lead"},
    "hours": {"do": "keep"},
    "letters": {"kind": "selected", "language": "en", "text": "Taken over"},
}


@pytest.mark.parametrize("who", [who for who in PEOPLE if who not in ("lead", "visitor")])
def test_nobody_else_writes(open_world, who):
    client, one = entered(open_world, who), open_world.application
    for name, sent in POSTS.items():
        answer = client.post(address(name, SERIES), sent)
        assert answer.status_code == 404 or (name == "desk-one" and answer.status_code == 302), name
    assert client.post(address("selection-one", ("45", "xaa")), {"do": "drop"}).status_code == 404
    assert client.post(address("letters-one", ("45", "xaa")), {"seen": "x"}).status_code == 404
    if who != "applicant":
        for do in ("withdraw", "delete", "save", "send"):
            assert client.post(address("application", (one.pk,)), {"do": do}).status_code == 404
    if who != "assessor":
        marks = {"do": "score", "aim": 5, "knowledge": 5, "voice": 5, "use": 5}
        assert client.post(address("score", ("45", one.pk)), marks).status_code == 404
    one.refresh_from_db()
    open_world.series.refresh_from_db()
    assert (one.state, open_world.series.state, open_world.series.title) == (
        "sent",
        "open",
        "Before session 45",
    )
    assert not (Score.objects.exists() or Letter.objects.exists() or Choice.objects.exists())
    assert open_world.series.members.count() == 3


def test_forms_need_the_token_against_forged_requests(open_world):
    client = Client(enforce_csrf_checks=True)
    client.force_login(open_world.lead)
    assert client.post(address("desk-one", SERIES), {"do": "close"}).status_code == 403


def test_a_series_that_is_prepared_is_not_public(open_world):
    open_world.series.state = "draft"
    open_world.series.save()
    client = entered(open_world, "other")
    assert client.get(address("one", SERIES)).status_code == 404
    assert client.get(address("apply", SERIES)).status_code == 404
    assert "Before session 45" not in client.get(address("")).text


def test_hours_show_once_the_programme_is_published_and_rooms_never(open_world):
    from datetime import datetime

    from uprtracker.agenda.pre_sessions.grid import place_panel

    moment = datetime(2030, 4, 2, 9, 30, tzinfo=open_world.series.tz)
    place_panel(open_world.panel, room="Room XXIII", starts_at=moment)
    client = entered(open_world, "visitor")
    assert "09:30" not in client.get(address("one", SERIES)).text
    open_world.series.state = "published"
    open_world.series.save()
    from uprtracker.records.version import bump

    bump("Pre-sessions")
    text = client.get(address("one", SERIES)).text
    assert "2 April 2030, 09:30" in text
    assert "XXIII" not in text + client.get("/pre-sessions/45.json").text


@pytest.mark.parametrize(
    ("moment", "open_"), [(CLOSES - timedelta(seconds=1), True), (CLOSES, False)], ids=["in time", "late"]
)
def test_the_page_takes_applications_to_the_second(open_world, at, moment, open_):
    at(moment)
    visitor = entered(open_world, "visitor")
    assert ("Apply to speak" in visitor.get(address("one", SERIES)).text) == open_
    client, draft = entered(open_world, "other"), open_world.draft
    form = {"revision": draft.revision, "language": "en", "institution": "Renamed", "do": "save"}
    answer = client.post(address("application", (draft.pk,)), form)
    assert answer.status_code == (302 if open_ else 400)
    if not open_:
        assert "The call is closed" in answer.text
        assert "Renamed" in answer.text  # what was typed is not lost from the page
    assert (Application.objects.get(pk=draft.pk).institution == "Renamed") == open_


def test_an_application_by_form_alone(open_world):
    client = entered(open_world, "root")
    begun = client.post(address("apply", SERIES), {"state": "XAB", "language": "es"})
    one = Application.objects.get(owner=open_world.root)
    assert begun["Location"] == address("application", (one.pk,))
    form = {
        "revision": 1, "language": "es", "institution": "<script>alert(1)</script>", "kind": "national",
        "aim": "word " * 201, "since": 2000, "ecosoc": "none", "contact_name": "=HYPERLINK(1)",
        "contact_email": "c@x.example", "speaker_name": "S", "speaker_gender": "man",
        "speaker_email": "s@x.example", "speaker_function": "F", "issues": ["labour"], "do": "send",
    }  # fmt: skip
    refused = client.post(begun["Location"], form)
    assert refused.status_code == 400
    assert "This has 201 words" in refused.text
    assert "<script>alert" not in refused.text
    one.refresh_from_db()
    assert (one.state, one.revision) == ("draft", 2)  # the words are kept as a draft
    sent = client.post(begun["Location"], {**form, "revision": 2, "aim": "Fewer words."})
    assert sent.status_code == 302
    one.refresh_from_db()
    assert one.state == "sent"
    assert "has arrived" in client.get(begun["Location"]).text
    lead = entered(open_world, "lead")
    csv = lead.get(address("export", ("45", "csv"))).content.decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in csv or '"=HYPERLINK' not in csv
    assert "=HYPERLINK(1)" in csv
    assert not [cell for line in csv.splitlines() for cell in line.split(",") if cell.startswith("=")]


def test_a_hostile_file_is_refused_in_the_page_and_the_words_are_kept(open_world):
    client, draft = entered(open_world, "other"), open_world.draft
    form = {
        "revision": draft.revision, "language": "en", "institution": "Kept", "do": "save",
        "upload": SimpleUploadedFile("a.pdf", b"<html><script>alert(1)</script>"),
    }  # fmt: skip
    answer = client.post(address("application", (draft.pk,)), form)
    assert answer.status_code == 400
    assert "is of a kind that is not taken here" in answer.text
    draft.refresh_from_db()
    assert (draft.institution, draft.submission) == ("Kept", None)


def test_a_file_comes_down_and_is_never_shown(open_world):
    answer = entered(open_world, "assessor").get(address("file", ("45", open_world.application.pk)))
    assert answer.content == b"%PDF-1.4 ours"
    assert answer["Content-Disposition"].startswith("attachment")
    assert "sandbox" in answer["Content-Security-Policy"]


def test_scores_of_others_show_only_after_ones_own(open_world):
    from agenda.pre_sessions.small_series import person
    from uprtracker.agenda.pre_sessions.models import SeriesMember

    second = SeriesMember.objects.create(series=open_world.series, user=person("second"), part="assessor")
    given = {"aim": 2, "knowledge": 2, "voice": 1, "use": 1}
    scoring.give_score(second, open_world.application, marks=given, comment="I doubt it")
    client, page = entered(open_world, "assessor"), address("score", ("45", open_world.application.pk))
    assert "I doubt it" not in client.get(page).text
    assert "1.50" not in client.get(address("scoring", SERIES)).text
    client.post(page, {"do": "score", "aim": 5, "knowledge": 5, "voice": 5, "use": 5, "comment": "Yes"})
    assert "I doubt it" in client.get(page).text
    client.post(page, {"do": "recuse", "reason": "I trained them"})
    assert client.get(page).status_code == 404
    assert Conflict.objects.get().reason == "I trained them"


def test_letters_by_the_page_go_once_whoever_presses_twice(open_world, at):
    selecting.choose(open_world.panel, {open_world.application.pk: "selected"})
    at(AFTER)
    client, page = entered(open_world, "lead"), address("letters-one", ("45", "xaa"))
    text = client.get(page).text
    assert "We are glad to invite Speaker One" in text
    stamps = {"seen": [one.stamp for one in letters.due(open_world.panel)]}
    assert client.post(page, {"seen": ["made-up"]}).status_code == 409
    assert client.post(page, stamps).status_code == 302
    assert client.post(page, stamps).status_code == 302
    assert Letter.objects.count() == 1
    told = entered(open_world, "applicant").get(address("application", (open_world.application.pk,))).text
    assert "selected" in told


def test_only_organisers_open_a_series_and_they_lead_it(open_world):
    from uprtracker.agenda.pre_sessions.models import Series

    form = {
        "session": 45, "title": "Second", "slug": "45-b", "place": "Kampala", "zone": "Africa/Kampala",
        "starts_on": "2030-03-01", "ends_on": "2030-03-02", "call_opens_at": "2030-01-01T09:00",
        "call_closes_at": "2030-02-01T18:00", "minimum": 3, "places": 5,
    }  # fmt: skip
    assert entered(open_world, "lead").post(address("open"), form).status_code == 403
    client = entered(open_world, "organiser")
    assert client.post(address("open"), {**form, "zone": "Mars/Base"}).status_code == 400
    assert client.post(address("open"), {**form, "slug": "open"}).status_code == 400
    assert client.post(address("open"), form).status_code == 302
    made = Series.objects.get(slug="45-b")
    assert made.call_closes_at.isoformat() == "2030-02-01T15:00:00+00:00"  # 18:00 in Kampala
    assert made.members.get().user == open_world.organiser
    assert made.panels.count() == 2
