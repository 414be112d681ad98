"""Guessing passwords ends after ten tries."""

import pytest
from django.urls import reverse

from uprtracker.accounts.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture
def sign_in(client, settings):
    settings.AXES_ENABLED = True
    User.objects.create_superuser("root", password="right and long")

    def post(password, username="root", address="192.0.2.1"):
        form = {"login": username, "password": password}
        return client.post(reverse("account_login"), form, REMOTE_ADDR=address).status_code

    return post


def test_right_password_enters_after_nine_wrong_ones(sign_in):
    assert {sign_in("wrong") for _ in range(9)} == {200}
    assert sign_in("right and long") == 302


def test_after_ten_wrong_ones_not_even_the_right_one_enters(sign_in):
    for _ in range(10):
        sign_in("wrong")
    assert sign_in("right and long") == 429


def test_other_addresses_are_not_locked_out(sign_in):
    for _ in range(10):
        sign_in("wrong")
    assert sign_in("right and long", address="192.0.2.9") == 302
