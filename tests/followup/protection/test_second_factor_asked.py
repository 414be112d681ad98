"""A workspace that asks for a second factor: without one there is no seat, at any door."""

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.urls import reverse

from uprtracker.accounts.keeping import add
from uprtracker.accounts.policy import Action, may
from uprtracker.followup.models import Assessment
from uprtracker.followup.spaces.frame import ask_second_factor


def switch_on(user) -> None:
    for kind in (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES):
        Authenticator.objects.create(user=user, type=kind, data={})


def test_who_asks_has_one_and_who_has_none_stays_out(client, space):
    made = add(Assessment(code=space.asked.code, value="partially", comment="Stands."), by=space.cso.editor)
    coordinator = space.cso.coordinator
    with pytest.raises(ValidationError, match="your own account first"):
        ask_second_factor(True, by=coordinator)
    switch_on(coordinator.user)
    ask_second_factor(True, by=coordinator)
    assert not may(space.cso.editor.user, Action.SEE, made)
    assert not Assessment.objects.visible_to(space.cso.editor.user).exists()
    assert [made] == list(Assessment.objects.visible_to(coordinator.user))
    client.force_login(space.cso.editor.user)
    page = client.get(reverse("web:workspace", args=[space.workspace.slug]))
    assert (page.status_code, reverse("mfa_index") in page.text) == (403, True)
    switch_on(space.cso.editor.user)
    assert may(space.cso.editor.user, Action.SEE, made)
    assert client.get(reverse("web:workspace", args=[space.workspace.slug])).status_code == 200
