"""Assessing on the screen: one, twenty in a row, two people at once, who reads what."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from followup.small_space import small_space
from uprtracker.accounts import keeping
from uprtracker.accounts.models import Level
from uprtracker.followup.assessments.assessing import assess
from uprtracker.followup.models import Assessment, Moment

CODE, PLEDGE = "XAA-45-1.1", "XAA-45-p1"


@pytest.fixture
def space(db):
    return small_space()


@pytest.fixture
def as_seat(client):
    def sign_in(seat):
        client.force_login(seat.user)
        return client

    return sign_in


def page(space, name, *args):
    return reverse(f"web:workspace-{name}", args=[space.workspace.slug, *args])


FORM = {"value": "partially", "comment": "Half done.", "assessed_on": "2024-05-01", "level": "workspace"}


def test_an_assessment_shows_with_index_and_disagreement(space, as_seat):
    client = as_seat(space.cso.editor)
    answer = client.post(page(space, "assess-new", CODE), {**FORM, "revision": 0})
    assert answer.status_code == 302
    assess(space.state.editor, CODE, "fully", level=Level.WORKSPACE)
    shown = client.get(page(space, "record", CODE)).content.decode()
    assert "IRI 0.75" in shown
    assert "Fully implemented" in shown
    assert "Answers differ" in shown
    assert "Half done." in shown


def test_a_wrong_answer_is_told(space, as_seat):
    client = as_seat(space.cso.editor)
    answer = client.post(page(space, "assess-new", CODE), {**FORM, "value": "mostly", "revision": 0})
    assert answer.status_code == 422
    late = client.post(page(space, "assess-new", CODE), {**FORM, "assessed_on": "2999-01-01", "revision": 0})
    assert late.status_code == 422
    assert client.get(page(space, "assess-new", "XAB-1-1")).status_code == 404
    assert not Assessment.objects.exists()


def test_two_change_the_same_words(space, as_seat):
    thing = assess(space.cso.editor, CODE, "not", comment="One.")
    keeping.change(thing, by=space.cso.editor, revision=1, comment="Theirs.")
    client = as_seat(space.cso.coordinator)
    address = page(space, "assessment", thing.pk)
    mine = {**FORM, "comment": "Mine.", "do": "change"}
    answer = client.post(address, {**mine, "revision": 1})
    assert answer.status_code == 409
    told = answer.content.decode()
    assert "Theirs." in told
    assert "Mine." in told
    assert client.post(address, {**mine, "revision": 2}).status_code == 302
    thing.refresh_from_db()
    assert thing.comment == "Mine."
    history = client.get(address).content.decode()
    assert "Theirs." in history
    assert "came too late" in history


def test_one_assessment_is_not_there_for_another_party(space, as_seat):
    thing = assess(space.cso.editor, CODE, "not", comment="Ours alone.")
    client = as_seat(space.state.coordinator)
    assert client.get(page(space, "assessment", thing.pk)).status_code == 404
    assert client.get(page(space, "assessment", thing.pk + 99)).status_code == 404
    assert client.post(page(space, "assessment", thing.pk), {"do": "delete"}).status_code == 404
    for name, args in (("record", [CODE]), ("assessments", []), ("assess", [])):
        shown = client.get(page(space, name, *args)).content.decode()
        assert "Ours alone." not in shown
        assert "Bridge Watch</span> <span" not in shown


def test_drafts_are_not_told_to_those_who_read_what_was_shared(space, as_seat):
    thing = assess(space.cso.editor, CODE, "not", comment="A draft.")
    keeping.change(thing, by=space.cso.editor, revision=1, comment="What we say.")
    keeping.share(thing, by=space.cso.editor, level=Level.WORKSPACE)
    shown = as_seat(space.state.reader).get(page(space, "assessment", thing.pk)).content.decode()
    assert "What we say." in shown
    assert "A draft." not in shown


@pytest.mark.parametrize(
    ("role", "do", "status"),
    [
        ("reviewer", "publish", 302),
        ("editor", "publish", 403),
        ("editor", "workspace", 302),
        ("reader", "workspace", 403),
        ("contributor", "propose", 403),
        ("editor", "propose", 302),
        ("reader", "delete", 403),
        ("editor", "nonsense", 404),
    ],
)
def test_each_step_is_for_its_roles(space, as_seat, role, do, status):
    thing = assess(space.cso.editor, CODE, "not")
    client = as_seat(getattr(space.cso, role))
    assert client.post(page(space, "assessment", thing.pk), {"do": do}).status_code == status


def in_a_row(**values):
    given = {"code": [CODE, PLEDGE], "level": "party", "show": "open"}
    return {**given, **{name.replace("__", "-", 1): value for name, value in values.items()}}


def test_several_in_a_row(space, as_seat):
    client = as_seat(space.cso.contributor)
    address = page(space, "assess")
    assert client.get(address).content.decode().count('name="code"') == 2
    given = in_a_row() | {f"value-{CODE}": "fully", f"comment-{CODE}": "Built."}
    answer = client.post(address, given)
    assert answer.status_code == 302
    said = Assessment.objects.get()
    assert (said.code, said.value, said.comment, said.level) == (CODE, "fully", "Built.", "party")
    left = client.get(answer["Location"]).content.decode()
    assert f'value="{PLEDGE}"' in left
    assert f'value="{CODE}"' not in left


def test_in_a_row_an_answer_of_today_changes_and_an_older_one_stays(space, as_seat):
    client = as_seat(space.cso.editor)
    old = assess(space.cso.editor, CODE, "not", assessed_on="2020-01-01")
    given = in_a_row() | {f"value-{CODE}": "partially", f"seen-{CODE}": f"{old.pk}:1"}
    client.post(page(space, "assess"), given)
    assert [one.value for one in Assessment.objects.all()] == ["not", "partially"]
    new = Assessment.objects.get(value="partially")
    given = in_a_row() | {f"value-{CODE}": "fully", f"seen-{CODE}": f"{new.pk}:1"}
    client.post(page(space, "assess"), given)
    assert [one.value for one in Assessment.objects.all()] == ["not", "fully"]


def test_in_a_row_a_colleague_was_faster(space, as_seat):
    client = as_seat(space.cso.editor)
    assess(space.cso.coordinator, CODE, "not", comment="Theirs.")
    given = in_a_row() | {
        f"value-{CODE}": "fully",
        f"comment-{CODE}": "Mine.",
        f"value-{PLEDGE}": "fully",
    }
    answer = client.post(page(space, "assess"), given)
    assert answer.status_code == 409
    told = answer.content.decode()
    assert "Theirs." in told
    assert "Mine." in told
    assert f'value="{PLEDGE}"' not in told
    thing = Assessment.objects.get(code=CODE)
    assert thing.comment == "Theirs."
    assert keeping.revisions(thing).get(refused=True).after["comment"] == "Mine."
    again = in_a_row() | {
        f"value-{CODE}": "fully",
        f"comment-{CODE}": "Mine.",
        f"seen-{CODE}": f"{thing.pk}:{thing.revision}",
    }
    assert client.post(page(space, "assess"), again).status_code == 302
    thing.refresh_from_db()
    assert thing.comment == "Mine."


def test_a_grade_stays_when_a_level_is_given(space, as_seat):
    assess(space.cso.editor, CODE, "B")
    as_seat(space.cso.editor).post(page(space, "assess"), in_a_row() | {f"value-{CODE}": "fully"})
    assert sorted(one.value for one in Assessment.objects.all()) == ["B", "fully"]


def test_a_moment_is_named_and_compared(space, as_seat):
    client = as_seat(space.cso.editor)
    client.post(page(space, "moments"), {"title": "Mid-term", "kind": "mid_term", "level": "workspace"})
    moment = Moment.objects.get()
    assess(space.cso.editor, CODE, "not", moment=moment)
    assess(space.cso.editor, CODE, "partially")
    shown = client.get(page(space, "assessments"), {"before": moment.pk}).content.decode()
    assert "What changed since Mid-term" in shown
    assert "1 moved forward" in shown
    assert as_seat(space.cso.reader).post(page(space, "moments"), {}).status_code == 403


def test_figures_are_shares_with_their_denominators(space, as_seat):
    assess(space.cso.editor, CODE, "partially", level=Level.WORKSPACE)
    assess(space.state.editor, CODE, "fully")
    shown = as_seat(space.state.reader).get(page(space, "assessments")).content.decode()
    assert "1 of 2 recommendations and pledges are commented on" in shown
    assert "Basis: 1 recommendations and pledges with a level" in shown
    assert "On 1 of them answers differ" in shown
    other = as_seat(space.cso.reader).get(page(space, "assessments")).content.decode()
    assert "answers differ." not in other


def test_a_file_is_seen_before_it_is_kept(space, as_seat):
    client = as_seat(space.cso.editor)
    address = page(space, "assess-import")
    sent = SimpleUploadedFile(
        "ours.csv", b"Number,Level,Comment\n1.1,Partially implemented,Half.\n7.7,Fully,\n"
    )
    shown = client.post(address, {"file": sent, "level": "party"})
    assert shown.status_code == 200
    assert not Assessment.objects.exists()
    assert "The workspace follows no such recommendation." in shown.content.decode()
    kept = client.post(address, {"do": "keep", "rows": shown.context["carried"], "level": "party"})
    assert "1 assessment is kept." in kept.content.decode()
    said = Assessment.objects.get()
    assert (said.code, said.value, said.comment) == (CODE, "partially", "Half.")


@pytest.mark.parametrize("rows", ["", "[]", "{", '[["XAB-1-1", "fully", {}, null]]', '[[1, 2, 3, 4], "x"]'])
def test_a_form_that_was_tampered_with_keeps_nothing(space, as_seat, rows):
    client = as_seat(space.cso.editor)
    answer = client.post(page(space, "assess-import"), {"do": "keep", "rows": rows, "level": "party"})
    assert answer.status_code == 200
    assert not Assessment.objects.exists()


def test_a_file_overtaken_by_a_colleague_keeps_both(space, as_seat):
    client = as_seat(space.cso.editor)
    sent = SimpleUploadedFile("ours.csv", b"Number,Level,Comment\n1.1,Partially implemented,Half.\n")
    shown = client.post(page(space, "assess-import"), {"file": sent, "level": "party"})
    thing = assess(space.cso.coordinator, CODE, "not", comment="Theirs.")
    rows = shown.context["carried"]
    kept = client.post(page(space, "assess-import"), {"do": "keep", "rows": rows, "level": "party"})
    assert "A colleague changed it meanwhile." in kept.content.decode()
    assert Assessment.objects.get().comment == "Theirs."
    assert keeping.revisions(thing).get(refused=True).after["comment"] == "Half."
