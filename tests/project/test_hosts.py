"""A request under a foreign host name is refused, with a page."""

import pytest
from django.test import Client


@pytest.mark.django_db
def test_foreign_host_name_is_a_bad_request() -> None:
    client = Client(raise_request_exception=False)
    answer = client.get("/", headers={"host": "elsewhere.example"})
    assert answer.status_code == 400
    assert b"<h1>" in answer.content
    assert b"elsewhere.example" not in answer.content
