"""`upr code`: a table of texts in, a table of their codings out; no database and no Django.

id,text                                    id,action,issues
17,"Ratify the Convention"            ->   17,5,International instruments
18,                                        18,,
"""

import csv
import io
import re
import shutil
import sys
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from uprtracker.cli.output import progress_bar, remark

if TYPE_CHECKING:
    from uprtracker.core.coded import Coded
    from uprtracker.reference import Reference

# What the issue of a table of codings is, and what `--all` adds in the order of the coders.
FIRST = ("action", "issue")
COLUMNS = {
    "issue": "issues",
    "instrument": "instruments",
    "mechanism": "mechanisms",
    "theme": "themes",
    "group": "groups",
    "sdg": "sdgs",
}
BETWEEN = "|"
AT_A_TIME = 1_000
_NUMBER = re.compile(r"[+-]?\d+")
DASH = Path("-")
Asked = tuple[str, str]
"""Id and text of a row."""
_FILE = click.Path(dir_okay=False, allow_dash=True, path_type=Path)


@click.command("code")
@click.option("--in", "source", required=True, type=_FILE, help="CSV with the columns id,text; - to pipe.")
@click.option("--out", "target", required=True, type=_FILE, help="The CSV to write; - for the terminal.")
@click.option(
    "--all", "everything", is_flag=True, help="All schemes, with confidence and whether it is sure."
)
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64), help="Coding processes.")
def command(source: Path, target: Path, everything: bool, workers: int) -> None:
    """Code a table of texts by machine, without a database.

    In comes a CSV (UTF-8) with the columns id and text; others are passed over.
    Out goes one row for each, in the same order: id, action category (1 to 5)
    and issues as UPR Info names them, separated by "|". --all adds instruments,
    mechanisms, themes, groups of persons, SDGs and SMART, and for each scheme the
    probability that the set of labels is right, and whether that is enough.

    A machine's coding is a proposal: `upr recode` is for the records themselves.

    \b
    Examples:
      upr code --in asks.csv --out coded.csv
      upr code --in asks.csv --out everything.csv --all
      cat asks.csv | upr code --in - --out - | head
    """
    from uprtracker.coding import CODERS
    from uprtracker.core.errors import TableError
    from uprtracker.exchange.texts import read_texts
    from uprtracker.reference import load_reference

    schemes = [*FIRST, *(one for one in CODERS if one not in FIRST)] if everything else list(FIRST)
    name = "standard input" if source == DASH else str(source)
    try:
        stream = sys.stdin.buffer if source == DASH else source.open("rb")
    except OSError as error:
        raise TableError(f"it cannot be read: {error.strerror}.", place=name) from error
    with stream, _whole_or_not(target) as out, progress_bar() as report:
        texts = _told(read_texts(stream, name), report)
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(_headings(schemes, everything))
        writer.writerows(_rows(texts, schemes, load_reference(), everything, workers))


def _headings(schemes: Sequence[str], everything: bool) -> Iterator[str]:
    yield "id"
    for scheme in schemes:
        column = COLUMNS.get(scheme, scheme)
        yield from (column, f"{column}_confidence", f"{column}_sure") if everything else (column,)


def _rows(
    texts: Iterable[Asked], schemes: Sequence[str], reference: "Reference", everything: bool, workers: int
) -> Iterator[list[str]]:
    """Yield the cells of each text; a text without words has no codes."""
    from uprtracker.exchange.tables.csv import harmless

    nothing = [""] * (3 if everything else 1) * len(schemes)
    for (name, text), coded in _coded(texts, schemes, workers):
        by_scheme = {one.scheme: one for one in coded}
        cells = [cell for scheme in schemes for cell in _cells(by_scheme[scheme], reference, everything)]
        # An id such as -3 is a number and no formula: it comes out as it went in.
        given = name if _NUMBER.fullmatch(name) else harmless(name)
        yield [str(given), *(str(harmless(cell)) for cell in (cells if text.strip() else nothing))]


def _coded(
    texts: Iterable[Asked], schemes: Sequence[str], workers: int
) -> Iterator[tuple[Asked, tuple["Coded", ...]]]:
    """Yield each text with its codings; a table of some length is coded by child processes."""
    from uprtracker.core.errors import ReaderKilled
    from uprtracker.documents import run_isolated

    chunks = _chunks(iter(texts))
    ahead = list(islice(chunks, 2))
    if workers == 1 or len(ahead) < 2:
        for chunk in chain(ahead, chunks):
            yield from zip(chunk, code_texts(([text for _, text in chunk], schemes)), strict=True)
        return
    given: deque[list[Asked]] = deque()

    def items() -> Iterator[tuple[list[str], Sequence[str]]]:
        for chunk in chain(ahead, chunks):
            given.append(chunk)
            yield [text for _, text in chunk], schemes

    for outcome in run_isolated(code_texts, items(), workers=workers):
        if outcome.value is None:
            raise outcome.error or ReaderKilled("The coder gave no answer.")
        yield from zip(given.popleft(), outcome.value, strict=True)


def _chunks(texts: Iterator[Asked]) -> Iterator[list[Asked]]:
    while chunk := list(islice(texts, AT_A_TIME)):
        yield chunk


def code_texts(item: tuple[Sequence[str], Sequence[str]]) -> "list[tuple[Coded, ...]]":
    """Code texts in schemes, in this process or a child."""
    from uprtracker.coding import CODERS, code
    from uprtracker.reference import load_reference

    return code(item[0], load_reference(), item[1], CODERS)


def _cells(coded: "Coded", reference: "Reference", everything: bool) -> Iterator[str]:
    """Yield the labels of one scheme and, if wanted, how sure the machine is of them."""
    yield BETWEEN.join(_label(coded.scheme, one.label, one.note, reference) for one in coded.judgements)
    if everything:
        yield f"{coded.confidence:.4f}"
        yield "yes" if coded.sure else "no"


def _label(scheme: str, label: str, note: str, reference: "Reference") -> str:
    """Return issues, themes and groups by name, else number or slug; of a treaty also what is asked."""
    if scheme == "issue":
        return reference.issues[label].name
    if scheme in ("theme", "group"):
        tags = reference.themes if scheme == "theme" else reference.groups
        return tags.by_slug[label].name
    return f"{label}:{note}" if scheme == "instrument" and note else label


def _told(
    texts: Iterable[tuple[str, str]], report: Callable[[int, int | None, str], None]
) -> Iterator[tuple[str, str]]:
    """Pass the texts on, and say now and then how many there were."""
    done = 0
    for done, one in enumerate(texts, 1):
        yield one
        if done % AT_A_TIME == 0:
            report(done, None, "")
    remark(f"Coded {done:,} texts by machine.")


@contextmanager
def _whole_or_not(target: Path) -> Iterator[IO[str]]:
    """Yield a file to write; it takes the place of `target`, or goes to the terminal, once all is written."""
    from uprtracker.core.errors import TableError

    if target == DASH or (target.exists() and not target.is_file()):
        # A pipe or a device is written to and never replaced by a file.
        with tempfile.TemporaryFile() as kept:
            text = io.TextIOWrapper(kept, encoding="utf-8", newline="")
            yield text
            text.detach()
            kept.seek(0)
            if target == DASH:
                shutil.copyfileobj(kept, sys.stdout.buffer)
                return
            with target.open("wb") as out_of_here:
                shutil.copyfileobj(kept, out_of_here)
        return
    # The file that a link leads to is written, and the link stays.
    file = target.resolve()
    unfinished = file.with_name(f".{file.name}.part")
    try:
        out = unfinished.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise TableError(f"it cannot be written: {error.strerror}.", place=str(target)) from error
    try:
        with out:
            yield out
        unfinished.replace(file)
    finally:
        unfinished.unlink(missing_ok=True)
