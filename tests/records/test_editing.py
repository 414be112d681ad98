"""Edited things: no words are lost, nothing is public before its moment, nobody edits what is not his."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from uprtracker.accounts.models import User
from uprtracker.accounts.policy import EDITORS
from uprtracker.publishing.news.models import Article
from uprtracker.records.edit_history import as_of, steps_of
from uprtracker.records.editing import (
    NEVER,
    NotNow,
    Overtaken,
    begin,
    change,
    hand_in,
    publish,
    publish_due,
    put_wording,
    withdraw,
    worded,
    wordings_of,
)
from uprtracker.records.models import DataVersion, Office
from uprtracker.records.models.edited import EditStep, State, Wording


def person(name, *roles):
    made = User.objects.create(username=name)
    for role in roles:
        made.groups.add(Group.objects.get_or_create(name=role)[0])
    return made


@pytest.fixture
def ada(db):
    return person("ada", EDITORS)


@pytest.fixture
def ben(db):
    return person("ben", EDITORS)


def draft(by, **given):
    words = {"slug": "one", "title": "Lighthouses", "summary": "Short.", "body": "They shine."}
    return begin(Article(**{**words, **given}), by=by)


def versions():
    return DataVersion.objects.count()


def test_what_begins_is_a_draft_whatever_it_says_of_itself(ada):
    made = draft(ada, state=State.PUBLISHED, published_at=timezone.now(), revision=9)
    made.refresh_from_db()
    assert (made.state, made.published_at, made.revision) == (State.DRAFT, None, 1)
    assert made.made_by == made.changed_by == ada
    assert not Article.objects.public().exists()
    assert versions() == 0


def test_begun_twice_is_two_things_or_none(ada):
    draft(ada)
    with pytest.raises(ValidationError):
        draft(ada, title="Another")
    assert [one.title for one in Article.objects.all()] == ["Lighthouses"]


def test_changes_to_different_fields_both_stay(ada, ben):
    made = draft(ada)
    change(made, by=ada, revision=1, title="Lighthouses shine", summary="Short.", body="They shine.")
    # ben opened revision 1 and sends the whole form: he touched the text alone
    after = change(made, by=ben, revision=1, title="Lighthouses", summary="Short.", body="They shine far.")
    assert (after.title, after.body, after.revision) == ("Lighthouses shine", "They shine far.", 3)
    assert after.changed_by == ben


def test_the_same_field_is_refused_and_no_word_is_lost(ada, ben):
    made = draft(ada)
    change(made, by=ada, revision=1, title="Lighthouses of Samoa")
    with pytest.raises(Overtaken) as caught:
        change(made, by=ben, revision=1, title="Lighthouses of Tonga", body="Other words.")
    made.refresh_from_db()
    assert (made.title, made.body, made.changed_by) == ("Lighthouses of Samoa", "They shine.", ada)
    assert caught.value.wanted == {"title": "Lighthouses of Tonga", "body": "Other words."}
    kept = EditStep.objects.get(refused=True)
    assert (kept.by, kept.after) == (ben, {"title": "Lighthouses of Tonga", "body": "Other words."})


def test_a_refused_step_keeps_nobody_from_writing(ada, ben):
    made = draft(ada)
    change(made, by=ada, revision=1, title="B")
    with pytest.raises(Overtaken):
        change(made, by=ben, revision=1, title="C")
    assert change(made, by=ben, revision=2, title="C").title == "C"


def test_both_wrote_the_same_words(ada, ben):
    made = draft(ada)
    change(made, by=ada, revision=1, title="Same")
    after = change(made, by=ben, revision=1, title="Same")
    assert (after.title, after.revision) == ("Same", 2)


def test_changed_and_changed_back_is_no_conflict(ada, ben):
    made = draft(ada)
    change(made, by=ada, revision=1, title="B")
    change(made, by=ada, revision=2, title="Lighthouses")
    assert change(made, by=ben, revision=1, title="Mine").title == "Mine"


def test_a_wording_in_between_is_no_conflict(ada, ben):
    made = draft(ada)
    publish(made, by=ada)
    put_wording(made, "fr", {"title": "Phares"}, by=ada)
    assert change(made, by=ben, revision=1, title="Mine").title == "Mine"


def test_nothing_changed_is_no_step(ada):
    made = draft(ada)
    assert change(made, by=ada, revision=1, title="Lighthouses", states=[]).revision == 1
    assert steps_of(made).count() == 1


def test_lists_numbers_and_offices_are_told_apart(ada, ben):
    made, office = draft(ada), Office.objects.create(slug="asia", name="Asia")
    change(made, by=ada, revision=1, states=["WSM"], session=None, office=office)
    after = change(made, by=ben, revision=1, states=[], session=48, office=None)
    assert (after.states, after.session, after.office) == (["WSM"], 48, office)
    assert as_of(after, 1)["states"] == []
    assert as_of(after, 2)["session"] is None


def test_a_change_that_does_not_hold_changes_nothing(ada):
    made = draft(ada)
    with pytest.raises(ValidationError):
        change(made, by=ada, revision=1, title="", body="New")
    made.refresh_from_db()
    assert (made.title, made.body, made.revision) == ("Lighthouses", "They shine.", 1)
    assert steps_of(made).count() == 1


@pytest.mark.parametrize("name", ["state", "published_at", "revision", "made_by", "reviewed_by"])
def test_change_sets_nothing_that_other_verbs_set(ada, name):
    with pytest.raises(TypeError):
        change(draft(ada), by=ada, revision=1, **{name: None})


def test_what_was_public_keeps_its_address(ada):
    made = draft(ada)
    assert change(made, by=ada, revision=1, slug="two").slug == "two"
    publish(made, by=ada)
    with pytest.raises(ValidationError):
        change(made, by=ada, revision=3, slug="three")


def test_whoever_publishes_the_words_of_another_has_read_them(ada, ben):
    made = draft(ada)
    hand_in(made, by=ada)
    assert Article.objects.get().state == State.REVIEW
    before = versions()
    after = publish(made, by=ben, revision=2)
    assert (after.state, after.reviewed_by) == (State.PUBLISHED, ben)
    assert versions() == before + 1
    assert [step.what for step in steps_of(made)] == ["made", "handed in", "published"]


def test_whoever_publishes_his_own_words_has_reviewed_nothing(ada):
    assert publish(draft(ada), by=ada).reviewed_by is None


def test_nobody_publishes_words_that_he_has_not_seen(ada, ben):
    made = draft(ada)
    change(made, by=ada, revision=1, title="Worse")
    with pytest.raises(Overtaken):
        publish(made, by=ben, revision=1)
    assert not Article.objects.public().exists()


def test_what_is_public_changes_in_public_and_counts_a_version(ada):
    made = publish(draft(ada), by=ada)
    before = versions()
    change(made, by=ada, revision=2, title="Better")
    assert versions() == before + 1
    newest = DataVersion.objects.order_by("-number")[0]
    assert "Better" not in newest.reason


@pytest.mark.parametrize("step", [hand_in, publish])
def test_what_is_public_is_not_taken_from_sight_by_mistake(ada, step):
    made = publish(draft(ada), by=ada)
    with pytest.raises(NotNow):
        step(made, by=ada)
    with pytest.raises(NotNow):
        publish(made, by=ada, at=timezone.now() + timedelta(days=1))
    assert Article.objects.public().exists()


def test_withdrawn_keeps_its_first_day(ada):
    made = publish(draft(ada), by=ada)
    first = made.published_at
    made = withdraw(made, by=ada)
    assert made.state == State.WITHDRAWN
    assert not Article.objects.public().exists()
    assert publish(made, by=ada).published_at == first
    with pytest.raises(NotNow):
        withdraw(draft(ada, slug="two"), by=ada)


@pytest.mark.parametrize("wait", ["handed in", "scheduled"])
def test_what_never_was_public_becomes_a_draft_again(ada, wait):
    made = draft(ada)
    if wait == "handed in":
        hand_in(made, by=ada)
    else:
        publish(made, by=ada, at=timezone.now() + timedelta(days=1))
    made = withdraw(made, by=ada)
    assert (made.state, made.publish_at) == (State.DRAFT, None)


def test_scheduled_is_published_at_its_moment_and_not_before(ada, ben):
    made = draft(ada)
    at = timezone.now() + timedelta(hours=2)
    made = publish(made, by=ben, at=at)
    assert (made.state, made.reviewed_by) == (State.SCHEDULED, ben)
    assert publish_due(at - timedelta(seconds=1)) == 0
    assert not Article.objects.public().exists()
    before = versions()
    assert publish_due(at + timedelta(minutes=3)) == 1
    made.refresh_from_db()
    assert (made.state, made.published_at, made.publish_at) == (State.PUBLISHED, at, None)
    assert versions() == before + 1
    assert publish_due(at + timedelta(minutes=4)) == 0
    assert steps_of(made).last().by is None


def test_scheduled_again_keeps_its_first_day(ada):
    made = publish(draft(ada), by=ada)
    first = made.published_at
    made = withdraw(made, by=ada)
    at = timezone.now() + timedelta(hours=1)
    publish(made, by=ada, at=at)
    publish_due(at)
    made.refresh_from_db()
    assert made.published_at == first


def test_taken_back_is_not_published(ada):
    at = timezone.now() + timedelta(hours=1)
    made = publish(draft(ada), by=ada, at=at)
    withdraw(made, by=ada)
    assert publish_due(at + timedelta(days=1)) == 0


def test_what_cannot_be_published_keeps_nothing_else_from_it(ada):
    at = timezone.now() + timedelta(hours=1)
    broken, good = draft(ada), draft(ada, slug="two")
    for one in (broken, good):
        publish(one, by=ada, at=at)
    Article.objects.filter(pk=broken.pk).update(title="")
    assert publish_due(at) == 1
    assert [one.slug for one in Article.objects.public()] == ["two"]


def test_a_moment_that_is_past_is_now(ada):
    made = publish(draft(ada), by=ada, at=datetime(2020, 1, 1, tzinfo=UTC))
    assert made.state == State.PUBLISHED
    assert made.published_at.year > 2020


def test_words_of_another_language_and_where_there_are_none(ada):
    made = draft(ada)
    assert worded(made, "en").title == "Lighthouses"
    assert not worded(made, "en").fallback
    assert worded(made, "fr").fallback
    put_wording(made, "fr", {"title": "Phares", "summary": " ", "slug": "x"}, by=ada, machine=True)
    french = worded(made, "fr")
    assert (french.title, french.summary, french.language) == ("Phares", "Short.", "fr")
    assert french.machine
    assert not french.fallback
    with pytest.raises(AttributeError):
        french.slug  # noqa: B018 (is asked for)
    with pytest.raises(ValidationError):
        put_wording(made, "en", {"title": "x"}, by=ada)


def test_a_wording_is_outdated_by_other_words_alone(ada):
    made = draft(ada)
    put_wording(made, "fr", {"title": "Phares"}, by=ada)
    hand_in(made, by=ada)
    made = publish(made, by=ada)
    made = change(made, by=ada, revision=made.revision, states=["WSM"])
    assert not worded(made, "fr").outdated
    made = change(made, by=ada, revision=made.revision, title="Beacons")
    assert worded(made, "fr").outdated
    put_wording(made, "fr", {"title": "Balises"}, by=ada)
    assert not worded(made, "fr").outdated


def test_a_wording_says_of_which_original_it_was_made(ada):
    made = draft(ada)
    made = change(made, by=ada, revision=1, title="Beacons")
    put_wording(made, "fr", {"title": "Phares"}, by=ada, of_revision=1)  # opened before
    assert worded(made, "fr").outdated


def test_two_who_translate_lose_no_word(ada, ben):
    made = draft(ada)
    first = put_wording(made, "fr", {"title": "Phares"}, by=ada, seen=NEVER)
    with pytest.raises(Overtaken) as caught:
        put_wording(made, "fr", {"title": "Les phares"}, by=ben, seen=NEVER)
    assert caught.value.wanted == {"title": "Les phares"}
    assert Wording.objects.get().texts == {"title": "Phares"}
    put_wording(made, "fr", {"title": "Les phares"}, by=ben, seen=first.changed_at)
    assert Wording.objects.get().texts == {"title": "Les phares"}
    step = steps_of(made).last()
    assert (step.before, step.after) == ({"title": "Phares"}, {"title": "Les phares"})


def test_words_of_many_things_take_one_query(ada, django_assert_num_queries):
    things = [draft(ada, slug=f"a-{n}") for n in range(5)]
    for one in things[:3]:
        put_wording(one, "ru", {"title": f"Маяк {one.pk}"}, by=ada)
    with django_assert_num_queries(1):
        rows = wordings_of(things, "ru")
        titles = [worded(one, "ru", rows).title for one in things]
    assert [title.startswith("Маяк") for title in titles] == [True] * 3 + [False] * 2


def test_a_wording_of_what_is_public_counts_a_version(ada):
    made = draft(ada)
    put_wording(made, "fr", {"title": "Phares"}, by=ada)
    assert versions() == 0
    publish(made, by=ada)
    put_wording(made, "es", {"title": "Faros"}, by=ada)
    assert versions() == 2


def test_people_without_the_role_do_nothing(ada):
    made, nobody = draft(ada), person("nobody")
    for step in (
        lambda: draft(nobody, slug="two"),
        lambda: change(made, by=nobody, revision=1, title="x"),
        lambda: hand_in(made, by=nobody),
        lambda: publish(made, by=nobody),
        lambda: put_wording(made, "fr", {"title": "x"}, by=nobody),
    ):
        with pytest.raises(PermissionDenied):
            step()
    made.refresh_from_db()
    assert (made.title, made.state, made.revision) == ("Lighthouses", State.DRAFT, 1)
    assert not Wording.objects.exists()


def test_editors_of_an_office_edit_what_is_of_their_office(ada):
    asia, africa = (Office.objects.create(slug=name, name=name) for name in ("asia", "africa"))
    own = person("own")
    asia.editors.add(own)
    made = draft(own, office=asia)
    publish(change(made, by=own, revision=1, title="Ours"), by=own)
    for office in (africa, None):
        with pytest.raises(PermissionDenied):
            draft(own, slug="two", office=office)
        with pytest.raises(PermissionDenied):  # and hands nothing over to others
            change(made, by=own, revision=3, office=office)
    made.refresh_from_db()
    assert made.office == asia
    other = draft(ada, slug="three", office=africa)
    with pytest.raises(PermissionDenied):
        change(other, by=own, revision=1, title="x")


def test_history_outlives_accounts(ada):
    made = draft(ada)
    change(made, by=ada, revision=1, title="B")
    ada.delete()
    made.refresh_from_db()
    assert made.changed_by is None
    assert [step.what for step in steps_of(made)] == ["made", "changed"]
