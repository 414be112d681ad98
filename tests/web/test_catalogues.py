"""The translations: they compile, keep every placeholder, and reach the page."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.utils import translation
from django.utils.translation import gettext

import uprtracker.web

LOCALES = Path(uprtracker.web.__file__).parent / "locale"
CATALOGUES = sorted(LOCALES.glob("*/LC_MESSAGES/django.po"))
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w+\}|</?[a-z]+")


def read(path: Path):
    with path.open("rb") as source:
        return read_po(source, locale=path.parts[-3])


def forms(value) -> tuple[str, ...]:
    return value if isinstance(value, tuple | list) else (value,)


@pytest.mark.parametrize("path", CATALOGUES, ids=[path.parts[-3] for path in CATALOGUES])
def test_catalogue_compiles(path):
    stream = BytesIO()
    write_mo(stream, read(path))
    assert stream.tell() > 1000


@pytest.mark.parametrize("path", CATALOGUES, ids=[path.parts[-3] for path in CATALOGUES])
def test_translation_keeps_placeholders_and_marks(path):
    wrong = []
    for message in read(path):
        for text in forms(message.string) if message.id else ():
            allowed = set(PLACEHOLDER.findall(" ".join(forms(message.id))))
            found = set(PLACEHOLDER.findall(text))
            if text and (found - allowed or (not message.pluralizable and found != allowed)):
                wrong.append((message.id, text))
    assert not wrong


@pytest.mark.parametrize("path", CATALOGUES, ids=[path.parts[-3] for path in CATALOGUES])
def test_plural_sentences_have_every_form_of_the_language(path):
    catalogue = read(path)
    short = [m.id for m in catalogue if m.pluralizable and len(forms(m.string)) != catalogue.num_plurals]
    assert not short


def test_five_languages_besides_english_are_there():
    assert [path.parts[-3] for path in CATALOGUES] == ["ar", "es", "fr", "ru", "zh_Hans"]


def test_catalogues_made_by_machine_say_so_in_their_head_and_on_each_page(settings, client, db):
    heads = {path.parts[-3]: path.read_text(encoding="utf-8")[:1000] for path in CATALOGUES}
    marked = {name for name, head in heads.items() if '"X-Made-By: machine' in head}
    assert {one.lower().replace("_", "-") for one in marked} == set(settings.UNCHECKED_LANGUAGES)
    said = "The words of the site in this language were made by machine, and no person has checked them yet."
    for code, _ in settings.LANGUAGES:
        page = client.get("/", headers={"accept-language": code}).text
        with translation.override(code):
            assert (gettext(said) in page) == (code in settings.UNCHECKED_LANGUAGES)


def test_our_words_go_before_those_of_django(settings):
    """Django has a "Sessions" of its own, which are not sessions of the Working Group."""
    assert settings.LOCALE_PATHS == [LOCALES]


OTHERS = {
    "ar": r"[\u0400-\u04ff\u4e00-\u9fff]",
    "es": r"[\u0400-\u04ff\u0600-\u06ff\u4e00-\u9fff]",
    "fr": r"[\u0400-\u04ff\u0600-\u06ff\u4e00-\u9fff]",
    "ru": r"[\u0600-\u06ff\u4e00-\u9fff]",
    "zh_Hans": r"[\u0400-\u04ff\u0600-\u06ff]",
}


@pytest.mark.parametrize("path", CATALOGUES, ids=[path.parts[-3] for path in CATALOGUES])
def test_no_language_speaks_in_the_script_of_another(path):
    foreign = re.compile(OTHERS[path.parts[-3]])
    assert [m.id for m in read(path) if m.id and any(foreign.search(text) for text in forms(m.string))] == []
