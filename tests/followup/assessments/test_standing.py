"""Who said what last, for each reader."""

from datetime import date
from decimal import Decimal

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError

from uprtracker.accounts import keeping
from uprtracker.accounts.models import Level, Member, Party, User
from uprtracker.followup.assessments.assessing import assess
from uprtracker.followup.assessments.index import Band
from uprtracker.followup.assessments.standing import last_words, standing
from uprtracker.followup.models import Assessment, Moment
from uprtracker.records.models import Alias

CODE = "XAA-45-1.1"


def of(space, viewer, **options):
    return standing(space.workspace, [CODE], viewer, **options).get(CODE)


def shared(seat, value, **fields):
    return assess(seat, CODE, value, level=Level.WORKSPACE, **fields)


def test_two_voices_make_an_index_and_a_disagreement(space):
    shared(space.state.editor, "fully")
    shared(space.cso.editor, "partially")
    found = of(space, space.cso.reader)
    assert (found.iri, found.band, found.disagreement) == (Decimal("0.75"), Band.FULLY, True)
    assert [(one.voice.name, one.value) for one in found.answers] == [
        ("Bridge Watch", "partially"),
        ("Ministry", "fully"),
    ]


def test_another_party_sees_and_counts_nothing_private(space):
    assess(space.cso.editor, CODE, "not")
    shared(space.state.editor, "fully")
    assert of(space, space.cso.reader).iri == Decimal("0.5")
    for other in (space.state.coordinator, space.state.reader.user):
        assert of(space, other).iri == Decimal(1)
        assert not of(space, other).disagreement
    assert of(space, AnonymousUser()) is None


def test_the_last_answer_of_each_scale_counts(space):
    editor = space.cso.editor
    shared(editor, "fully", assessed_on=date(2024, 5, 1))
    shared(editor, "not", assessed_on=date(2023, 5, 1))
    shared(editor, "B", assessed_on=date(2025, 5, 1))
    found = of(space, editor)
    assert [one.value for one in found.answers] == ["B", "fully"]
    assert found.iri == Decimal(1)
    assert [one.value for one in found.grades] == ["B"]


def test_grades_alone_have_no_band(space):
    shared(space.cso.editor, "C")
    found = of(space, space.cso.editor)
    assert (found.iri, found.band) == (None, None)


def test_not_assessable_is_a_comment_without_a_score(space):
    shared(space.cso.editor, "not_assessable")
    found = of(space, space.cso.editor)
    assert (found.iri, found.band) == (None, Band.NOT_ASSESSED)
    shared(space.state.editor, "fully")
    found = of(space, space.cso.editor)
    assert (found.iri, len(found.counted), len(found.scored)) == (Decimal(1), 2, 1)


def test_one_state_has_one_answer(space):
    second = Party.objects.create(
        workspace=space.workspace, kind=Party.Kind.STATE, name="Another ministry", state="XAA"
    )
    user = User.objects.create(username="another")
    seat = Member.objects.create(workspace=space.workspace, party=second, user=user, role="editor")
    shared(seat, "not", assessed_on=date(2024, 1, 1))
    shared(space.state.editor, "fully", assessed_on=date(2024, 2, 1))
    found = of(space, seat)
    assert found.iri == Decimal(1)
    assert len(found.answers) == 2
    assert found.disagreement


def test_a_moment_keeps_what_was_said_at_it(space):
    editor = space.cso.editor
    mid_term = keeping.add(Moment(title="Mid-term 2024", kind="mid_term", level=Level.WORKSPACE), by=editor)
    shared(editor, "not", moment=mid_term, assessed_on=date(2024, 1, 1))
    shared(editor, "fully", assessed_on=date(2025, 1, 1))
    assert of(space, editor).iri == Decimal(1)
    assert of(space, editor, moment=mid_term).iri == Decimal(0)


def test_a_private_moment_is_not_named_by_others(space):
    own = keeping.add(Moment(title="Ours", kind="other"), by=space.cso.editor)
    with pytest.raises(ValidationError, match="moment"):
        assess(space.state.editor, CODE, "not", moment=own)


def test_answers_under_former_codes_count(space):
    editor = space.cso.editor
    keeping.add(Assessment(code="XAA-45-x1", value="fully"), by=editor)
    Alias.objects.create(code="XAA-45-x1", recommendation=space.asked)
    assert of(space, editor).iri == Decimal(1)
    assert list(last_words(editor, [CODE])) == [CODE]


def test_only_what_is_followed_is_assessed(space):
    with pytest.raises(ValidationError, match="XAB-45-9"):
        assess(space.cso.editor, "XAB-45-9", "fully")
    assert assess(space.cso.editor, "XAA-45-p1", "fully").code == "XAA-45-p1"


def test_published_answers_of_all_workspaces(space):
    mine = assess(space.cso.editor, CODE, "not")
    keeping.sign_off(mine, by=space.cso.reviewer)
    assess(space.state.editor, CODE, "fully")
    found = standing(None, [CODE], AnonymousUser())
    assert [one.assessment for one in found[CODE].answers] == [mine.pk]


def test_the_number_of_questions_does_not_grow(space, django_assert_max_num_queries):
    for value in ("not", "fully", "A"):
        shared(space.cso.editor, value)
        shared(space.state.editor, value)
    with django_assert_max_num_queries(6):
        standing(space.workspace, [CODE, "XAA-45-p1"], space.cso.reader)
