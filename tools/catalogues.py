"""Bring the translation catalogues up to date with the sentences in the code: `python tools/catalogues.py`.

Reads every Python file and template of the package and the names in the reference tables
that pages show, and merges them into `src/uprtracker/web/locale/*/LC_MESSAGES/django.po`.
Django's own command needs GNU gettext; this one needs Babel only. Prints what each
language lacks; with `--check` it changes nothing and fails when a sentence is missing
from a catalogue.
"""

import ast
import csv
import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parent.parent / "src" / "uprtracker"
LOCALES = PACKAGE / "web" / "locale"
LANGUAGES = ("ar", "es", "fr", "ru", "zh_Hans")
# Those that no person who speaks the language has read yet; settings.UNCHECKED_LANGUAGES has the same.
MACHINE_MADE = ("ar", "ru", "zh_Hans")
MARK = '''"X-Made-By: machine; no person has checked it yet\\n"'''
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
SHOWN_NAMES = (
    *("issues.csv", "action_categories.csv", "organisations.csv", "sdgs.csv", "sdg_targets.csv"),
    *("themes.csv", "groups.csv", "instruments.csv", "mechanisms.csv", "treaties.csv"),
)

# Lines of a catalogue's head that change with every run or say nothing.
PASSING = (
    "# ",
    '"POT-Creation-Date',
    '"PO-Revision-Date',
    '"Last-Translator',
    '"Language-Team',
    '"Report-Msgid-Bugs-To',
    '"Project-Id-Version',
    '"Generated-By',
)

Message = tuple[str | tuple[str, ...], str | None, str]


def messages() -> Iterator[Message]:
    """Yield text (or singular and plural), context and file of every sentence a reader may see."""
    for path in sorted(PACKAGE.rglob("*.py")):
        code = path.read_text(encoding="utf-8")
        yield from _in_code(path, code)
        yield from _in_f_strings(path, code)
    for path in sorted((*PACKAGE.rglob("templates/**/*.html"), *PACKAGE.rglob("templates/**/*.txt"))):
        code = templatize(path.read_text(encoding="utf-8"), origin=path.name)
        yield from _in_code(path, re.sub(r"^[ \t]+", "", code, flags=re.MULTILINE))
    for name in SHOWN_NAMES:
        path = PACKAGE / "reference" / "data" / name
        with path.open(encoding="utf-8", newline="") as table:
            for row in csv.DictReader(table):
                place = str(path.relative_to(PACKAGE))
                yield row["name"], None, place
                short = {"instruments.csv": "short_name", "treaties.csv": "acronym"}.get(name, "")
                if short and row[short]:
                    yield row[short], None, place


def _in_code(path: Path, code: str) -> Iterator[Message]:
    found = extract_python(BytesIO(code.encode()), tuple(KEYWORDS), [], {"encoding": "utf-8"})
    for _line, function, texts, _comments in found:
        given = [text for text in (texts if isinstance(texts, tuple) else (texts,)) if isinstance(text, str)]
        place = str(path.relative_to(PACKAGE))
        if not given:
            continue
        if function.startswith("np"):
            yield (given[1], given[2]), given[0], place
        elif function.startswith("p"):
            yield given[1], given[0], place
        elif function.startswith("n"):
            yield (given[0], given[1]), None, place
        else:
            yield given[0], None, place


def _in_f_strings(path: Path, code: str) -> Iterator[Message]:
    """Yield the sentences within f-strings, which the reader of Babel passes over."""
    if 'f"' not in code:
        return
    for string in (node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.JoinedStr)):
        for call in (node for node in ast.walk(string) if isinstance(node, ast.Call)):
            yield from _in_code(path, ast.unparse(call))


def template() -> Catalog:
    """Return all messages, in the order of their files."""
    catalogue = Catalog(project="UPR Tracker", charset="utf-8", fuzzy=False)
    for text, context, place in messages():
        catalogue.add(text, context=context, locations=[(place, 0)])
    return catalogue


def update(language: str, new: Catalog) -> Catalog:
    """Return the catalogue of a language with exactly the messages of `new`, translations kept."""
    path = LOCALES / language / "LC_MESSAGES" / "django.po"
    catalogue = Catalog(locale=language, fuzzy=False)
    if path.exists():
        with path.open("rb") as source:
            catalogue = read_po(source, locale=language)
    catalogue.update(new, no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.fuzzy = False
    return catalogue


def write(language: str, catalogue: Catalog) -> None:
    """Write a catalogue without the lines that change with every run."""
    path = LOCALES / language / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    stream = BytesIO()
    write_po(stream, catalogue, width=0, omit_header=False, include_lineno=False, sort_output=True)
    kept = [line for line in stream.getvalue().decode().splitlines() if not line.startswith(PASSING)]
    if language in MACHINE_MADE:
        kept.insert(kept.index('msgstr ""') + 1, MARK)
    path.write_text("\n".join(kept).strip() + "\n", encoding="utf-8")


def missing(catalogue: Catalog) -> list[str]:
    """Return the messages without a translation."""
    return [
        str(one.id)
        for one in catalogue
        if one.id and not (all(one.string) if isinstance(one.string, tuple) else one.string)
    ]


def main(arguments: list[str]) -> int:
    """Update the catalogues, or check them."""
    new = template()
    lacking = 0
    for language in LANGUAGES:
        catalogue = update(language, new)
        gaps = missing(catalogue)
        lacking += len(gaps)
        sys.stdout.write(f"{language}: {len(catalogue) - len(gaps)} of {len(catalogue)} translated\n")
        if "--check" not in arguments:
            write(language, catalogue)
    return 1 if "--check" in arguments and lacking else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
