"""The pending desk: arguments, consultations and answers, each for those who may see them."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from uprtracker.accounts import keeping
from uprtracker.accounts.models import Level, Member, Revision
from uprtracker.followup.models import Argument, Consultation, DraftAnswer
from uprtracker.followup.pending.deciding import decide, decide_many, ours
from uprtracker.followup.pending.desk import Show, desk

CODE = "XAA-45-1.1"


def signed_in(seat: Member) -> Client:
    client = Client()
    client.force_login(seat.user)
    return client


def address(space, *code: str) -> str:
    return reverse("web:workspace-pending" + ("-one" if code else ""), args=[space.workspace.slug, *code])


def argue(seat: Member, level: str) -> Argument:
    made = Argument(code=CODE, side="support", text="It rusts.", level=level)
    return keeping.add(made, by=seat)


def test_the_desk_counts_what_a_seat_may_see_and_nothing_else(space):
    argue(space.cso.editor, Level.PARTY)
    argue(space.cso.editor, Level.WORKSPACE)
    held = Consultation(codes=[CODE], held_on="2026-05-01", with_whom="Unions", level=Level.PARTY)
    keeping.add(held, by=space.state.editor)
    decide(by=space.state.editor, code=CODE, ministry="Works", draft="supported")
    state, cso = desk(space.state.reader, space.review), desk(space.cso.reader, space.review)
    assert (state.waiting, state.drafted, state.final, state.ministries) == (1, 1, 0, ("Works",))
    assert [(line.arguments, line.consultations) for line in state.lines] == [(1, 1)]
    assert (cso.waiting, cso.drafted, cso.ministries) == (1, 0, ())
    assert [(line.arguments, line.consultations, line.ours) for line in cso.lines] == [(2, 0, None)]
    assert state.shown(Show.NO_DRAFT) == [] and len(state.shown(Show.NO_FINAL, "Works")) == 1
    assert state.shown(Show.ALL, "Justice") == []


def test_two_who_begin_the_same_answer_lose_no_words(space):
    decide(by=space.state.editor, code=CODE, draft="supported", reasons="It is cheap.")
    with pytest.raises(keeping.Overtaken) as raised:
        decide(by=space.state.coordinator, code=CODE, draft="noted", reasons="It is dear.")
    assert raised.value.wanted["reasons"] == "It is dear."
    now = ours(space.state.editor, CODE)
    assert (now.draft, now.reasons) == ("supported", "It is cheap.")
    assert "It is dear." in str(list(Revision.objects.filter(refused=True).values_list("after", flat=True)))
    decide(by=space.state.coordinator, code=CODE, revision=now.revision, final="noted")
    assert ours(space.state.editor, CODE).final == "noted"


def test_who_may_not_write_does_not(space):
    for seat in (space.state.reader, space.state.reviewer):
        with pytest.raises(PermissionDenied):
            decide(by=seat, code=CODE, draft="noted")
    decide(by=space.state.editor, code=CODE, draft="noted")
    with pytest.raises(PermissionDenied):
        decide(by=space.state.contributor, code=CODE, revision=1, draft="supported")
    assert ours(space.cso.coordinator, CODE) is None


def test_several_are_set_at_once_within_the_workspace_alone(space):
    assert decide_many(by=space.state.editor, codes=[CODE, CODE, "XAB-1-1.1"], ministry="Works") == 1
    assert list(DraftAnswer.objects.values_list("code", "ministry")) == [(CODE, "Works")]


def test_the_page_takes_arguments_consultations_and_answers(space):
    client = signed_in(space.state.editor)
    page = address(space, CODE)
    said = {"do": "argue", "side": "against", "text": "No money <b>", "level": "workspace"}
    assert client.post(page, said).status_code == 302
    held = {"do": "consult", "held_on": "2026-05-01", "with_whom": "Unions", "level": "party"}
    assert client.post(page, held).status_code == 302
    written = {"do": "answer", "revision": "0", "draft": "noted", "words": "Later."}
    assert client.post(page, written).status_code == 302
    shown = client.get(page).text
    assert "No money &lt;b&gt;" in shown and "Unions" in shown and "Later." in shown
    record = client.get(reverse("web:workspace-record", args=[space.workspace.slug, CODE])).text
    assert "1 argument" in record and "Later." in record
    other = signed_in(space.cso.editor).get(page).text
    assert "No money" in other and "Unions" not in other and "Later." not in other
    late = client.post(page, {**written, "words": "Never."})
    assert (late.status_code, "Later." in late.text, "Never." in late.text) == (409, True, True)
    client.post(page, {"do": "share", "level": "workspace"})
    assert "Later." in signed_in(space.cso.editor).get(page).text


def test_nobody_deletes_or_finds_what_is_not_his(space):
    hidden = argue(space.cso.editor, Level.PARTY)
    shown = argue(space.cso.editor, Level.WORKSPACE)
    client, page = signed_in(space.state.coordinator), address(space, CODE)
    gone = client.post(page, {"do": "delete", "thing": "argument:999999"})
    mine = client.post(page, {"do": "delete", "thing": f"argument:{hidden.pk}"})
    assert gone.status_code == mine.status_code == 404
    assert client.post(page, {"do": "delete", "thing": f"argument:{shown.pk}"}).status_code == 403
    assert Argument.objects.count() == 2
    own = signed_in(space.cso.contributor)
    assert own.post(page, {"do": "delete", "thing": f"argument:{shown.pk}"}).status_code == 403
    editor = signed_in(space.cso.editor)
    assert editor.post(page, {"do": "delete", "thing": f"argument:{shown.pk}"}).status_code == 302


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"do": "argue", "side": "support", "text": "", "level": "party"}, 422),
        ({"do": "argue", "side": "rejected", "text": "x", "level": "party"}, 422),
        ({"do": "argue", "side": "support", "text": "x", "level": "coordinators"}, 422),
        ({"do": "answer", "revision": "0", "draft": "rejected"}, 422),
        ({"do": "answer", "draft": "noted"}, 422),
        ({"do": "share", "level": "public"}, 404),
        ({"do": "delete", "thing": "user:1"}, 404),
    ],
    ids=["empty", "rejected", "level", "position", "no revision", "public", "other kind"],
)
def test_what_is_not_understood_changes_nothing(space, said, status):
    assert signed_in(space.state.editor).post(address(space, CODE), said).status_code == status
    assert not Argument.objects.exists() and not DraftAnswer.objects.exists()


def test_the_desk_sets_and_consults_for_those_chosen(space):
    client, page = signed_in(space.state.editor), address(space)
    assert client.post(page, {"do": "set", "ministry": "Works"}).status_code == 422
    assert client.post(page, {"do": "set", "ministry": "Works", "code": [CODE]}).status_code == 302
    held = {"do": "consult", "held_on": "2026-05-01", "with_whom": "Unions", "level": "party"}
    assert client.post(page, {**held, "code": [CODE, "XAA-45-p1", "nothing"]}).status_code == 302
    assert Consultation.objects.get().codes == [CODE]
    shown = client.get(page).text
    assert "Works" in shown and "1 recommendation waits" in shown
    assert client.get(page + "?review=XAB-1").status_code == 404
