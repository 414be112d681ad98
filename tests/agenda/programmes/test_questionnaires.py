"""Questionnaires: their notation, answers that name nobody, results hidden where few answered."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from uprtracker.agenda.programmes.models import Questionnaire, Reply
from uprtracker.agenda.programmes.questions.answering import by_link, reply_of, save, start
from uprtracker.agenda.programmes.questions.notation import read_questions, same_shape, worded_questions
from uprtracker.agenda.programmes.questions.results import results_of, rows_of
from uprtracker.records.editing import begin, change, publish

TEXT = """
# Working together
? How often do you meet? (scale)
- Never: Ask for dates.
- Often: Agree on a plan.
? Which do you use? (several)
- Matrix
- Report
? How many do you follow? (number)
? What would help?
"""


@pytest.fixture
def questionnaire(organiser):
    made = begin(Questionnaire(title="Ponds", slug="ponds", questions=TEXT), by=organiser)
    return publish(made, by=organiser)


def answer(questionnaire, done=True, **given):
    return start(questionnaire, {key: [value] for key, value in given.items()}, language="en", done=done)


def test_questions_are_read():
    asked = read_questions(TEXT)
    assert [(one.key, one.kind, len(one.choices)) for one in asked] == [
        ("q1", "scale", 2),
        ("q2", "several", 2),
        ("q3", "number", 0),
        ("q4", "text", 0),
    ]
    assert asked[0].section == "Working together"
    assert asked[0].choices[1].words == "Often"
    assert asked[0].choices[1].meaning == "Agree on a plan."


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "at least one question"),
        ("Hello", "Line 1 cannot be read"),
        ("- An answer", "Line 1 cannot be read"),
        ("? One? (scale)\n- Only", "needs 2 to 20 answers"),
        ("? One? (text)\n- A\n- B", "no answers to choose"),
        ("\n".join(["? Again?"] * 101), "at most 100"),
    ],
)
def test_what_cannot_be_read_is_said(text, says):
    with pytest.raises(ValidationError, match=says):
        read_questions(text)


def test_a_translation_of_another_shape_is_not_used():
    french = TEXT.replace("How often", "Combien").replace("Never", "Jamais")
    assert worded_questions(TEXT, french)[0].choices[0].words == "Jamais"
    assert worded_questions(TEXT, french + "? Encore ?")[0].choices[0].words == "Never"
    assert worded_questions(TEXT, "Rien")[0].words == "How often do you meet?"
    assert same_shape(read_questions(TEXT), read_questions(french))


def test_answers_are_saved_and_gone_on_with(questionnaire):
    secret = answer(questionnaire, done=False, q1="2", q3="1 200,5")
    assert not Reply.objects.filter(digest=secret).exists()  # the secret itself is nowhere
    reply = reply_of(secret)
    assert reply.answers == {"q1": "2", "q3": "1200.5"}
    assert not reply.done
    save(reply, {"q1": ["1"], "q2": ["1", "2", "9"], "q4": ["Rain"]}, done=True)
    reply = reply_of(secret)
    assert reply.answers == {"q1": "1", "q2": ["1", "2"], "q4": "Rain"}
    assert reply.done
    assert reply_of("another") is None


@pytest.mark.parametrize("given", [{"q3": "many"}, {"q4": "x" * 4001}, {}, {"q1": "7"}])
def test_what_is_wrong_keeps_nothing(questionnaire, given):
    with pytest.raises(ValidationError):
        answer(questionnaire, **given)
    assert not Reply.objects.exists()


def test_closed_questionnaires_take_nothing(questionnaire):
    Questionnaire.objects.update(open_until=date(2020, 1, 1))
    questionnaire.refresh_from_db()
    with pytest.raises(ValidationError, match="no more answers"):
        answer(questionnaire, q1="1")


def test_no_name_is_kept_unless_it_is_asked_for(questionnaire):
    secret = answer(questionnaire, q1="1", name="Anna")
    assert reply_of(secret).name == ""
    Questionnaire.objects.update(asks_name=True)
    questionnaire.refresh_from_db()
    assert reply_of(answer(questionnaire, q1="1", name="Anna")).name == "Anna"


def test_only_the_secret_link_opens_a_restricted_one(questionnaire):
    assert by_link(questionnaire.secret) is None
    Questionnaire.objects.update(restricted=True)
    assert by_link(questionnaire.secret) == questionnaire
    Questionnaire.objects.update(state="withdrawn")
    assert by_link(questionnaire.secret) is None


def test_nothing_is_told_of_fewer_than_five(questionnaire):
    for number in range(4):
        answer(questionnaire, q1="1", q4=f"Words {number}")
    answer(questionnaire, done=False, q1="1")  # not ended: does not count
    (told,) = results_of(questionnaire)
    assert told.n == 4 and told.hidden and told.questions == ()
    assert rows_of(questionnaire) == []
    answer(questionnaire, q1="2")
    (told,) = results_of(questionnaire)
    first, _several, _number, text = told.questions
    assert [(bar.count, bar.share) for bar in first.bars] == [(4, 0.8), (1, 0.2)]
    assert text.n == 4 and text.hidden and text.texts == ()
    assert len(rows_of(questionnaire)) == 5


def test_moments_stand_apart(questionnaire):
    Questionnaire.objects.update(moments=["Before", "After"])
    questionnaire.refresh_from_db()
    with pytest.raises(ValidationError, match="Before, After"):
        answer(questionnaire, q1="1")
    for _number in range(5):
        answer(questionnaire, q1="1", q3="2", moment="0")
    answer(questionnaire, q1="2", moment="1")
    before, after = results_of(questionnaire)
    assert (before.moment, before.n, before.hidden) == ("Before", 5, False)
    assert before.questions[2].median == 2
    assert (after.moment, after.n, after.hidden) == ("After", 1, True)
    assert {reply.moment for reply in rows_of(questionnaire)} == {0}


def test_the_shape_stays_once_somebody_answered(questionnaire, organiser):
    longer = TEXT + "? More?"
    made = change(questionnaire, by=organiser, revision=questionnaire.revision, questions=longer)
    answer(made, q1="1")
    worded = change(
        made, by=organiser, revision=made.revision, questions=longer.replace("often", "frequently")
    )
    with pytest.raises(ValidationError, match="answers already"):
        change(worded, by=organiser, revision=worded.revision, questions=TEXT)
