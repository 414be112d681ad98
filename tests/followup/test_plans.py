"""Plans: what a seat sees of them, what hangs on what, reminders, suggestions, indicators, spreadsheets."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core import mail
from django.utils import timezone

from uprtracker.accounts import keeping
from uprtracker.accounts.models import Level, Revision
from uprtracker.core.errors import ExportError
from uprtracker.followup.models import (
    Cluster,
    Commitment,
    Indicator,
    Measured,
    Ministry,
    PlannedAction,
    ReminderWish,
)
from uprtracker.followup.plans import sheet, spreading
from uprtracker.followup.plans.measuring import course
from uprtracker.followup.plans.naming import Names
from uprtracker.followup.plans.reminding import remind_all
from uprtracker.followup.plans.seen import about, hanging, put, seen, take
from uprtracker.followup.plans.standing import coverage, standing
from uprtracker.followup.plans.suggesting import by_issue, by_likeness
from uprtracker.followup.scope import Subject
from uprtracker.records.models import Alias

TODAY = date(2026, 11, 22)


def subject(number: str, text: str, *issues: str) -> Subject:
    return Subject(f"XAA-45-{number}", number, text, "XAA-45", "supported", (), issues)


def test_a_shared_action_does_not_name_the_ministry_that_is_not_shared(space):
    ministry = keeping.add(Ministry(name="Ministry of Works"), by=space.state.editor)
    action = keeping.add(PlannedAction(title="Build", ministry=ministry), by=space.state.editor)
    assert not seen(PlannedAction, space.cso.coordinator).exists()
    keeping.share(action, by=space.state.editor, level=Level.WORKSPACE)
    (shown,) = hanging(seen(PlannedAction, space.cso.coordinator), space.cso.coordinator)
    assert shown.ministry is None
    (own,) = hanging(seen(PlannedAction, space.state.reader), space.state.reader)
    assert own.ministry == ministry


def test_the_values_of_an_indicator_are_shared_published_and_withdrawn_with_it(space):
    editor, reviewer = space.cso.editor, space.cso.reviewer
    indicator = keeping.add(Indicator(title="Bridges"), by=editor)
    value = keeping.add(Measured(indicator=indicator, on=TODAY, value=5), by=editor)
    hidden = keeping.add(
        Measured(indicator=indicator, on=TODAY, value=6, level=Level.COORDINATORS), by=editor
    )
    levels = []
    for step in (
        lambda: spreading.share(indicator, by=editor, level=Level.WORKSPACE),
        lambda: spreading.sign_off(indicator, by=reviewer, revision=2),
        lambda: spreading.withdraw(indicator, by=reviewer),
    ):
        step()
        for one in (indicator, value, hidden):
            one.refresh_from_db()
        levels.append((indicator.level, value.level))
        assert hidden.level == Level.COORDINATORS
    assert levels == [("workspace", "workspace"), ("public", "public"), ("party", "party")]


def test_two_people_put_recommendations_into_a_cluster_at_once(space):
    cluster = keeping.add(Cluster(title="Roads"), by=space.cso.editor)
    put(cluster, ["XAA-45-1.1"], by=space.cso.editor)
    put(cluster, ["XAA-45-p1", "XAA-45-1.1"], by=space.cso.coordinator)
    assert Cluster.objects.get().codes == ["XAA-45-1.1", "XAA-45-p1"]
    take(cluster, ["XAA-45-1.1"], by=space.cso.editor)
    assert Cluster.objects.get().codes == ["XAA-45-p1"]
    assert not Revision.objects.filter(refused=True).exists()


def test_a_plan_is_found_by_any_code_that_its_recommendation_ever_had(space):
    Alias.objects.create(code="XAA-45-x1", recommendation=space.asked)
    former = keeping.add(Cluster(title="Old", codes=["XAA-45-x1"]), by=space.cso.editor)
    keeping.add(Cluster(title="Other", codes=["XAA-45-1.11"]), by=space.cso.editor)
    assert about(seen(Cluster, space.cso.editor), "XAA-45-1.1") == [former]


def test_standing_counts_what_is_late_stuck_and_paid(space):
    kept = [
        PlannedAction(title="a", due_on=TODAY - timedelta(1), budget=Decimal(10), currency="EUR"),
        PlannedAction(title="b", due_on=TODAY, status="blocked", blocked_because="x"),
        PlannedAction(
            title="c", due_on=TODAY - timedelta(9), status="done", budget=Decimal(5), currency="EUR"
        ),
        PlannedAction(title="d", status="dropped", budget=Decimal(99), currency="EUR"),
    ]
    for one in kept:
        keeping.add(one, by=space.cso.editor)
    seat = space.cso.reader
    stands = standing(seen(PlannedAction, seat), seat, TODAY)
    nobody = standing(seen(PlannedAction, space.state.coordinator), space.state.coordinator, TODAY)
    assert (nobody.actions, nobody.overdue.count, nobody.budgets) == (0, 0, {})
    assert [one.title for one in stands.overdue.first] == ["a"]
    assert [one.title for one in stands.blocked.first] == ["b"]
    assert [one.title for one in stands.soon.first] == ["b"]
    assert stands.budgets == {"EUR": (Decimal(15), 2)}
    assert (stands.done, stands.actions) == (1, 4)


def test_coverage_counts_recommendations_and_pledges_by_cluster_and_by_action(space):
    cluster = keeping.add(Cluster(title="Roads", codes=["XAA-45-1.1"]), by=space.cso.editor)
    dropped = PlannedAction(title="no", status="dropped", codes=["XAA-45-p1"])
    keeping.add(dropped, by=space.cso.editor)
    assert coverage(space.cso.editor).with_action == 0
    keeping.add(PlannedAction(title="yes", cluster=cluster), by=space.cso.editor)
    found = coverage(space.cso.editor)
    assert (found.followed, found.in_clusters, found.with_action) == (2, 1, 1)
    assert found.without_action == ["XAA-45-p1"]
    assert coverage(space.state.editor).with_action == 0


@pytest.mark.parametrize(
    ("baseline", "target", "value", "reached"),
    [
        (0, 10, 5, 0.5),
        (20, 10, 15, 0.5),
        (0, 10, -5, -0.5),
        (0, 10, 20, 2.0),
        (5, 5, 5, None),
        (None, 5, 5, None),
    ],
)
def test_the_way_of_an_indicator_from_baseline_to_target(baseline, target, value, reached):
    indicator = Indicator(baseline=baseline, target=target, baseline_on=TODAY, target_on=TODAY)
    found = course(indicator, [Measured(on=TODAY, value=Decimal(value))])
    assert found.reached == reached
    assert found.latest == value


def test_suggestions_by_issue_and_by_likeness():
    subjects = [
        subject("1", "Ratify the Convention against Torture and its Optional Protocol", "torture", "general"),
        subject("2", "Build more schools in rural areas", "education"),
        subject("3", "Ratify the Optional Protocol to the Convention against Torture", "torture"),
    ]
    assert [(one.label, one.codes) for one in by_issue(subjects)] == [("torture", ("XAA-45-1", "XAA-45-3"))]
    assert [set(one.codes) for one in by_likeness(subjects)] == [{"XAA-45-1", "XAA-45-3"}]


def test_a_number_names_a_recommendation_where_only_one_has_it(space):
    names = Names(space.workspace)
    assert names.named("1.1; XAA-45-p1 9.9") == (["XAA-45-1.1", "XAA-45-p1"], ["9.9"])
    assert names.named("XAB-45-1.1", ["XAB-45-1.1"]) == (["XAB-45-1.1"], [])


def remindable(seat) -> None:
    seat.user.email = f"{seat.user.username}@example.org"
    seat.user.save()


def test_reminders_go_once_before_and_once_after_without_any_words(space, settings):
    settings.UPR_MAIL = True
    person = space.cso.editor
    remindable(person)
    keeping.add(
        PlannedAction(title="Secret stones", responsible=person, due_on=TODAY + timedelta(10)), by=person
    )
    promise = Commitment(
        text="Hush", promised_by="Them", event="There", event_on=TODAY, due_on=TODAY + timedelta(40)
    )
    keeping.add(promise, by=person)
    assert [remind_all(TODAY), remind_all(TODAY)] == [1, 0]
    assert [remind_all(TODAY + timedelta(11)), remind_all(TODAY + timedelta(12))] == [1, 0]
    assert [one.to for one in mail.outbox] == [["cso-editor@example.org"]] * 2
    assert "/plans/actions/" in mail.outbox[0].body
    assert not any("Secret" in one.body + one.subject for one in mail.outbox)


@pytest.mark.parametrize("why", ["never", "left", "narrowed", "no mail", "done"])
def test_nobody_is_reminded_who_does_not_want_or_may_not_know(space, settings, why):
    settings.UPR_MAIL = why != "no mail"
    person = space.cso.contributor
    remindable(person)
    action = PlannedAction(title="x", responsible=person, due_on=TODAY)
    action = keeping.add(action, by=space.cso.coordinator)
    if why == "never":
        ReminderWish.objects.create(member=person, days=0)
    elif why == "left":
        person.left_at = timezone.now()
        person.save()
    elif why == "narrowed":
        keeping.share(action, by=space.cso.coordinator, level=Level.COORDINATORS)
    elif why == "done":
        keeping.change(action, by=space.cso.coordinator, revision=1, status="done")
    assert remind_all(TODAY) == 0
    assert mail.outbox == []


@pytest.mark.parametrize("data", [b"\x00\x01", b"a,b\n1,2\n", b"PK\x03\x04broken", b""])
def test_a_file_that_is_no_table_of_actions_is_refused(data):
    name = "rows.csv" if data[:1] == b"a" or not data else "rows.xlsx"
    with pytest.raises(ExportError):
        sheet.read(data, name)


def test_a_table_is_read_in_any_language_and_with_days_as_spreadsheets_keep_them():
    text = "Action;Starts;Échéance;due_on\nBuild;2026-01-02 00:00:00;;2026-02-03\n;;;\n"
    assert sheet.read(text.encode("utf-8-sig"), "rows.csv") == [
        (2, {"title": "Build", "starts_on": "2026-01-02", "due_on": "2026-02-03"})
    ]
    assert sheet.choice("Under way", PlannedAction.Status.choices) == "under_way"
