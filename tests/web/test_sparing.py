"""Whole files are handed out so often and no oftener; pages as often as anybody likes."""

import pytest

from uprtracker.accounts.limits import Limit
from uprtracker.web import sparing

pytestmark = pytest.mark.django_db


def test_one_file_too_many_says_how_long_to_wait(client, home, monkeypatch):
    monkeypatch.setattr(sparing, "FILES", Limit("files", per_minute=1, burst=2))
    address = "/export/recommendations.nonsense"
    assert [client.get(address).status_code for _ in range(2)] == [404, 404]
    refused = client.get(address)
    assert refused.status_code == 429
    assert 0 < int(refused["Retry-After"]) <= 61
    assert client.get(address, REMOTE_ADDR="192.0.2.9").status_code == 404
    assert client.get("/states/").status_code == 200
