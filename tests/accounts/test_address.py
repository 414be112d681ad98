"""Whose failed logins are counted when a proxy stands before the site."""

import pytest
from django.test import RequestFactory

from uprtracker.accounts.address import asker, behind_proxy


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


@pytest.mark.parametrize(
    ("forwarded", "counted"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
    ],
)
def test_nobody_is_counted_together_with_all_of_ipv4(settings, forwarded, counted):
    settings.PRODUCTION = True
    assert asker(RequestFactory(headers={"X-Forwarded-For": forwarded}).get("/")) == counted
