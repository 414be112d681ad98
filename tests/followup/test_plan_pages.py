"""Plans in a workspace: every page opens, things are added, changed, shared and hidden as the policy says."""

import io
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from openpyxl import Workbook, load_workbook

from uprtracker.accounts import keeping
from uprtracker.accounts.models import Revision, User
from uprtracker.followup.models import Cluster, Indicator, Measured, Ministry, PlannedAction
from uprtracker.records.models import Recommendation

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
        "import/", "reminders/",
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


def test_nobody_else_finds_what_is_kept_by_the_party(client, plan):
    pages = [
        *(f"clusters/{plan.cluster.pk}/{end}" for end in ("", "change/", "choose/")),
        f"actions/{plan.action.pk}/", f"indicators/{plan.indicator.pk}/", f"ministries/{plan.ministry.pk}/",
    ]  # fmt: skip
    client.force_login(plan.space.state.coordinator.user)
    for page in pages:
        assert client.get(HOME + page).status_code == 404, page
        assert client.post(HOME + page).status_code in (404, 405), page
    for deed in ("delete", "publish", "level", "move", "take"):
        given = {"do": deed, "level": "workspace", "status": "done", "code": "XAA-45-1.1"}
        assert client.post(f"{HOME}actions/{plan.action.pk}/do/", given).status_code == 404
    given = {"to": f"clusters:{plan.cluster.pk}", "code": "XAA-45-1.1"}
    assert client.post(f"{HOME}assign/", given).status_code == 404
    for page in ("", "board/", "timeline/", "list/", "parliament/", "actions/", "actions/new/", "notes/new/"):
        answer = client.get(HOME + page).text
        assert not any(
            word in answer for word in ("Roads", "Ministry of Works", "Buy stones", "1 overdue")
        ), page
    assert b"stones" not in client.get(f"{HOME}actions.xlsx").content
    client.force_login(User.objects.create(username="stranger", is_superuser=True))
    assert client.get(HOME).status_code == 404


def test_an_action_is_added_moved_and_changed_by_two(client, plan):
    client.force_login(plan.own.user)
    given = {"title": "Hire masons", "codes": "1.1", "status": "planned", "level": "party", "budget": "5"}
    answer = client.post(f"{HOME}actions/new/", given)
    assert (answer.status_code, "currency" in answer.text) == (400, True)
    answer = client.post(f"{HOME}actions/new/", {**given, "currency": "eur", "cluster": plan.cluster.pk})
    made = PlannedAction.objects.get(title="Hire masons")
    assert answer["Location"] == f"{HOME}actions/{made.pk}/"
    assert (made.currency, made.codes, made.cluster) == ("EUR", ["XAA-45-1.1"], plan.cluster)
    client.post(f"{HOME}actions/{made.pk}/do/", {"do": "move", "status": "done"})
    made.refresh_from_db()
    assert made.done_on == timezone.localdate()
    keeping.change(made, by=plan.space.cso.coordinator, revision=made.revision, title="Hire ten masons")
    mine = {**given, "currency": "EUR", "title": "Hire two masons", "revision": made.revision}
    answer = client.post(f"{HOME}actions/{made.pk}/change/", mine)
    assert answer.status_code == 409
    assert "Hire ten masons" in answer.text
    assert "Hire two masons" in answer.text
    assert Revision.objects.get(refused=True).after["title"] == "Hire two masons"
    now = PlannedAction.objects.get(pk=made.pk).revision
    assert f'name="revision" value="{now}"' in answer.text
    assert client.post(f"{HOME}actions/{made.pk}/change/", {**mine, "revision": now}).status_code == 302


def test_levels_and_publication_by_buttons(client, plan):
    address = f"{HOME}clusters/{plan.cluster.pk}/do/"
    client.force_login(plan.own.user)
    client.post(address, {"do": "level", "level": "workspace"})
    client.post(address, {"do": "propose"})
    assert client.post(address, {"do": "publish"}).status_code == 403
    client.force_login(plan.space.cso.reviewer.user)
    client.post(address, {"do": "publish", "revision": "1"})
    assert Cluster.objects.get().published_at is None
    client.post(address, {"do": "publish", "revision": "3"})
    assert Cluster.objects.get().published_at is not None
    client.post(address, {"do": "withdraw"})
    assert Cluster.objects.get().level == "party"


def test_a_suggested_cluster_is_made_and_a_recommendation_assigned(client, plan):
    client.force_login(plan.own.user)
    other = Recommendation.objects.create(
        review=plan.space.review, code="XAA-45-1.2", number="1.2", order=2, text="Repair the bridge soon.",
        origin="conclusions",
    )  # fmt: skip
    given = {"by": "likeness", "review": "XAA-45", "name": "XAA-45-1.1"}
    assert client.post(f"{HOME}suggest/", given).status_code == 302
    assert Cluster.objects.get(made_by="likeness").codes == ["XAA-45-1.1", other.code]
    given = {"to": f"ministries:{plan.ministry.pk}", "code": other.code}
    assert client.post(f"{HOME}assign/", given)["Location"].endswith("/recommendations/XAA-45-1.2/#plan")
    assert other.code in Ministry.objects.get().codes


def test_actions_come_back_from_their_spreadsheet(client, plan):
    client.force_login(plan.own.user)
    file = client.get(f"{HOME}actions.xlsx").content
    book = load_workbook(io.BytesIO(file))
    rows = [[cell.value for cell in row] for row in book.worksheets[0].iter_rows()]
    heads = rows[0]
    rows[1][heads.index("Action")] = "Buy more stones"
    new = [None] * len(heads)
    for name, value in {
        "Action": "Paint",
        "Responsible ministry": "Ministry of Paint",
        "Due": "2027-01-02",
    }.items():
        new[heads.index(name)] = value
    assert _sent(client, [*rows, new]).status_code == 200
    assert {one.title for one in PlannedAction.objects.all()} == {"Buy more stones", "Paint"}
    assert PlannedAction.objects.get(title="Paint").ministry.name == "Ministry of Paint"
    wrong = list(new)
    wrong[heads.index("Due")] = "soon"
    answer = _sent(client, [heads, new, wrong])
    assert answer.status_code == 400
    assert "Row 3:" in answer.text
    assert PlannedAction.objects.count() == 2
    rows[1][heads.index("Action")] = "Buy fewer stones"
    answer = _sent(client, rows)
    assert "Somebody changed this action" in answer.text


def _sent(client, rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    into = io.BytesIO()
    book.save(into)
    file = SimpleUploadedFile("rows.xlsx", into.getvalue())
    return client.post(f"{HOME}import/", {"file": file})


def test_what_is_published_stands_on_the_public_page_without_names_and_narrower_things(client, plan):
    own, page = plan.space.cso.coordinator, "/recommendations/XAA-45-1.1/"
    keeping.change(plan.action, by=own, revision=1, codes=["XAA-45-1.1"], responsible=plan.own)
    before = client.get(page)
    assert "Buy stones" not in before.text
    shown = keeping.sign_off(plan.action, by=own)
    after = client.get(page)
    assert "Buy stones" in after.text
    assert "Bridge Watch" in after.text
    assert not any(words in after.text for words in ("Ministry of Works", "Roads", plan.own.shown_name))
    assert after["ETag"] != before["ETag"]
    (row,) = client.get("/recommendations/XAA-45-1.1.json").json()["plans"]
    assert (row["kind"], row["status"], row["party"]) == ("action", "planned", "Bridge Watch")
    keeping.withdraw(shown, by=own)
    assert "Buy stones" not in client.get(page).text
