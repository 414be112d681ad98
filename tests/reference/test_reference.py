"""The facts as one value: what points at what, and what is known to be odd."""

import pickle
from datetime import date

import pytest

from uprtracker.reference import load_reference

FACTS = load_reference()


def test_is_read_once() -> None:
    assert load_reference() is load_reference(demo=False)
    assert load_reference(demo=True) is not FACTS


def test_travels_to_other_processes_as_its_name() -> None:
    assert pickle.loads(pickle.dumps(FACTS)) is FACTS


ODD_CODES = {"ROM": "ROU", "ZAB": "ZMB", "GBN": "GNB", "TSL": "TLS", "FIJ": "FJI", "NDL": "NLD", "SVN": "SVN"}


@pytest.mark.parametrize(("code", "iso3"), ODD_CODES.items(), ids=ODD_CODES)
def test_state_of_symbol_code(code: str, iso3: str) -> None:
    state = FACTS.state_of_symbol_code(code)
    assert state is not None and state.iso3 == iso3


@pytest.mark.parametrize("code", ["", "XXX", "rommel", "L"])
def test_unknown_symbol_code(code: str) -> None:
    assert FACTS.state_of_symbol_code(code) is None


def test_codes_of_reviews_lead_back_to_their_states() -> None:
    for review in FACTS.reviews:
        if review.symbol_code:
            state = FACTS.state_of_symbol_code(review.symbol_code)
            assert state is not None and state.iso3 == review.state


def test_sessions_are_complete_and_in_order() -> None:
    assert list(FACTS.sessions) == list(range(1, 55))
    starts = [session.start for session in FACTS.sessions.values() if session.start]
    assert starts == sorted(starts)


@pytest.mark.parametrize(("cycle", "first", "last"), [(1, 1, 12), (2, 13, 26), (3, 27, 40), (4, 41, 54)])
def test_cycles(cycle: int, first: int, last: int) -> None:
    assert [n for n, session in FACTS.sessions.items() if session.cycle == cycle] == list(
        range(first, last + 1)
    )


def test_session_35_was_adopted_at_two_sessions_of_the_council() -> None:
    assert FACTS.sessions[35].hrc_sessions == (44, 45)


def test_reviews_fit_their_sessions() -> None:
    for review in FACTS.reviews:
        if review.session is None:
            assert (review.state, review.status) == ("UKR", "postponed")
            continue
        session = FACTS.sessions[review.session]
        assert review.cycle == session.cycle
        assert review.hrc_session in session.hrc_sessions
        if review.date and session.start and session.end:
            assert session.start <= review.date <= session.end


def test_every_review_has_its_own_code_and_symbols() -> None:
    codes = [review.code for review in FACTS.reviews if review.code]
    assert len(set(codes)) == len(codes) == 770
    for name in ("report_symbol", "addendum_symbol", "decision_symbol", "national_report_symbol"):
        symbols = [getattr(review, name) for review in FACTS.reviews if getattr(review, name)]
        assert len(set(symbols)) == len(symbols)


def test_symbols_are_kept_only_where_confirmed() -> None:
    assert sum(bool(review.report_symbol) for review in FACTS.reviews) == 325
    assert sum(bool(review.national_report_symbol) for review in FACTS.reviews) == 302
    assert sum(bool(review.addendum_symbol) for review in FACTS.reviews) == 41


def test_every_state_was_reviewed_once_a_cycle() -> None:
    members = {state.iso3 for state in FACTS.states.all if state.kind == "member"}
    for cycle in (1, 2, 3, 4):
        reviewed = [review.state for review in FACTS.reviews if review.cycle == cycle]
        assert len(set(reviewed)) == len(reviewed)
        assert members - set(reviewed) == ({"SSD"} if cycle == 1 else set())


def test_troikas_are_states() -> None:
    for review in FACTS.reviews:
        if review.troika:
            troika = FACTS.states.resolve_list(review.troika)
            assert (len(troika.states), troika.unknown) == (3, ()), review


def test_review_that_was_never_adopted() -> None:
    assert [review.code for review in FACTS.reviews if review.status == "not_adopted"] == ["MMR-37"]


def test_croatia_joined_the_european_union_in_2013() -> None:
    union = FACTS.organisations["eu"]
    assert "HRV" not in union.members_on(date(2013, 6, 30))
    assert "HRV" in union.members_on(date(2013, 7, 1))
    assert "HRV" in union.coded


def test_united_kingdom_left_the_european_union() -> None:
    union = FACTS.organisations["eu"]
    assert "GBR" in union.members_on(date(2020, 1, 31))
    assert "GBR" not in union.members_on(date(2020, 2, 1))
    assert "eu" not in FACTS.states.by_iso3["GBR"].organisations


def test_south_sudan_is_no_member_of_what_uprinfo_copied_from_sudan() -> None:
    for slug in ("al", "oic"):
        assert "SSD" in FACTS.organisations[slug].coded
        assert "SSD" not in FACTS.organisations[slug].members_on(date(2014, 1, 1))


def test_gambia_was_away_from_the_commonwealth() -> None:
    members_on = FACTS.organisations["commonwealth"].members_on
    assert [("GMB" in members_on(date(year, 6, 1))) for year in (2012, 2015, 2019)] == [True, False, True]


def test_organisations_of_a_state() -> None:
    assert FACTS.states.by_iso3["CHL"].organisations == ("oas", "oei")


def test_every_state_but_observers_has_a_regional_group_of_states() -> None:
    groups = {state.iso3: state.regional_group for state in FACTS.states.all}
    assert {code for code, group in groups.items() if group == "observer"} == {"PSE", "VAT"}


def test_issue_slugs() -> None:
    assert FACTS.issues["womens-rights"].name == "Women's rights"
    assert FACTS.issues["cp-rights-general"].name == "CP rights - general"


def test_action_verbs_and_examples_belong_together() -> None:
    verbs = [(verb, number) for number, found in FACTS.action_categories.items() for verb in found.verbs]
    for number, category in FACTS.action_categories.items():
        assert len(category.verbs) == len(category.examples)
        for example in category.examples:
            opening = [found for verb, found in verbs if example.casefold().startswith(f"{verb} ")]
            assert opening == [number]
        assert all(
            any(example.casefold().startswith(f"{verb} ") for example in category.examples)
            for verb in category.verbs
        )


def test_targets_belong_to_their_goals() -> None:
    targets = [(goal.number, target.number) for goal in FACTS.sdgs.values() for target in goal.targets]
    assert len(set(targets)) == len(targets) == 169
    assert all(target.split(".")[0] == str(number) for number, target in targets)
    assert FACTS.sdgs[8].targets[9].number == "8.10"


def test_treaties() -> None:
    conventions = [treaty for treaty in FACTS.treaties.values() if treaty.kind == "convention"]
    assert len(conventions) == 9
    assert all(
        treaty.parent in FACTS.treaties for treaty in FACTS.treaties.values() if treaty.kind == "protocol"
    )
    acronyms = [
        name for treaty in FACTS.treaties.values() for name in (treaty.acronym, *treaty.other_acronyms)
    ]
    assert len(set(acronyms)) == len(acronyms)
    assert not any(FACTS.states.resolve(name) for name in acronyms)
