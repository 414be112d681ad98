"""Translations compiled with Babel alone."""

import gettext
import os
from pathlib import Path

import pytest

from uprtracker.cli.catalogues import compile_catalogues, find_catalogues, is_compiled

CATALOGUE = (
    'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Review"\nmsgstr "Examen"\n'
)


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    file = tmp_path / "web" / "locale" / "fr" / "LC_MESSAGES" / "django.po"
    file.parent.mkdir(parents=True)
    file.write_text(CATALOGUE)
    return file


def test_compiled_catalogue_translates(catalogue: Path, tmp_path: Path) -> None:
    assert compile_catalogues(tmp_path) == 1
    with catalogue.with_suffix(".mo").open("rb") as compiled:
        assert gettext.GNUTranslations(compiled).gettext("Review") == "Examen"


def test_only_what_changed_is_compiled(catalogue: Path, tmp_path: Path) -> None:
    compile_catalogues(tmp_path)
    assert compile_catalogues(tmp_path) == 0
    os.utime(catalogue, ns=(2**62, 2**62))
    assert not is_compiled(catalogue)


def test_catalogues_are_found_anywhere_in_the_package(catalogue: Path, tmp_path: Path) -> None:
    assert find_catalogues(tmp_path) == [catalogue]
