"""The form of a community: small, no cookies, no addresses, sent once however often, taken back by number."""

import gzip
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from uprtracker.accounts.models import Level, User
from uprtracker.followup.evidence import intake
from uprtracker.followup.models import Evidence, IntakeForm
from uprtracker.followup.spaces.opening import open_workspace

RECEIPT = "ABCD-1234-EFGH-5678"
TOLD = {"account": "The bridge is closed.", "place": "Mouth", "agree": "1", "receipt": RECEIPT}


@pytest.fixture
def asked(db):
    owner = User.objects.create(username="owner")
    seat = open_workspace(
        owner=owner, title="Bridges", kind="country", party="Bridge Watch", party_kind="cso", state="XAA"
    )
    form, secret = intake.open_form(IntakeForm(title="The bridge", question="Is it open?"), by=seat)
    return SimpleNamespace(seat=seat, form=form, secret=secret, url=reverse("web:tell", args=[secret]))


def test_the_whole_page_is_small_and_leaves_nothing(client, asked):
    response = client.get(asked.url)
    parts = [finders.find(f"web/tell.{kind}") for kind in ("css", "js")]
    whole = len(response.content) + sum(len(Path(part).read_bytes()) for part in parts)
    assert whole < 30_000
    assert len(gzip.compress(response.content)) < 4_000
    assert not response.cookies
    assert response["Cache-Control"] == "private, no-store"
    assert response["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize("language", ["ar", "en", "es", "fr", "ru", "zh-hans"])
def test_it_speaks_six_languages(client, asked, language):
    page = client.get(asked.url, {"in": language}).content.decode()
    assert f'lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"' in page
    assert "Is it open?" in page


def test_what_is_told_comes_to_coordinators_once_without_an_address(asked):
    client = Client(enforce_csrf_checks=True)
    for _ in range(2):
        response = client.post(
            asked.url, TOLD, REMOTE_ADDR="203.0.113.77", headers={"accept": "application/json"}
        )
        assert (response.status_code, response.json()["receipt"]) == (201, RECEIPT.replace("-", ""))
    evidence = Evidence.objects.get()
    assert (evidence.level, evidence.consent, evidence.form) == (Level.COORDINATORS, "private", asked.form)
    assert [one.by for one in evidence.custody.all()] == [None]
    kept = str([*Evidence.objects.values(), *evidence.custody.values()])
    assert "203.0.113.77" not in kept
    assert RECEIPT.replace("-", "") not in kept
    assert not response.cookies


def test_what_was_sent_is_taken_back_by_its_number_and_does_not_come_back(client, asked):
    client.post(asked.url, TOLD)
    wrong = client.post(asked.url, {"do": "withdraw", "receipt": "0000-0000-0000-0000"})
    assert wrong.status_code == 404
    assert client.post(asked.url, {"do": "withdraw", "receipt": RECEIPT.lower()}).status_code == 200
    client.post(asked.url, TOLD)  # the phone sends what waited
    evidence = Evidence.objects.get()
    assert (evidence.gone, evidence.account) == ("withdrawn", "")


@pytest.mark.parametrize(
    ("change", "status"),
    [({"account": ""}, 422), ({"agree": ""}, 422), ({"account": "x" * 5001}, 422), ({"account": "\0"}, 422)],
)
def test_what_is_missing_is_said_and_nothing_typed_is_lost(client, asked, change, status):
    response = client.post(asked.url, {**TOLD, **change})
    assert response.status_code == status
    assert 'role="alert"' in response.content.decode()
    assert "Mouth" in response.content.decode()
    assert not Evidence.objects.exists()


def test_a_closed_or_renewed_form_takes_nothing(client, asked):
    secret = intake.renew(asked.form, by=asked.seat)
    assert client.get(asked.url).status_code == 404
    assert client.post(asked.url, TOLD).status_code == 404
    asked.form.refresh_from_db()
    intake.close(asked.form, by=asked.seat)
    assert client.post(reverse("web:tell", args=[secret]), TOLD).status_code == 410
    assert not Evidence.objects.exists()


def test_the_secret_is_kept_nowhere(asked):
    assert asked.secret not in str([*IntakeForm.objects.values()])
