"""What the library holds: what each kind checks, and what is found about a State or issue."""

import pytest
from django.core.exceptions import ValidationError

from records.library.library_things import draft, editor, published
from uprtracker.records.library.about import about, newest
from uprtracker.records.library.models import (
    DeliveredStatement,
    GoodPractice,
    Publication,
    Quote,
    Recording,
    kinds,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
def test_every_kind_can_be_published(kind):
    thing = published(kind, editor(), states=["SVN"], issues=["womens-rights"] if kind is Quote else [])
    assert list(about(kind, state="SVN")) == [thing]
    assert not about(kind, state="HRV").exists()


@pytest.mark.parametrize(
    ("kind", "fields", "wrong"),
    [
        (Publication, {"states": ["ZZZ"]}, "states"),
        (Publication, {"issues": ["no-such-issue"]}, "issues"),
        (Publication, {"session": 900}, "session"),
        (Publication, {"date": "2015-02-30"}, "date"),
        (Publication, {"date": "12/03/2015"}, "date"),
        (Publication, {"isbn": "978-3-16-148410-1"}, "isbn"),
        (Publication, {"authors": "Ada"}, "authors"),
        (Recording, {"chapters": [{"at": 60, "title": "a"}, {"at": 30, "title": "b"}]}, "chapters"),
        (Recording, {"seconds": 50, "chapters": [{"at": 60, "title": "a"}]}, "chapters"),
        (Recording, {"link": "javascript:alert(1)"}, "link"),
        (DeliveredStatement, {"excerpts": ["Not said"]}, "excerpts"),
        (DeliveredStatement, {"organisation": ""}, "organisation"),
        (DeliveredStatement, {"by_state": "ZZZ"}, "by_state"),
        (Quote, {"link": ""}, "link"),
        (GoodPractice, {"recommendations": ["SVN-48-1.1"]}, "recommendations"),
        (GoodPractice, {"source": ""}, "source"),
    ],
)
def test_what_is_refused(kind, fields, wrong):
    with pytest.raises(ValidationError) as refused:
        draft(kind, editor(), **fields)
    assert wrong in refused.value.message_dict
    assert not kind.objects.exists()


@pytest.mark.parametrize("isbn", ["978-3-16-148410-0", "0-306-40615-2", "080442957X"])
def test_numbers_of_books(isbn):
    assert draft(Publication, editor(), isbn=isbn).isbn == isbn


def test_the_name_of_a_speaker_is_shown_where_somebody_says_why():
    by = editor()
    hidden = draft(DeliveredStatement, by, speaker="Ada Example")
    shown = draft(DeliveredStatement, by, slug="b", speaker="Ada Example", naming="agreed")
    assert (hidden.named_speaker, shown.named_speaker) == ("", "Ada Example")


def test_the_newest_come_first_and_drafts_not_at_all():
    by = editor()
    old, new = (published(Publication, by, slug=date, date=date) for date in ("2014-05", "2016"))
    draft(Publication, by, slug="draft", date="2017")
    assert list(newest(about(Publication))) == [new, old]
