"""The figures that others published, as far as the sessions at hand allow, each with its basis named.

The facts file says what the export measures (`measured_in_uprinfo_export`) and
whether that is what was published. Here both are computed from the records.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client, override_settings

from uprtracker.analytics.basis import By
from uprtracker.analytics.counts import counts, total
from uprtracker.analytics.figure import Basis
from uprtracker.analytics.scope import Scope
from uprtracker.records.export_import import import_export
from uprtracker.records.facts import load_facts
from uprtracker.records.imports import import_documents

pytestmark = pytest.mark.corpus

ROWS = Basis.UPRINFO_ROWS
SLOVENIA = (
    "cycle2/A_HRC_28_15_Add.1.pdf",
    "cycle3/A_HRC_43_15.pdf",
    "cycle3/A_HRC_43_15_Add.1.pdf",
)


@pytest.fixture(scope="module")
def facts(corpus: Path) -> dict[str, dict[str, str]]:
    """The published figures by id."""
    path = corpus.parent / "facts" / "published_figures.csv"
    if not path.exists():
        pytest.skip(f"no corpus facts at {path}")
    with path.open(encoding="utf-8", newline="") as file:
        return {row["id"]: row for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def records(corpus, django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[None]:
    """The whole export, the reports of sessions 17 (China) and 20, Slovenia's answers of two cycles."""
    home = override_settings(UPR_HOME=tmp_path_factory.mktemp("home"))
    reports = corpus / "working_group_reports"
    with django_db_blocker.unblock(), home, transaction.atomic():
        load_facts()
        for path in sorted((corpus / "uprinfo").glob("sessions-*.csv")):
            import_export(path, follow=False)  # no figure here is of machine codings or links
        slovenia = [corpus / "slovenia" / name for name in SLOVENIA]
        import_documents([reports / "17-CHN.pdf", *sorted(reports.glob("20-*.pdf")), *slovenia])
        yield
        transaction.set_rollback(True)


def at(*sessions: int, **other: object) -> Scope:
    return Scope(sessions=frozenset(sessions), **other)


def rows(*sessions: int, **other: object) -> int:
    return total(ROWS, at(*sessions, **other)).value


def share(*sessions: int, **other: object) -> float | None:
    return total(ROWS, at(*sessions, **other), of=at(*sessions)).share


def recommending(session: int) -> int:
    return len(counts(ROWS, By.RECOMMENDING, at(session)).keys() - {""})


def per_review(session: int) -> float:
    return rows(session) / len(counts(ROWS, By.STATE, at(session)))


def of_state(session: int, state: str) -> int:
    return rows(session, states=frozenset({state}))


MEASURES = {
    **{f"s{n}_total": lambda n=n: rows(n) for n in (1, 12, 16, 17, 18, 20)},
    **{f"s{n}_total_2010": lambda n=n: rows(n) for n in (4, 6)},
    **{f"s{n}_cat5": lambda n=n: share(n, action=5) for n in (1, 4, 5, 13, 14, 16, 17, 18)},
    "s1_2_cat5": lambda: share(1, 2, action=5),
    "s20_cat5_n": lambda: rows(20, action=5),
    **{f"s{n}_rs": lambda n=n: recommending(n) for n in (16, 17, 18)},
    **{f"s{n}_avg": lambda n=n: per_review(n) for n in (16, 17, 18, 20)},
    "s16_cuba": lambda: of_state(16, "CUB"),
    "s20_egypt": lambda: of_state(20, "EGY"),
    "s20_iran": lambda: of_state(20, "IRN"),
    "china_c2": lambda: of_state(17, "CHN"),
    **{
        f"s{n}_issue_{name}": lambda n=n, slug=slug: share(n, issue=slug)
        for n in (16, 17)
        for name, slug in (
            ("Inter", "international-instruments"),
            ("Women", "womens-rights"),
            ("Right", "rights-of-the-child"),
        )
    },
    **{
        f"un20_{name}": lambda iso3=iso3: of_state(20, iso3)
        for name, iso3 in (
            ("Italy", "ITA"),
            ("El_Salvador", "SLV"),
            ("Gambia", "GMB"),
            ("Fiji", "FJI"),
            ("San_Marino", "SMR"),
            ("Kazakhstan", "KAZ"),
            ("Iraq", "IRQ"),
            ("Madagascar", "MDG"),
            ("Slovenia", "SVN"),
            ("Egypt", "EGY"),
        )
    },
}


@pytest.mark.parametrize("name", MEASURES)
def test_rows_of_the_export_measure_what_the_facts_say(records, facts, name):
    measured = facts[name]["measured_in_uprinfo_export"]
    decimals = len(measured.partition(".")[2])
    assert round(MEASURES[name](), decimals) == float(measured)


@pytest.mark.parametrize("name", MEASURES)
def test_published_figures_that_can_be_reproduced_are(records, facts, name):
    if facts[name]["status"] != "reproduced exactly":
        return
    published = facts[name]["published"]
    decimals = len(published.partition(".")[2])
    assert abs(MEASURES[name]() - float(published)) <= 0.5 / 10**decimals + 1e-9


UN_COUNTS = {
    "un20_Italy": "ITA",
    "un20_El_Salvador": "SLV",
    "un20_Gambia": "GMB",
    "un20_Fiji": "FJI",
    "un20_San_Marino": "SMR",
    "un20_Kazakhstan": "KAZ",
    "un20_Iraq": "IRQ",
    "un20_Madagascar": "MDG",
    "un20_Slovenia": "SVN",
    "un20_Egypt": "EGY",
}


@pytest.mark.parametrize("name", UN_COUNTS)
def test_numbered_recommendations_are_those_the_council_counted(records, facts, name):
    scope = at(20, states=frozenset({UN_COUNTS[name]}), numbered=True)
    assert total(Basis.RECOMMENDATIONS, scope).value == int(facts[name]["published"])


def test_china_is_counted_as_the_united_nations_do(records, facts):
    scope = at(17, states=frozenset({"CHN"}), numbered=True)
    assert total(Basis.RECOMMENDATIONS, scope).value == int(facts["china_c2"]["published"])


def test_every_figure_names_basis_denominator_and_date(records):
    figure = total(ROWS, at(1), of=at(1, 2))
    assert (figure.basis, figure.denominator) == (ROWS, 1285)
    assert figure.as_of and figure.version


# Sessions that are held back; whatever needs one of them cannot be here.
NOT_AT_HAND = {3, 7, 11, 15, 19, *range(21, 60)}


@pytest.fixture(scope="module")
def on_site(records) -> dict[str, dict[str, object]]:
    """What `/figures/published/` says of each figure."""
    figures = Client().get("/figures/published.json").json()["figures"]
    return {one["id"]: one for one in figures}


def test_every_published_figure_that_the_data_allow_stands_on_the_site_and_is_equal(facts, on_site):
    wrong = []
    for name, fact in facts.items():
        if fact["status"] not in ("reproduced exactly", "reproduced within rounding") or name not in on_site:
            continue
        shown = on_site[name]
        if shown["verdict"] == "not-here":
            assert NOT_AT_HAND & set(shown["sessions"]), name
            continue
        good = ("equal",) if fact["status"] == "reproduced exactly" else ("equal", "close")
        if shown["verdict"] not in good or float(shown["published"]) != float(fact["published"]):
            wrong.append((name, shown))
    assert not wrong
    assert sum(one["verdict"] == "equal" for one in on_site.values()) >= 43


@pytest.mark.parametrize(
    "name",
    [*UN_COUNTS, *(f"slovenia_{c}_{n}" for c in ("c2", "c3") for n in ("total", "supported", "noted"))],
)
def test_counts_of_the_united_nations_are_equal_on_the_site(on_site, name):
    assert on_site[name]["basis"] == "recommendations"
    assert on_site[name]["verdict"] == "equal"
    assert str(on_site[name]["measured"]) == on_site[name]["published"]


@pytest.mark.parametrize("session", [16, 20])
def test_the_report_of_a_session_has_them(records, facts, session):
    own = Client().get(f"/sessions/{session}/report.json").json()["bases"]["uprinfo_rows"]
    assert own["total"] == int(facts[f"s{session}_total"]["published"])
    if average := facts.get(f"s{session}_avg"):
        assert abs(own["per_review"]["value"] - float(average["published"])) <= 0.5
    if (states := facts.get(f"s{session}_rs")) and states["status"] == "reproduced exactly":
        assert own["recommending_states"] == int(states["published"])
    if session == 16:
        assert next(one["count"] for one in own["states"] if one["key"] == "CUB") == 386
        assert own["issues"][0]["key"] == "international-instruments"
