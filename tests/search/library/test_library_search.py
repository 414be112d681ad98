"""The search over all that is text: what is found, what must not be, and how the index follows."""

import datetime
import shutil

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from documents.builders import un_report_pdf
from records.library.library_things import draft, editor, published
from uprtracker.accounts.policy import ORGANISERS
from uprtracker.agenda.events.models import Event
from uprtracker.core.errors import IndexMissing, QueryError
from uprtracker.publishing.news.models import Article
from uprtracker.records.editing import begin, change, publish, put_wording, withdraw
from uprtracker.records.library.filing import add_file
from uprtracker.records.library.models import DeliveredStatement, GoodPractice, Publication, Quote, kinds
from uprtracker.records.library.reading import read_files
from uprtracker.records.models import Document, Paragraph, Review, Statement
from uprtracker.search.library import LibraryQuery, find_in_library, refresh
from uprtracker.search.library.building import rebuild
from uprtracker.search.library.finding import answer_data
from uprtracker.search.library.opening import current, folder

pytestmark = pytest.mark.django_db


def ask(q="", **filters):
    return find_in_library(LibraryQuery.from_params({"q": q, **filters}))


def titles(q="", **filters):
    return [hit.shown.title for hit in ask(q, **filters).hits]


def counts(results, name):
    return dict(results.counts[name])


@pytest.fixture
def report():
    """A document with two paragraphs, one of them said in the dialogue by Slovenia."""
    review = Review.objects.create(code="HRV-9", state="HRV", session=9, cycle=1, status="adopted")
    one = Document.objects.create(
        sha256="a" * 64, symbol="A/HRC/99/1", language="en", title="A report", kind="wg_report",
        media="pdf", name="a.pdf", size=1, review=review, reader_version="1", read_at=timezone.now(),
        date=datetime.date(2011, 1, 4),
    )  # fmt: skip
    for order, (number, text) in enumerate(
        [("7", "Lindens were planted."), ("8", "Slovenia praised lindens.")]
    ):
        Paragraph.objects.create(document=one, order=order, number=number, text=text, page=1, line=1)
    Statement.objects.create(
        document=one, review=review, order=0, paragraph="8", text="Slovenia praised lindens.", states=["SVN"],
        page=1, line=1,
    )  # fmt: skip
    return one


def test_every_kind_of_the_library_is_found_by_a_word_of_its_title():
    by = editor()
    for kind in kinds():
        published(kind, by)
    refresh()
    results = ask()
    assert counts(results, "kind") == {kind.kind: 1 for kind in kinds()}
    assert titles("valleys") == ["Wings over the valley"]


def test_documents_and_dialogues_are_found_each_once(report):
    refresh()
    results = ask("linden")
    assert counts(results, "kind") == {"document": 1, "dialogue": 1}
    assert {hit.shown.address for hit in results.hits} == {
        "/documents/A/HRC/99/1/#p-7",
        "/reviews/hrv-9/dialogue/#p-8",
    }
    assert counts(results, "state") == {"HRV": 2}
    assert counts(results, "by") == {"SVN": 1}
    assert [hit.kind for hit in ask("linden", by="SVN").hits] == ["dialogue"]
    assert ask("linden by:Slovenia").total == 1


@pytest.mark.parametrize(
    ("q", "found"),
    [
        ("arrest", True),
        ("arresting", True),
        ('"fewer arrests"', True),
        ('"arrests fewer"', False),
        ("prison*", True),
        ("arrests NOT prisons", False),
        ("lindens OR arrests", True),
        ("lindens arrests", False),
        ("title:nothing", False),
    ],
)
def test_the_language_of_questions(q, found):
    published(DeliveredStatement, editor())
    refresh()
    assert bool(ask(q).total) is found


def test_stems_of_other_languages():
    published(DeliveredStatement, editor(), language="fr", text="Les prisons et les libertés des enfants.")
    refresh()
    assert ask("enfant").total == 1
    assert counts(ask("liberté"), "language") == {"fr": 1}


def test_words_are_marked_in_the_passage_that_holds_them():
    long = "Nothing here at all. " * 200 + "Then lindens bloom in Ruritania. " + "Nothing again. " * 200
    published(DeliveredStatement, editor(), text=long)
    refresh()
    (hit,) = ask("lindens Ruritania").hits
    assert [piece.text for piece in hit.passage if piece.marked] == ["lindens", "Ruritania"]
    assert len("".join(piece.text for piece in hit.passage)) < 340


def test_filters_count_what_each_value_would_give():
    by = editor()
    published(Publication, by, states=["SVN"], date="2015")
    published(Publication, by, slug="b", states=["SVN", "HRV"], date="2016", session=9)
    refresh()
    results = ask(year="2015")
    assert results.total == 1
    assert counts(results, "year") == {"2015": 1, "2016": 1}
    assert counts(results, "state") == {"SVN": 1}
    assert counts(ask(session="9"), "state") == {"SVN": 1, "HRV": 1}


def test_newest_first_where_there_are_no_words():
    by = editor()
    for date in ("2014", "2016-05", "2015-03-12"):
        published(Publication, by, slug=date, title=date, date=date)
    refresh()
    assert titles() == ["2016-05", "2015-03-12", "2014"]
    assert titles(sort="oldest") == ["2014", "2015-03-12", "2016-05"]


def test_drafts_and_hidden_names_never_enter():
    by = editor()
    draft(Publication, by, title="Unready lindens")
    published(DeliveredStatement, by, speaker="Hidden Speaker")
    refresh()
    assert ask("lindens").total == 0
    assert ask("Hidden").total == 0


def test_what_is_withdrawn_leaves_before_the_index_follows():
    by = editor()
    thing = published(Quote, by)
    refresh()
    withdraw(thing, by=by)
    results = ask("counted")
    assert (results.total, list(results.hits), counts(results, "kind"), results.behind) == (0, [], {}, True)
    refresh()
    assert not ask("counted").behind


def test_the_index_follows_a_change_and_writes_nothing_else():
    by = editor()
    published(Publication, by)
    quote = published(Quote, by)
    assert refresh().written == 2
    change(quote, by=by, revision=quote.revision, words="Lindens count.")
    built = refresh()
    assert (built.written, built.gone, built.entries) == (1, 0, 2)
    assert ask("lindens").total == 1
    assert ask("What").total == 0
    assert refresh() is None


def test_a_translation_is_found_in_its_language():
    by = editor()
    thing = published(GoodPractice, by)
    put_wording(thing, "fr", {"title": "Une loi en un an", "done": "Le parlement a voté."}, by=by)
    refresh()
    (hit,) = ask("parlement").hits
    assert (hit.shown.title, hit.shown.language) == ("Une loi en un an", "fr")


def test_the_words_of_a_file_are_found_and_go_with_it():
    by = editor()
    book = draft(Publication, by)
    pdf = SimpleUploadedFile("a.pdf", un_report_pdf(["1. Plant seventeen lindens (Ruritania)."]))
    add_file(book, language="en", upload=pdf, by=by)
    publish(book, by=by)
    refresh()
    assert ask("lindens").total == 0
    assert read_files() == 1
    refresh()
    (hit,) = ask("seventeen lindens").hits
    assert hit.shown.address == "/library/publications/a-publication/"
    assert "seventeen lindens" in [piece.text for piece in hit.passage if piece.marked]


def test_a_missing_or_damaged_index_says_so():
    with pytest.raises(IndexMissing):
        ask("anything")
    published(Quote, editor())
    refresh()
    file = next(one for one in current().path.iterdir() if one.suffix == ".idx")
    data = file.read_bytes()
    file.unlink()
    file.write_bytes(data[:-1] + b"?")
    (folder() / "current").write_text(current().path.name + "\n\n")
    with pytest.raises(IndexMissing, match="upr index"):
        ask("counted")
    rebuild()
    assert ask("counted").total == 1


def test_an_interrupted_build_leaves_the_old_index(monkeypatch):
    by = editor()
    published(Quote, by)
    refresh()
    published(Publication, by)

    def broken(*_args):
        raise OSError("disk full")

    with monkeypatch.context() as patch, pytest.raises(OSError, match="disk full"):
        patch.setattr("uprtracker.search.library.building._finish", broken)
        refresh()
    assert ask("counted").total == 1
    assert refresh().written == 1
    assert not list(folder().glob("unfinished-*"))


def test_indexes_of_before_are_removed():
    by = editor()
    for number in range(4):
        published(Quote, by, slug=f"q-{number}")
        refresh()
    assert len([one for one in folder().iterdir() if one.is_dir()]) == 2
    shutil.rmtree(folder())


def test_what_an_address_holds_is_taken_kindly():
    query = LibraryQuery.from_params(
        {"state": ["Slovenia", "Nowhere"], "year": "20x5", "page": "-3", "sort": "x"}
    )
    assert query.state == ("SVN",)
    assert len(query.problems) == 3
    assert query.params() == [("state", "SVN")]
    with pytest.raises(QueryError):
        query.understood()
    assert query.toggled("state", "SVN").params() == []


def test_plain_values_for_programs(report):
    refresh()
    data = answer_data(ask("lindens", kind="document"))
    assert data["count"] == 1
    assert data["results"][0]["place"] == "paragraph 7"
    assert data["results"][0]["date"] == "2011-01-04"


def test_articles_and_events_are_found_on_their_day():
    by = editor()
    article = begin(Article(slug="a-news", title="News of lindens", summary="Short.", body="Long."), by=by)
    starts = datetime.datetime(2031, 5, 4, 9, tzinfo=datetime.UTC)
    event = Event(
        slug="an-event", title="A day of lindens", starts_at=starts, ends_at=starts.replace(hour=11),
        online="https://example.org/secret-room", hosts=["Example House"],
    )  # fmt: skip
    by.groups.add(Group.objects.get_or_create(name=ORGANISERS)[0])
    for thing in (article, begin(event, by=by)):
        publish(thing, by=by)
    refresh()
    found = {hit.kind: hit.shown for hit in ask("lindens").hits}
    assert found["article"].address == "/news/a-news/"
    assert (found["event"].address, found["event"].date) == ("/events/an-event/", "2031-05-04")
    assert ask('"Example House"').total == 1
    assert ask("secret").total == 0
