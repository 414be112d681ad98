"""A person's data: taken out whole without secrets, deleted without taking others' words along."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.urls import reverse

from uprtracker.accounts.keeping import add, change
from uprtracker.accounts.keys import make_key as make_api_key
from uprtracker.accounts.models import Invitation, Member, Party, Revision, User
from uprtracker.followup.models import Assessment, ProtectionLog
from uprtracker.followup.protection import log
from uprtracker.followup.protection.person import delete_person, everything_of
from uprtracker.publishing.models import Folder
from uprtracker.records.models import Draft

PASSWORD = "lighthouse of Kelpwick"


@pytest.fixture
def person(space) -> User:
    """The editor of the organisation, with things of her own and words in the workspace."""
    editor = space.cso.editor
    editor.pseudonym = "Heron"
    editor.save()
    editor.user.set_password(PASSWORD)
    editor.user.email = "editor@example.org"
    editor.user.save()
    Folder.objects.create(owner=editor.user, name="Bridges of mine", token="t" * 32)
    Draft.objects.create(owner=editor.user, text="A draft of mine")
    made = add(Assessment(code=space.asked.code, value="partially", comment="Half of it stands."), by=editor)
    change(made, by=editor, revision=made.revision, comment="Most of it stands.")
    return editor.user


def test_everything_is_taken_out_and_no_secret(space, person):
    key = make_api_key(owner=person, name="script")
    said = json.dumps(everything_of(person), cls=DjangoJSONEncoder)
    for words in ("editor@example.org", "Bridges of mine", "A draft of mine", "Most of it stands.", "Heron"):
        assert words in said
    for secret in (person.password, key, "t" * 32, person.api_keys.get().digest):
        assert secret not in said
    assert "state-coordinator" not in said


def test_what_was_shared_stays_as_the_words_of_a_former_member(space, person):
    delete_person(person)
    assert not User.objects.filter(username="cso-editor").exists()
    assert not Folder.objects.exists() and not Draft.objects.exists()
    kept = Assessment.objects.get()
    assert (kept.comment, kept.author.shown_name) == ("Most of it stands.", "Former member")
    assert Revision.objects.filter(kind="followup.assessment").count() == 2
    assert Assessment.objects.visible_to(space.cso.reader.user).count() == 1


def test_the_last_coordinator_hands_over_first(space):
    with pytest.raises(ValidationError, match="without a coordinator"):
        delete_person(space.cso.coordinator.user)
    assert User.objects.filter(pk=space.cso.coordinator.user.pk).exists()


def test_a_log_nobody_else_opens_goes_and_others_become_keepers(space, person, key):
    alone = log.open_log(by=space.cso.editor, title="Alone")
    shared = log.open_log(by=space.cso.editor, title="Shared")
    log.name(shared, space.cso.reader, by=space.cso.editor, keeper=False)
    delete_person(person)
    assert not ProtectionLog.objects.filter(pk=alone.pk).exists()
    assert shared.keeps(space.cso.reader)


def test_the_pages_ask_for_the_password_and_for_yes(client, space, person):
    client.post(reverse("account_login"), {"login": "cso-editor", "password": PASSWORD})
    for name in ("web:account-data", "web:account-delete"):
        assert client.get(reverse(name))["Location"].startswith(reverse("account_reauthenticate"))
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    assert client.get(reverse("web:account-data")).json()["account"]["username"] == "cso-editor"
    client.post(reverse("web:account-delete"))
    assert User.objects.filter(username="cso-editor").exists()
    client.post(reverse("web:account-delete"), {"sure": "1"})
    assert not User.objects.filter(username="cso-editor").exists()
    assert client.get(reverse("web:account")).status_code == 302


def test_who_alone_runs_the_site_cannot_go(db):
    root = User.objects.create_superuser("root")
    with pytest.raises(ValidationError, match="only one who runs this site"):
        delete_person(root)


def test_the_only_member_takes_the_party_along(space, person):
    party = Party.objects.create(workspace=space.workspace, kind="un", name="Team")
    alone = User.objects.create(username="alone", email="alone@example.org")
    Member.objects.create(workspace=space.workspace, party=party, user=alone, role="coordinator")
    delete_person(alone)
    party.refresh_from_db()
    assert party.left_at is not None
    assert not Invitation.objects.filter(email="alone@example.org").exists()
