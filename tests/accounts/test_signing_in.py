"""Joining, confirming an address, a second factor, and a new password, as a person does it."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from uprtracker.accounts.invitations import new_secret
from uprtracker.accounts.models import Invitation, Party, User, Workspace
from uprtracker.accounts.second_factor import has_second_factor, take_away

pytestmark = pytest.mark.django_db
PASSWORD = "lighthouse of Kelpwick"


@pytest.fixture
def sends_mail(settings):
    settings.UPR_MAIL = True
    settings.DEFAULT_FROM_EMAIL = "upr@example.org"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.ACCOUNT_SIGNUP_FIELDS = ["username*", "email*", "password1*", "password2*"]
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"
    settings.ACCOUNT_EMAIL_NOTIFICATIONS = True


@pytest.fixture
def anna():
    return User.objects.create_user("anna", email="anna@example.org", password=PASSWORD)


def enter(client, name="anna", password=PASSWORD, **more):
    return client.post(reverse("account_login"), {"login": name, "password": password, **more})


def code_for(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def switch_on(client) -> str:
    """Switch the second factor on, for which the password is asked again; return its secret."""
    assert client.get(reverse("mfa_activate_totp"))["Location"].startswith(reverse("account_reauthenticate"))
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp"))
    secret = page.context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": code_for(secret)})
    return secret


def link_in(message) -> str:
    return re.search(r"https?://testserver(/\S+)", message.body)[1]


def test_a_new_account_is_closed_until_its_address_is_confirmed(client, sends_mail):
    sent = {"username": "mira", "email": "mira@example.org", "password1": PASSWORD, "password2": PASSWORD}
    assert client.post(reverse("account_signup"), sent)["Location"] == reverse(
        "account_email_verification_sent"
    )
    assert "_auth_user_id" not in client.session
    assert enter(client, "mira")["Location"] == reverse("account_email_verification_sent")
    client.post(link_in(mail.outbox[0]))
    assert enter(client, "mira@example.org")["Location"] == reverse("web:account")
    assert "(confirmed)" in client.get(reverse("web:account")).text


def test_without_mail_nobody_joins_alone_and_the_page_says_so(client):
    page = client.get(reverse("account_signup"))
    assert "Accounts are made by invitation" in page.text
    client.post(reverse("account_signup"), {"username": "x", "password1": PASSWORD, "password2": PASSWORD})
    assert not User.objects.exists()
    assert reverse("account_signup") not in client.get(reverse("account_login")).text


def test_who_has_no_address_enters_although_others_must_confirm_theirs(client, sends_mail):
    User.objects.create_user("anna", password=PASSWORD)
    assert enter(client)["Location"] == reverse("web:account")


def test_the_second_factor_is_asked_for_and_kept_encrypted(client, anna):
    enter(client)
    secret = switch_on(client)
    assert has_second_factor(anna)
    assert secret not in str(Authenticator.objects.values_list("data", flat=True))
    client.post(reverse("account_logout"))
    assert enter(client)["Location"] == reverse("mfa_authenticate")
    assert "_auth_user_id" not in client.session
    assert "Incorrect code" in client.post(reverse("mfa_authenticate"), {"code": "000000"}).text
    recovery = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()[0]
    assert client.post(reverse("mfa_authenticate"), {"code": recovery})["Location"] == reverse("web:account")
    assert client.session["_auth_user_id"] == str(anna.pk)


def test_no_code_fits_any_more_when_the_secret_of_the_site_is_another(client, anna, settings):
    enter(client)
    secret = switch_on(client)
    client.post(reverse("account_logout"))
    settings.SECRET_KEY = "another one"
    enter(client)
    assert "Incorrect code" in client.post(reverse("mfa_authenticate"), {"code": code_for(secret)}).text
    client.post(reverse("account_logout"))
    assert take_away(anna) == 2
    assert enter(client)["Location"] == reverse("web:account")


def test_codes_cannot_be_guessed_for_long_and_no_address_is_kept(client, anna, settings, tmp_path):
    enter(client)
    secret = switch_on(client)
    client.post(reverse("account_logout"))
    backend = "django.core.cache.backends.filebased.FileBasedCache"
    settings.CACHES = {
        "default": {
            "BACKEND": backend,
            "LOCATION": str(tmp_path / "tries"),
            "KEY_FUNCTION": "uprtracker.accounts.limits.nameless",
        }
    }
    enter(client)
    answers = [client.post(reverse("mfa_authenticate"), {"code": "000000"}).text for _ in range(5)]
    assert all("Incorrect code" in answer for answer in answers)
    last = client.post(reverse("mfa_authenticate"), {"code": code_for(secret)})
    assert "Too many failed login attempts" in last.text
    assert list(Path(tmp_path / "tries").iterdir())


def test_a_new_password_comes_by_mail_to_known_addresses_alone(client, anna, sends_mail):
    EmailAddress.objects.create(user=anna, email=anna.email, verified=True, primary=True)
    known = client.post(reverse("account_reset_password"), {"email": "anna@example.org"})
    unknown = client.post(reverse("account_reset_password"), {"email": "nobody@example.org"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert [message.to for message in mail.outbox] == [["anna@example.org"]]
    form = client.get(link_in(mail.outbox[0]), follow=True).redirect_chain[-1][0]
    client.post(form, {"password1": "another harbour", "password2": "another harbour"})
    assert enter(client, password="another harbour")["Location"] == reverse("web:account")


def test_pages_of_accounts_are_kept_by_nobody(client, anna):
    enter(client)
    for name in ("web:account", "mfa_index", "account_login", "account_reset_password"):
        answer = client.get(reverse(name))
        assert (answer["Cache-Control"], "noindex" in answer["X-Robots-Tag"]) == ("private, no-store", True)


@pytest.mark.parametrize("mail_goes_out", [False, True])
def test_who_was_invited_joins_without_an_address(client, request, mail_goes_out):
    if mail_goes_out:
        request.getfixturevalue("sends_mail")
    space = Workspace.objects.create(slug="bridges", title="Bridges", kind="coalition")
    party = Party.objects.create(workspace=space, kind="cso", name="Bridge Watch")
    secret, digest = new_secret()
    until = timezone.now() + timedelta(days=1)
    Invitation.objects.create(party=party, role="editor", digest=digest, expires_at=until)
    sent = {"username": "heron", "password1": PASSWORD, "password2": PASSWORD}
    client.post(reverse("account_signup"), sent)
    assert not User.objects.exists()
    client.get(reverse("web:invitation", args=[secret]))
    client.post(reverse("account_signup"), sent)
    assert client.session["_auth_user_id"] == str(User.objects.get(username="heron").pk)
    assert not mail.outbox
