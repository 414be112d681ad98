"""All records coded again: what is of today is passed over, an interruption loses nothing, versions count."""

import pytest

from records.machine_rows import recommendation
from records.small_coders import newer_verbs, places, verbs
from uprtracker.coding import CODERS
from uprtracker.core import UprTrackerError
from uprtracker.records import recoding
from uprtracker.records.judging import judge, versions
from uprtracker.records.machine_coding import stale_texts, write_again
from uprtracker.records.models import Coding, MachineCoding, Review
from uprtracker.records.recoding import recode
from uprtracker.records.version import data_version

pytestmark = pytest.mark.django_db


@pytest.fixture
def crowd(coders, monkeypatch):
    """Five reviews with two records each, looked at one review at a time."""
    coders |= {"action": verbs, "issue": places}
    monkeypatch.setattr(recoding, "AT_A_TIME", 1)
    for session in range(1, 6):
        for number in (1, 2):
            recommendation(number, "Plant trees along the roads", session=session)


def test_everything_is_coded_once(crowd):
    heard = []
    assert recode(progress=lambda done, total, at: heard.append((done, total))) == recoding.Recoded(10, 10)
    assert heard[0] == (0, 10) and heard[-1] == (10, 10) and heard == sorted(heard)
    assert (MachineCoding.objects.count(), Coding.objects.count()) == (20, 20)
    version = data_version()
    assert recode() == recoding.Recoded(10, 0)
    assert data_version() == version


def test_one_review_alone(crowd):
    assert recode([Review.objects.get(session=3).pk]) == recoding.Recoded(2, 2)
    assert set(MachineCoding.objects.values_list("recommendation__review__session", flat=True)) == {3}


def test_an_interruption_keeps_what_was_done_and_counts_it(crowd, coders):
    recode()
    version, calls = data_version(), []

    def failing(texts, reference):
        calls.append(len(texts))
        if len(calls) == 4:  # the first is the empty text that tells the version
            raise UprTrackerError("The light went out.")
        return newer_verbs(texts, reference)

    coders["action"] = failing
    with pytest.raises(UprTrackerError):
        recode()
    newer = MachineCoding.objects.filter(version="verbs 2")
    assert (newer.count(), data_version()) == (4, version + 2)
    coders["action"] = newer_verbs
    assert recode() == recoding.Recoded(10, 6)
    assert (newer.count(), MachineCoding.objects.count(), Coding.objects.count()) == (10, 20, 20)


def test_a_text_that_was_changed_or_coded_meanwhile_is_left(crowd):
    review = Review.objects.get(session=1)
    one, two = review.recommendations.order_by("pk")
    today = versions()
    [stale] = stale_texts([review.pk], today)
    judged = judge(list(stale.texts.values()))
    review.recommendations.filter(pk=one.pk).update(text="Lend boats")
    assert write_again(stale, judged, today) == 1
    assert write_again(stale, judged, today) == 0
    assert set(MachineCoding.objects.values_list("recommendation", flat=True)) == {two.pk}


def test_child_processes_say_the_same(crowd, coders, monkeypatch):
    """With the real coders: children do not see the table of a test."""
    coders.clear()
    coders["smart"] = CODERS["smart"]
    recode()
    alone = list(
        MachineCoding.objects.order_by("pk").values_list("scheme", "version", "confidence", "digest")
    )
    MachineCoding.objects.all().delete()
    monkeypatch.setattr(recoding, "WORTH_A_PROCESS", 1)
    assert recode(workers=2) == recoding.Recoded(10, 10)
    found = MachineCoding.objects.order_by("pk")
    assert list(found.values_list("scheme", "version", "confidence", "digest")) == alone
