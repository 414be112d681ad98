"""Writing with a key: as the desks do it, with the permissions of the key's owner, and with no other."""

import pytest
from django.utils import timezone

from uprtracker.accounts.keys import make_key, owner_of, revoke
from uprtracker.accounts.limits import Limit
from uprtracker.accounts.models import ApiKey, User
from uprtracker.api import door
from uprtracker.records.models import CodingDecision, Position

CODINGS = "/api/v1/recommendations/SVN-20-115.1/codings"
POSITIONS = "/api/v1/recommendations/SVN-20-115.1/positions"


def post(client, address: str, said: dict, key: str = ""):
    headers = {"Authorization": f"Bearer {key}"} if key else {}
    return client.post(address, said, content_type="application/json", headers=headers)


def test_a_coding_is_decided_in_the_name_of_the_owner(client, world, key, editor):
    answer = post(client, CODINGS, {"codings": {"issue": ["justice"]}}, key)
    assert answer.status_code == 200, answer.text
    assert answer.json()["codings"]["issue"] == {
        "labels": ["justice"], "coded_by": "person", "unconfirmed": [], "confidence": None, "sure": None,
        "version": None,
    }  # fmt: skip
    assert CodingDecision.objects.get().person == editor
    assert answer["Cache-Control"] == "no-store"


def test_a_position_is_decided_for_one_state(client, world, key, editor):
    answer = post(client, POSITIONS, {"position": "supported", "state": "swe", "words": "Read again"}, key)
    assert answer.status_code == 200, answer.text
    assert answer.json()["by_state"]["SWE"] == "supported"
    assert Position.objects.get(stage=Position.Stage.EDITOR).person == editor
    assert post(client, POSITIONS, {"position": "noted", "state": "DEU"}, key).status_code == 422


@pytest.mark.parametrize(
    "said",
    [
        {"codings": {}},
        {"codings": {"issue": ["no-such-issue"]}},
        {"codings": {"mood": []}},
        {"codings": {"action": ["1", "2"]}},
        {"codings": {"issue": ["justice"]}, "person": "somebody else"},
        {},
    ],
)
def test_what_cannot_stand_is_refused_and_nothing_written(client, world, key, said):
    answer = post(client, CODINGS, said, key)
    assert answer.status_code == 422
    assert answer.json()["error"]["message"]
    assert not CodingDecision.objects.exists()


def test_only_the_key_of_somebody_who_may(client, world, key, editor):
    member = make_key(owner=User.objects.create(username="member"), name="m")
    said = {"codings": {"issue": ["justice"]}}
    assert post(client, CODINGS, said, member).status_code == 403
    client.force_login(editor)  # being signed in on the site opens nothing here
    assert post(client, CODINGS, said).status_code == 401
    assert post(client, CODINGS, said, key[:-1] + "x").status_code == 401
    editor.is_active = False
    editor.save()
    assert post(client, CODINGS, said, key).status_code == 401
    assert not CodingDecision.objects.exists()


def test_a_revoked_key_is_refused_and_stays_in_the_list(client, world, key):
    row = owner_of(key)
    assert row.used_on == timezone.now().date() or ApiKey.objects.get().used_on == timezone.now().date()
    assert key not in (row.digest, row.prefix)
    assert revoke(row.prefix).revoked_at
    assert post(client, CODINGS, {"codings": {"issue": ["justice"]}}, key).status_code == 401
    assert ApiKey.objects.count() == 1


def test_keys_cannot_be_guessed_in_bulk(client, world, monkeypatch):
    monkeypatch.setattr(door, "GUESSING", Limit("guess", per_minute=1, burst=2))
    tried = [post(client, CODINGS, {}, f"upr_000000000000_{n}").status_code for n in range(3)]
    assert tried == [401, 401, 429]
