"""Workspaces for programs: a key sees and adds what its owner does, and nothing else."""

import json

import pytest
from click.testing import CliRunner

from uprtracker.accounts import keeping
from uprtracker.accounts.keys import make_key
from uprtracker.accounts.models import Level
from uprtracker.cli import main
from uprtracker.followup.models import Assessment

API = "/api/v1/workspaces"


@pytest.fixture
def ask(client):
    """`ask(seat, "/slug")` returns status and answer; with `said` it posts."""

    def asked(seat, path="", **said):
        headers = {"Authorization": f"Bearer {make_key(owner=seat.user, name='t')}"} if seat else {}
        if said:
            answer = client.post(API + path, said, content_type="application/json", headers=headers)
        else:
            answer = client.get(API + path, headers=headers)
        assert answer.status_code > 400 or "no-store" in answer["Cache-Control"]
        return answer.status_code, answer.json()

    return asked


def test_a_key_sees_what_its_owner_sees(ask, space):
    slug = space.workspace.slug
    shared = keeping.add(Assessment(code="XAA-45-1.1", value="fully", comment="Ours"), by=space.state.editor)
    records = f"/{slug}/records/assessment"
    assert ask(None)[0] == 401
    assert ask(space.cso.reader)[1]["results"][0]["party"] == "Bridge Watch"
    assert ask(space.cso.reader, f"/{slug}/recommendations")[1]["count"] == 2
    assert ask(space.cso.reader, records)[1] == {"count": 0, "next": None, "results": []}
    assert ask(space.cso.reader, f"{records}/{shared.pk}") == ask(space.cso.reader, f"{records}/999999")
    assert ask(space.state.reader, f"{records}/{shared.pk}")[1]["fields"]["comment"] == "Ours"
    keeping.share(shared, by=space.state.editor, level=Level.WORKSPACE)
    status, answer = ask(space.cso.reader, f"{records}?code=XAA-45-1.1")
    assert (status, answer["results"][0]["own"], answer["results"][0]["proposed"]) == (200, False, None)
    assert ask(space.cso.reader, f"/{slug}/records/user")[0] == 404
    assert ask(space.cso.reader, f"{records}?of=all")[0] == 422


def test_a_workspace_of_others_is_not_there(ask, space, django_user_model):
    class Outsider:
        user = django_user_model.objects.create(username="outsider", is_superuser=True)

    assert ask(Outsider, f"/{space.workspace.slug}") == ask(Outsider, "/no-such-workspace")
    assert ask(Outsider)[1] == {"results": []}


def test_a_key_assesses_as_its_owner_may(ask, space):
    path = f"/{space.workspace.slug}/assessments"
    status, made = ask(space.cso.contributor, path, code="XAA-45-1.1", value="partially", comment="One")
    assert (status, made["level"], made["fields"]["comment"]) == (200, "party", "One")
    assert ask(space.cso.reader, path, code="XAA-45-1.1", value="fully")[0] == 403
    assert ask(space.cso.editor, path, code="XAA-45-9.9", value="fully")[0] == 422
    assert ask(space.cso.editor, path, code="XAA-45-1.1", value="wonderful")[0] == 422
    one = f"{path}/{made['id']}"
    assert ask(space.cso.editor, one, revision=1, comment="Two")[1]["revision"] == 2
    assert ask(space.cso.coordinator, one, revision=1, comment="Three")[0] == 409
    assert ask(space.cso.reader, one, revision=2, comment="Four")[0] == 404
    assert ask(space.state.editor, one, revision=2, comment="Five")[0] == 404
    assert Assessment.objects.get().comment == "Two"


def test_the_command_shows_no_more_than_the_member_sees(space, tmp_path):
    keeping.add(Assessment(code="XAA-45-1.1", value="fully", comment="Ours"), by=space.state.editor)
    texts = {}
    for seat in (space.cso.coordinator, space.state.reader):
        out = tmp_path / f"{seat.pk}.json"
        given = ["workspace", "export", space.workspace.slug, "--as", seat.user.username, "--out", str(out)]
        answer = CliRunner().invoke(main, given)
        assert answer.exit_code == 0, answer.output
        texts[seat] = json.dumps(json.loads(out.read_text()))
    assert "Ours" not in texts[space.cso.coordinator]
    assert "Ours" in texts[space.state.reader]
    for wrong in (["nowhere", "--as", "cso-reader"], [space.workspace.slug, "--as", "nobody"]):
        assert CliRunner().invoke(main, ["workspace", "export", *wrong, "--out", str(out)]).exit_code == 1
