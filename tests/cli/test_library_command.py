"""`upr library search` answers as the page does."""

import json

import pytest
from click.testing import CliRunner

from records.library.library_things import editor, published
from uprtracker.cli import main
from uprtracker.records.library.models import Quote
from uprtracker.search.library import refresh

pytestmark = pytest.mark.django_db


def run(*words):
    return CliRunner().invoke(main, ["library", "search", *words])


@pytest.fixture
def indexed():
    published(Quote, editor())
    refresh()


def test_as_text_and_as_json(indexed):
    said = run("counted")
    assert said.exit_code == 0
    assert "/library/quotes/a-quote/" in said.output
    data = json.loads(run("counted", "--json").output)
    assert (data["count"], data["results"][0]["kind"]) == (1, "quote")


def test_a_program_gets_no_answer_to_a_wider_question(indexed):
    assert run("counted", "--kind", "nothing", "--json").exit_code == 1
    assert run("counted", "--kind", "nothing").exit_code == 0


def test_without_an_index_it_says_what_to_do():
    said = run("counted")
    assert said.exit_code == 1
    assert "upr index" in said.output
