"""An issue drafts itself, its numbers lead to what is frozen, and editors arrange it."""

import json
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import translation

from search.small_world import recommendation, review
from uprtracker.accounts.models import User
from uprtracker.analytics.models import FrozenReport
from uprtracker.publishing.newsletter import drafting
from uprtracker.publishing.newsletter.drafting import Closed, add_block, draft, move, remove
from uprtracker.publishing.newsletter.models import Block, Figure, Issue
from uprtracker.publishing.newsletter.shown import shown
from uprtracker.publishing.newsletter.sources.source import Period
from uprtracker.records import editing
from uprtracker.records.version import bump

pytestmark = pytest.mark.django_db


def test_an_issue_drafts_itself(issue):
    kinds = list(issue.blocks.values_list("kind", flat=True))
    assert kinds == ["opening", "session_figures", "recommendations", "responses", "deadlines"]
    block = issue.blocks.get(kind="session_figures")
    report = FrozenReport.objects.get()
    assert block.title == "Session 20: 6 recommendations"
    assert f"[6](/sessions/20/report/{report.name}/?basis=recommendations)" in block.text
    assert "2 of the 14 reviews of this session are in the database so far." in block.text
    assert set(block.about) == {"states:ITA", "states:SVN", "regions:weog", "regions:eeg"}
    assert (
        "[Slovenia](/reviews/svn-20/): [3](/newsletter/1/figures/#r-svn-20-total)"
        in issue.blocks.get(kind="recommendations").text
    )
    answers = issue.blocks.get(kind="responses")
    assert "supported" in answers.text and "of 3 (adopted on 19 March 2015)" in answers.text
    assert [n.value for n in shown(issue, "en").blocks[3].numbers] == ["66.7\u202f%", "33.3\u202f%"]


def test_frozen_numbers_stay_whatever_comes(issue):
    row = Figure.objects.get(issue=issue, key="s20-total")
    held = Figure.objects.get(issue=issue, key="r-svn-20-total")
    recommendation("One more", of=review("SVN", 20), number="1.9")
    bump("came")
    again = shown(issue, "en")
    assert again.blocks[1].numbers[0].value == "6"
    row.refresh_from_db()
    held.refresh_from_db()
    assert (row.value, held.value) == (6, 3)
    assert json.loads(row.report.content)["bases"]["recommendations"]["total"] == 6


def test_a_second_block_of_the_same_kind_keeps_numbers_of_its_own(issue, editor):
    recommendation("One more", of=review("SVN", 20), number="1.9")
    bump("came")
    (block,) = add_block(issue, "recommendations", by=editor)
    assert "[4](/newsletter/1/figures/#r-svn-20-total-2)" in block.text
    assert list(block.figures.values_list("key", "value"))[0] == ("r-svn-20-total-2", 4.0)
    remove(block, by=editor)
    assert Figure.objects.filter(key="r-svn-20-total").exists()


def test_blocks_move_and_new_ones_come_last(issue, editor):
    (block,) = add_block(issue, "teaser", by=editor)
    move(block, up=True, by=editor)
    kinds = list(issue.blocks.values_list("kind", flat=True))
    assert kinds[-2:] == ["teaser", "deadlines"]
    first = issue.blocks.all()[0]
    move(first, up=True, by=editor)
    assert issue.blocks.all()[0] == first


def test_words_of_records_do_no_harm_in_a_text(editor, world):
    from uprtracker.publishing.newsletter.wording import escaped

    assert escaped("a [b](javascript:c)\n# d") == r"a \[b\](javascript:c) \# d"


def test_another_language_words_itself_from_the_same_facts(world, editor):
    french = draft(Period(date(2014, 11, 1), date(2015, 3, 31)), by=editor, language="fr")
    with translation.override("fr"):
        assert shown(french, "fr").blocks[1].numbers[0].value == "6"
    assert french.language == "fr"
    assert not shown(french, "fr").partly
    assert shown(french, "en").partly


def test_translated_blocks_come_in_the_language_and_others_in_the_original(issue, editor):
    block = issue.blocks.all()[0]
    editing.put_wording(issue, "fr", {"title": "Lettre 1", "subject": "Objet"}, by=editor)
    drafting.word_block(block, "fr", {"title": "Bonjour", "text": "Texte"}, by=editor)
    one = shown(issue, "fr")
    assert (one.title, one.fallback, one.partly) == ("Lettre 1", False, True)
    assert [(b.language, b.fallback) for b in one.blocks[:2]] == [("fr", False), ("en", True)]


def test_only_editors_write_and_nobody_once_it_is_public(issue, editor):
    stranger = User.objects.create(username="stranger")
    block = issue.blocks.all()[0]
    with pytest.raises(PermissionDenied):
        draft(Period(date(2014, 1, 1), date(2014, 2, 1)), by=stranger)
    with pytest.raises(PermissionDenied):
        move(block, up=False, by=stranger)
    editing.publish(issue, by=editor)
    for act in (
        lambda: move(block, up=False, by=editor),
        lambda: remove(block, by=editor),
        lambda: add_block(issue, "text", by=editor),
        lambda: drafting.change_block(block, by=editor, revision=block.revision, title="New"),
        lambda: drafting.word_block(block, "fr", {"title": "Neuf"}, by=editor),
    ):
        with pytest.raises(Closed):
            act()
    assert Block.objects.filter(pk=block.pk).exists()


def test_a_period_that_ends_before_it_begins_drafts_nothing(editor):
    with pytest.raises(ValidationError):
        draft(Period(date(2015, 3, 1), date(2014, 3, 1)), by=editor)
    assert not Issue.objects.exists()


def test_a_period_without_anything_has_its_opening_and_what_lies_ahead(editor):
    issue = draft(Period(date(1990, 1, 1), date(1990, 2, 1)), by=editor)
    assert list(issue.blocks.values_list("kind", flat=True)) == ["opening"]
