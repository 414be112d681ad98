"""Whose failed logins are counted when a proxy stands before the site."""

import pytest
from django.test import RequestFactory

from uprtracker.accounts.address import behind_proxy


@pytest.mark.parametrize(
    ("forwarded", "expected"),
    [
        pytest.param(None, "127.0.0.1", id="no-proxy"),
        pytest.param("203.0.113.7", "203.0.113.7", id="proxy"),
        pytest.param("10.0.0.1, 203.0.113.7", "203.0.113.7", id="made-up-before-it"),
    ],
)
def test_address(forwarded, expected):
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    assert behind_proxy(RequestFactory(headers=headers).get("/")) == expected
