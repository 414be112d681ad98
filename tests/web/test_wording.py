"""How pages say numbers, days, shares and names."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from uprtracker.web import names
from uprtracker.web.templatetags import upr


@pytest.mark.parametrize(("value", "said"), [(0, "0"), (999, "999"), (30729, "30\u202f729"), (None, "–")])
def test_number_has_thin_spaces(value, said):
    assert upr.number(value) == said


SHARES = [
    (0.6349, "63.5\u202f%"),
    (1.0, "100.0\u202f%"),
    (None, "–"),
    (0.0, "0.0\u202f%"),
    (0.0002, "<0.1\u202f%"),
    (0.9998, ">99.9\u202f%"),
]


@pytest.mark.parametrize(("value", "said"), SHARES)
def test_share_names_its_unit(value, said):
    assert upr.share(value) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "12 May 2026"),
        ("fr", "12 mai 2026"),
        ("zh-hans", "2026年5月12日"),
        ("es", "12 de mayo de 2026"),
    ],
)
def test_day_is_never_only_figures_in_latin_script(language, said, compiled):
    with translation.override(language):
        assert upr.day(date(2026, 5, 12)) == said


@pytest.fixture(scope="module")
def compiled():
    """The catalogues in the form that gettext reads."""
    from uprtracker.cli.catalogues import compile_catalogues

    compile_catalogues()
    translation.trans_real._translations.clear()


def test_moment_is_said_as_its_day():
    assert upr.day(datetime(2026, 5, 12, 23, 59, tzinfo=UTC)) == "12 May 2026"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2026-11", "November 2026"),
        ("2026-04/05", "April/May 2026"),
        ("spring", "spring"),
        ("2026-13", "2026-13"),
    ],
)
def test_month(value, said):
    assert upr.month(value) == said


def test_accents_do_not_move_a_name():
    states = [names.reference().states.by_iso3[code] for code in ("TUR", "CIV", "TUV", "HRV", "CRI")]
    assert [one.iso3 for one in names.alphabetical(states)] == ["CRI", "CIV", "HRV", "TUR", "TUV"]


def test_unknown_codes_come_back_as_they_are():
    assert (names.state("ZZZ"), names.issue("zzz"), names.action(9)) == ("ZZZ", "zzz", "9")
