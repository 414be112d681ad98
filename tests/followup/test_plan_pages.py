"""Plans in a workspace: every page opens, things are added, changed, shared and hidden as the policy says."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from uprtracker.accounts import keeping
from uprtracker.followup.models import Cluster, Indicator, Measured, Ministry, PlannedAction

HOME = "/workspaces/bridges/plans/"
YESTERDAY = timezone.localdate() - timedelta(days=1)


@pytest.fixture
def plan(space) -> SimpleNamespace:
    """A cluster, a ministry, an overdue action and an indicator of the leading party."""
    own = space.cso.editor
    cluster = keeping.add(Cluster(title="Roads", codes=["XAA-45-1.1"]), by=own)
    ministry = keeping.add(Ministry(name="Ministry of Works", codes=["XAA-45-1.1"]), by=own)
    action = keeping.add(
        PlannedAction(title="Buy stones", cluster=cluster, ministry=ministry, due_on=YESTERDAY), by=own
    )
    indicator = keeping.add(
        Indicator(title="Bridges", baseline=0, baseline_on="2025-01-01", target=10, target_on="2027-01-01"),
        by=own,
    )
    keeping.add(Measured(indicator=indicator, on="2026-01-01", value=5), by=own)
    return SimpleNamespace(
        space=space, own=own, cluster=cluster, ministry=ministry, action=action, indicator=indicator
    )


def test_every_page_opens_and_says_what_is_late(client, plan):
    client.force_login(plan.own.user)
    for page in (
        "", "board/", "timeline/", "list/", "parliament/", "suggest/", "suggest/?by=likeness",
        *(f"{kind}/" for kind in ("clusters", "actions", "indicators", "ministries", "commitments", "laws")),
        f"clusters/{plan.cluster.pk}/", f"ministries/{plan.ministry.pk}/", f"actions/{plan.action.pk}/",
        f"indicators/{plan.indicator.pk}/", f"clusters/{plan.cluster.pk}/choose/?q=bridge",
        *(f"{kind}/new/" for kind in ("actions", "notes", "values", "laws", "commitments", "objectives")),
        f"actions/{plan.action.pk}/change/",
    ):  # fmt: skip
        assert client.get(HOME + page).status_code == 200, page
    assert "1 overdue" in client.get(HOME).text
    assert "50.0" in client.get(f"{HOME}indicators/{plan.indicator.pk}/").text
    assert "Buy stones" in client.get(f"{HOME}list/?show=overdue").text
    assert "Buy stones" not in client.get(f"{HOME}list/?show=blocked").text
    panel = client.get("/workspaces/bridges/recommendations/XAA-45-1.1/").text
    assert "Roads" in panel
    assert "Ministry of Works" in panel
