"""Lists of States as they stand after recommendations."""

import pytest

from uprtracker.reference import load_reference

LISTS = {
    "one": ("Chile", "CHL"),
    "commas": ("Chile, Peru, Ghana", "CHL PER GHA"),
    "semicolons": ("Chile; Peru", "CHL PER"),
    "slash": ("UK/USA", "GBR USA"),
    "dash": ("Chile - Peru", "CHL PER"),
    "brackets": ("(Chile); (Peru)", "CHL PER"),
    "brackets-side-by-side": ("(Chile) (Peru)", "CHL PER"),
    "brackets-inside": ("(Iran (Islamic Republic of)); (Cuba)", "IRN CUB"),
    "brackets-of-names": ("Netherlands (Kingdom of the), Bolivia (Plurinational State of)", "NLD BOL"),
    "and": ("Chile and Peru", "CHL PER"),
    "and-comma": ("Chile, Peru, and Ghana", "CHL PER GHA"),
    "and-in-names": (
        "Bosnia and Herzegovina, Trinidad and Tobago and the United Kingdom",
        "BIH TTO GBR",
    ),
    "and-three-names": ("Sao Tome and Principe and Antigua and Barbuda and Chile", "STP ATG CHL"),
    "ampersand": ("Trinidad & Tobago & Chile", "TTO CHL"),
    "comma-lost": ("Chile Peru", "CHL PER"),
    "comma-lost-long-names": ("United Kingdom Republic of Korea New Zealand", "GBR KOR NZL"),
    "comma-lost-guineas": ("Guinea Equatorial Guinea Guinea Bissau Papua New Guinea", "GIN GNQ GNB PNG"),
    "comma-lost-congos": ("Congo Democratic Republic of the Congo", "COG COD"),
    "comma-lost-sudans": ("Sudan South Sudan", "SDN SSD"),
    "turned-round": ("Korea, Republic of, Gambia, The, Peru", "KOR GMB PER"),
    "turned-round-congo": ("Congo, Democratic Republic of the", "COD"),
    "name-cut-by-comma": ("Antigua, Barbuda", "ATG"),
    "as-well-as": ("Chile as well as Peru", "CHL PER"),
    "on-behalf": ("Egypt (on behalf of the African Group), Peru", "EGY PER"),
    "also-on-behalf": ("Egypt (also on behalf of the African Group)", "EGY"),
    "on-behalf-of-states": ("Norway on behalf of Denmark and Iceland", "NOR DNK ISL"),
    "twice": ("Chile, Peru, Chile", "CHL PER"),
    "no-union": ("Serbia and Montenegro", "SRB MNE"),
    "french": ("la France, l\u2019Allemagne et les Pays-Bas", "FRA DEU NLD"),
    "spanish": ("Espa\u00f1a, los Estados Unidos de Am\u00e9rica y M\u00e9xico", "ESP USA MEX"),
    "line-breaks": (
        "Nether-\nlands, Ango-\nla and Timor-\nLeste, United States of\nAmerica",
        "NLD AGO TLS USA",
    ),
    "soft-hyphen": ("Swit\u00adzerland, Chile", "CHE CHL"),
    "capitals": ("CHILE, COTE D'IVOIRE", "CHL CIV"),
}


@pytest.mark.parametrize(("text", "expected"), LISTS.values(), ids=LISTS)
def test_reads_list(text: str, expected: str) -> None:
    found = load_reference().states.resolve_list(text)
    assert [state.iso3 for state in found.states] == expected.split()
    assert found.unknown == ()


def test_keeps_what_names_no_state() -> None:
    found = load_reference().states.resolve_list("Chile, LGBT and the Bangkok Rules; Peru")
    assert [state.iso3 for state in found.states] == ["CHL", "PER"]
    assert found.unknown == ("LGBT", "the Bangkok Rules")


def test_symbol_of_a_document_is_no_list() -> None:
    found = load_reference().states.resolve_list("A/HRC/WG.6/8/LAO/1 and Corr.1; Chile")
    assert [state.iso3 for state in found.states] == ["CHL"]
    assert found.unknown == ("A/HRC/WG.6/8/LAO/1 and Corr.1",)


def test_sets_groups_apart() -> None:
    found = load_reference().states.resolve_list("Egypt (on behalf of the African Group)")
    assert found.groups == ("the African Group",)
