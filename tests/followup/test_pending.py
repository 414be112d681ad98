"""The pending desk: arguments, consultations and answers, each for those who may see them."""

import io
import re

import docx
import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from uprtracker.accounts import keeping
from uprtracker.accounts.models import Level, Member, Revision
from uprtracker.followup.models import Argument, Consultation, DraftAnswer
from uprtracker.followup.pending.deciding import decide, decide_many, ours
from uprtracker.followup.pending.desk import Show, desk
from uprtracker.publishing.models import PaperDraft
from uprtracker.publishing.papers import write_docx
from uprtracker.publishing.papers.composing import compose
from uprtracker.publishing.papers.drafts import begin
from uprtracker.publishing.papers.paper import Change, Heading, Table
from uprtracker.records.models import Document, Pair, Paragraph, Position, Recommendation

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


def test_the_responses_paper_keeps_the_headings_and_marks_what_changed(space):
    stage = Position.Stage.REPORT
    words = "The following will be examined by us"
    report = Document.objects.create(
        review=space.review, kind="wg_report", sha256="0" * 64, size=1, read_at=timezone.now()
    )
    Paragraph.objects.create(
        document=report, order=1, level=1, page=2, line=1, text="II. Conclusions", heading=True
    )
    place = {"document": report, "page": 2, "line": 3}
    Recommendation.objects.filter(code=CODE).update(chapeau="7", **place, text="Repair ++all++ | bridges.")
    Position.objects.create(recommendation=space.asked, stage=stage, value="pending", words=words)
    Pair.objects.create(recommendation=space.asked, state="CHL", origin="report")
    settled = Recommendation.objects.create(
        review=space.review, code="XAA-45-2.1", number="2.1", order=2, text="Paint it.", position="supported"
    )
    Position.objects.create(
        recommendation=settled, stage=stage, value="supported", words="We support:", paragraph="8"
    )
    decide(by=space.state.editor, code=CODE, final="noted", reasons="Ours.", words="No money ~ yet.")
    decide(by=space.cso.editor, code="XAA-45-2.1", final="noted")
    draft = begin(
        by=space.state.editor, kind="responses", title="Views", language="en", review=space.review.code
    )
    text = {section.part: section.text for section in draft.sections.all()}
    assert text["answered"] == "Final answers, of 2 recommendations: Supported: 1; Noted: 1."
    made = compose(draft).paper
    headings = [block.text for block in made.blocks if isinstance(block, Heading)]
    assert headings[2:5] == ["II. Conclusions", "7. The following will be examined by us", "We support:"]
    first, second = (block for block in made.blocks if isinstance(block, Table))
    number, asked, before, after = first.rows[0]
    assert "".join(run.text for run in asked) == "Repair ++all++ | bridges. (Chile)"
    assert before[0].text == "Pending"
    assert (after[0].text, after[0].change) == ("Noted", Change.ADDED)
    assert "".join(run.text for run in after[1:]) == ": No money ~ yet."
    assert [cell[0].text for cell in second.rows[0][2:]] == ["Supported", "Supported"]
    assert second.rows[0][3][0].change is Change.NONE
    printed = docx.Document(io.BytesIO(write_docx(made)))
    assert [run.text for run in printed.tables[0].rows[1].cells[3].paragraphs[0].runs if run.underline] == [
        "Noted"
    ]
    assert "Ours." not in str(text)


def test_the_desk_leads_to_its_paper(space):
    client = signed_in(space.state.editor)
    fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', client.get(address(space)).text))
    sent = {name: fields[name] for name in ("kind", "review", "language", "title")}
    answer = client.post(reverse("web:workspace-papers", args=[space.workspace.slug]), sent)
    assert answer.status_code == 302 and PaperDraft.objects.get().kind == "responses"


def test_a_published_argument_stands_on_the_public_page_with_its_party(space):
    kept = argue(space.cso.editor, Level.PUBLIC)
    public = reverse("web:recommendation", args=[CODE])
    assert "It rusts." not in Client().get(public).text
    keeping.sign_off(kept, by=space.cso.reviewer)
    page = Client().get(public).text
    assert "It rusts." in page and "published by Bridge Watch" in page
    assert (
        Client().get(f"{public}.json".replace("/.json", ".json")).json()["arguments"][0]["side"] == "support"
    )
