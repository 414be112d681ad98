"""The two sources of one real review, joined."""

import pytest

from uprtracker.records.facts import load_facts
from uprtracker.records.imports import import_documents, import_export
from uprtracker.records.models import Pair, Recommendation, SourceRow

pytestmark = [pytest.mark.django_db, pytest.mark.corpus]


def test_slovenia_at_session_20(corpus):
    load_facts()
    import_export(corpus / "uprinfo" / "sessions-17-20.csv")
    import_documents([corpus / "working_group_reports" / "20-SVN.pdf"])
    assert Recommendation.objects.filter(review__code="SVN-20", origin="conclusions").count() == 163
    rows = SourceRow.objects.filter(review__code="SVN-20")
    matched = rows.exclude(recommendation__origin="uprinfo")
    assert (rows.count(), matched.count()) == (180, 180)
    reported = Pair.objects.filter(recommendation__review__code="SVN-20", origin="report")
    named = set(reported.values_list("recommendation", "state"))
    assert all(key in named for key in matched.values_list("recommendation", "state"))


def test_pledges_as_csv_and_as_workbook_count_once(corpus):
    load_facts()
    import_export(corpus / "uprinfo" / "voluntary.csv")
    import_export(corpus / "uprinfo" / "voluntary.xls")
    assert SourceRow.objects.filter(kind="pledge").count() == 2 * 947
    assert SourceRow.objects.filter(kind="pledge", counted=True).count() == 947
