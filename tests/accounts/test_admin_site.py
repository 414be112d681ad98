"""The admin obeys the policy, and nobody rises above oneself in it."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.urls import reverse

from uprtracker.accounts.models import User
from uprtracker.records.models import Coding, Finding, Pair, Position, Recommendation, Review

pytestmark = pytest.mark.django_db


@pytest.fixture
def enter(client):
    def enter_as(*groups, **flags):
        user = User.objects.create(username="-".join(groups) or "person", **flags)
        user.groups.set(Group.objects.filter(name__in=groups))
        client.force_login(user)
        return user

    return enter_as


@pytest.fixture
def recommendation():
    review = Review.objects.create(code="SVN-20", state="SVN", session=20, cycle=2, status="reviewed")
    one = Recommendation.objects.create(
        review=review, code="SVN-20-115.1", text="Plant", origin="conclusions"
    )
    Pair.objects.create(recommendation=one, state="FRA", origin="report")
    return one


def decide(client, one, **posted):
    empty = {
        f"{prefix}-{name}_FORMS": "0"
        for prefix in ("positions", "codings", "pairs", "source_rows", "aliases")
        for name in ("TOTAL", "INITIAL")
    }
    url = reverse("admin:records_recommendation_change", args=[one.pk])
    return client.post(url, empty | posted)


@pytest.mark.parametrize(
    ("groups", "flags", "status"),
    [
        pytest.param((), {}, 302, id="member"),
        pytest.param((), {"is_staff": True}, 302, id="staff-without-role"),
        pytest.param(("data editors",), {}, 200, id="data-editor"),
        pytest.param(("administrators",), {}, 200, id="administrator"),
    ],
)
def test_who_enters(enter, client, groups, flags, status):
    enter(*groups, **flags)
    assert client.get(reverse("admin:index")).status_code == status


@pytest.mark.parametrize("name", ["recommendation", "review", "document", "finding", "pledge", "sourcerow"])
def test_every_list_opens_and_finds(enter, client, recommendation, name):
    enter("data editors")
    url = reverse(f"admin:records_{name}_changelist")
    assert client.get(url, {"q": "plant"}).status_code == 200


def test_administrator_does_not_edit_records(enter, client, recommendation):
    enter("administrators")
    assert client.get(reverse("admin:records_recommendation_changelist")).status_code == 403


def test_data_editor_does_not_manage_users(enter, client):
    enter("data editors")
    assert client.get(reverse("admin:accounts_user_changelist")).status_code == 403


def test_answer_of_an_editor_is_a_new_step(enter, client, recommendation):
    editor = enter("data editors")
    Position.objects.create(recommendation=recommendation, value="pending", stage=10)
    posted = {"positions-TOTAL_FORMS": "2", "positions-INITIAL_FORMS": "1"}
    first = Position.objects.get()
    posted |= {"positions-0-id": str(first.pk), "positions-0-value": "noted"}
    posted |= {
        "positions-1-value": "supported",
        "positions-1-words": "in a letter",
        "positions-1-state": "fra",
    }
    assert decide(client, recommendation, **posted).status_code == 302
    steps = list(recommendation.positions.values_list("stage", "value", "state", "person"))
    assert steps == [(10, "pending", "", None), (50, "supported", "FRA", editor.pk)]
    assert recommendation.pairs.get().position == "supported"


def test_step_of_the_state_that_an_editor_found(enter, client, recommendation):
    enter("data editors")
    posted = {"positions-TOTAL_FORMS": "1", "positions-0-value": "noted", "positions-0-stage": "20"}
    posted |= {"positions-0-symbol": "A/HRC/28/15/Add.1", "positions-0-date": "2015-03-04"}
    assert decide(client, recommendation, **posted).status_code == 302
    step = Position.objects.get()
    assert (step.stage, step.symbol, str(step.date)) == (20, "A/HRC/28/15/Add.1", "2015-03-04")


def test_answer_for_a_state_that_did_not_ask_is_refused(enter, client, recommendation):
    enter("data editors")
    posted = {"positions-TOTAL_FORMS": "1", "positions-0-value": "noted", "positions-0-state": "PER"}
    assert decide(client, recommendation, **posted).status_code == 200
    assert not Position.objects.exists()


def test_label_of_an_editor_stands_beside_the_others(enter, client, recommendation):
    enter("data editors")
    Coding.objects.create(recommendation=recommendation, scheme="action", label="4", origin="uprinfo")
    posted = {"codings-TOTAL_FORMS": "2", "codings-INITIAL_FORMS": "1"}
    posted |= {"codings-0-id": str(Coding.objects.get().pk)}
    posted |= {"codings-1-scheme": "action", "codings-1-label": "5", "codings-1-holds": "on"}
    assert decide(client, recommendation, **posted).status_code == 302
    assert sorted(recommendation.codings.values_list("origin", "label")) == [
        ("person", "5"),
        ("uprinfo", "4"),
    ]


def test_fact_that_an_editor_corrects_is_remembered(enter, client, recommendation):
    enter("data editors")
    review = recommendation.review
    posted = {"status": "adopted", "date": "2014-11-04", "date_confidence": "", "hrc_session": "28"}
    posted |= {"troika": "", "note": ""}
    client.post(reverse("admin:records_review_change", args=[review.pk]), posted)
    review.refresh_from_db()
    assert (review.status, review.edited) == ("adopted", ["date", "hrc_session", "status"])


def test_finding_is_settled_by_name(enter, client):
    editor = enter("data editors")
    finding = Finding.objects.create(kind="number-gap", severity="doubt", message="122.41 is missing")
    posted = {"action": "dismiss", "_selected_action": [finding.pk]}
    client.post(reverse("admin:records_finding_changelist"), posted)
    finding.refresh_from_db()
    assert (finding.status, finding.decided_by) == ("dismissed", editor)


def test_administrator_cannot_touch_a_superuser(enter, client):
    enter("administrators")
    root = User.objects.create(username="root", is_superuser=True)
    page = client.get(reverse("admin:auth_user_password_change", args=[root.pk]))
    assert page.status_code == 403
    assert (
        client.post(reverse("admin:accounts_user_delete", args=[root.pk]), {"post": "yes"}).status_code == 403
    )


def test_administrator_cannot_make_a_superuser(enter, client):
    user = enter("administrators")
    posted = {"username": user.username, "is_superuser": "on", "is_active": "on"}
    posted |= {"date_joined_0": "2026-01-01", "date_joined_1": "00:00:00"}
    client.post(reverse("admin:accounts_user_change", args=[user.pk]), posted)
    user.refresh_from_db()
    assert not user.is_superuser


def test_labels_are_picked_by_name_and_codes_of_the_database_stay_hidden(enter, client, recommendation):
    enter("data editors")
    Position.objects.create(recommendation=recommendation, value="pending", stage=Position.Stage.REPORT)
    text = client.get(reverse("admin:records_recommendation_change", args=[recommendation.pk])).text
    assert '<option value="womens-rights">' in text
    assert "5 Specific action" in text
    assert "Former codes" in text
    assert f">{recommendation.pk} pending<" not in " ".join(text.split())
    assert "Working Group report: pending" in text


@pytest.mark.parametrize("wanted", ["//example.org/", "https://example.org/", ""])
def test_signing_in_leads_to_the_data_desk_and_never_to_another_site(client, wanted):
    user = User.objects.create_user("editor", password="a-long-enough-one")
    user.groups.set(Group.objects.filter(name="data editors"))
    answer = client.post(
        reverse("account_login"), {"login": "editor", "password": "a-long-enough-one", "next": wanted}
    )
    assert (answer.status_code, answer["Location"]) == (302, reverse("admin:index"))


def test_a_second_factor_is_taken_away_by_those_who_manage_users_and_not_from_superusers(enter, client):
    enter("administrators")
    owners = [User.objects.create(username="lost"), User.objects.create(username="root", is_superuser=True)]
    for owner in owners:
        Authenticator.objects.create(user=owner, type=Authenticator.Type.TOTP, data={})
    chosen = {"action": "take_second_factor", "_selected_action": [owner.pk for owner in owners]}
    client.post(reverse("admin:accounts_user_changelist"), chosen)
    assert [one.user.username for one in Authenticator.objects.select_related("user")] == ["root"]
