"""Symbols become parts of addresses and file names: nothing else may pass."""

import pytest

from uprtracker.core.errors import FetchError
from uprtracker.exchange.un_documents import wanted


@pytest.mark.parametrize(
    ("written", "symbol"),
    [
        ("A/HRC/59/15", "A/HRC/59/15"),
        (" a/hrc/59/15/add.1 ", "A/HRC/59/15/Add.1"),
        ("A/HRC/WG.6/48/SVN/1", "A/HRC/WG.6/48/SVN/1"),
        ("A/HRC/WG.6/52/L.3", "A/HRC/WG.6/52/L.3"),
        ("A/HRC/DEC/28/111", "A/HRC/DEC/28/111"),
        ("CCPR/C/SVN/CO/3", "CCPR/C/SVN/CO/3"),
        ("CRC/C/SVN/CO/5-6/corr.1", "CRC/C/SVN/CO/5-6/Corr.1"),
        ("A/HRC/S-31/1", "A/HRC/S-31/1"),
    ],
)
def test_symbols(written, symbol):
    assert wanted(written).symbol == symbol


@pytest.mark.parametrize(
    "written",
    [
        "",
        "A",
        "A/HRC/../../etc/passwd",
        "../A/HRC/1/1",
        "/A/HRC/1",
        "A/HRC/1/",
        "A//HRC/1",
        "A/HRC/1&t=doc",
        "A/HRC/1?x",
        "A/HRC/1#x",
        "A/HRC/1\r\nHost: x",
        "A/HRC/1%2e%2e",
        "A/HRC/1\0",
        "A\\HRC\\1",
        "A/HRC/1..2",
        "A/HRC_1",
        "http://example.org/x",
        "А/HRC/59/15",  # the first letter is Cyrillic
        "A/HRC/" + "1" * 60,
    ],
)
def test_what_is_no_symbol(written):
    with pytest.raises(FetchError, match="is no UN symbol"):
        wanted(written)


@pytest.mark.parametrize(("language", "type"), [("de", "pdf"), ("en", "exe"), ("", "pdf"), ("../en", "pdf")])
def test_languages_and_types_are_those_known(language, type):
    with pytest.raises(FetchError, match="Known are"):
        wanted("A/HRC/59/15", language, type)


def test_the_address_holds_nothing_but_what_is_asked_for():
    asked = wanted("A/HRC/59/15/Add.1", "fr", "docx")
    base = "https://documents.un.org/api/symbol/access?old=1#x"
    assert asked.address(base) == "https://documents.un.org/api/symbol/access?s=A/HRC/59/15/Add.1&l=fr&t=docx"
    assert asked.stem == "A_HRC_59_15_Add.1"
