"""What is over its time goes, what is not stays."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.utils import timezone

from uprtracker.accounts.models import Invitation, Trace, User
from uprtracker.followup.protection import retention


@pytest.mark.parametrize("days", [10, 500])
def test_only_what_is_over_its_time_goes(space, days):
    when = timezone.now() - timedelta(days=days)
    row = Trace.objects.create(workspace=space.workspace, party=space.cso.party, verb="saw")
    Trace.objects.filter(pk=row.pk).update(at=when)
    kept = Trace.objects.count()
    invitation = Invitation.objects.create(
        party=space.cso.party,
        role="reader",
        digest="d",
        email="x@example.org",
        expires_at=timezone.now() + timedelta(days=1) + timedelta(days=1),
    )
    Invitation.objects.filter(pk=invitation.pk).update(
        made_at=when - timedelta(days=14), expires_at=when, withdrawn_at=when
    )
    stranger = User.objects.create(username="stranger", date_joined=when)
    EmailAddress.objects.create(user=stranger, email="s@example.org", verified=False)
    User.objects.create(username="made by an administrator", date_joined=when)
    Session.objects.create(session_key=f"s{days}", session_data="", expire_date=when)
    attempt = AccessAttempt.objects.create(username="root", ip_address="192.0.2.1", failures_since_start=1)
    AccessAttempt.objects.filter(pk=attempt.pk).update(attempt_time=timezone.now())
    done = retention.retain()
    over = days == 500
    assert (Trace.objects.count() == kept - 1) is over
    assert Invitation.objects.exists() is not over
    assert User.objects.filter(username="stranger").exists() is not over
    assert User.objects.filter(username="made by an administrator").exists()
    assert not Session.objects.exists()
    assert AccessAttempt.objects.exists()
    assert done["traces"] == int(over)


def test_wrong_passwords_are_forgotten_after_a_day(db):
    attempt = AccessAttempt.objects.create(username="root", ip_address="192.0.2.1", failures_since_start=1)
    AccessAttempt.objects.filter(pk=attempt.pk).update(attempt_time=timezone.now() - timedelta(days=2))
    assert retention.retain()["wrong passwords"] == 1
