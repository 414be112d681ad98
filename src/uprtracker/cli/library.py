"""`upr extract`: documents in, one JSON object per document out; no database and no Django.

{"file": "20-XAA.pdf", "symbol": "A/HRC/20/99", "kind": "wg_report", "state": "XAA",
 "session": 20, "recommendations": [...], "pledges": [...], "findings": [...]}
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from uprtracker.cli.output import visible
from uprtracker.core.errors import ReaderKilled, UprTrackerError
from uprtracker.core.finding import Finding

SUFFIXES = (".pdf", ".docx", ".doc")


def find_files(paths: Iterable[Path]) -> list[Path]:
    """Return the files to read, each once, in the order given.

    A folder stands for the PDF, DOCX and DOC files below it, in the order of
    their names; hidden files and Word's lock files (`~$...`) are left out.
    """
    files: dict[Path, None] = {}
    for path in paths:
        if not path.is_dir():
            files[path] = None
            continue
        for file in sorted(path.rglob("*")):
            hidden = any(part.startswith((".", "~$")) for part in file.relative_to(path).parts)
            if file.suffix.lower() in SUFFIXES and file.is_file() and not hidden:
                files[file] = None
    return list(files)


def read_file(path: Path) -> dict[str, Any]:
    """Read and extract one document in this process. Raises DocumentError."""
    from uprtracker.documents import read_document
    from uprtracker.exchange import thematic_list
    from uprtracker.extraction import Extraction, as_json, extract
    from uprtracker.reference import load_reference

    document = read_document(path)
    if thematic_list.is_thematic_list(document):
        listed = thematic_list.read_thematic_list(document, load_reference())
        findings = (*document.findings, *listed.findings)
        found = Extraction(thematic_list.KIND, "", listed.state, listed.session, findings=findings)
        return as_json(str(path), found) | {"recommendations": thematic_list.rows_as_json(listed)}
    found = extract(document, load_reference())
    return as_json(str(path), replace(found, findings=(*document.findings, *found.findings)))


def read_files(files: list[Path], workers: int) -> Iterator[tuple[dict[str, Any], bool]]:
    """Read documents in child processes; yield object and success, in the order of `files`.

    A document that cannot be read gives an object with its error as a finding.
    """
    from uprtracker.documents import run_isolated
    from uprtracker.extraction import Extraction, as_json

    for outcome in run_isolated(read_file, files, workers=workers):
        if outcome.value is not None:
            yield outcome.value, True
            continue
        error = outcome.error or ReaderKilled("The reader gave no answer.")
        finding = Finding(_kind(error), _sentence(error), severity="error")
        nothing = Extraction(kind="unknown", symbol="", state=None, session=None, findings=(finding,))
        yield as_json(str(outcome.item), nothing), False


@click.command("extract")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "json_lines", is_flag=True, help="One JSON object per document and line.")
@click.option(
    "--workers", default=2, show_default=True, type=click.IntRange(1, 64), help="Reading processes."
)
def command(paths: tuple[Path, ...], json_lines: bool, workers: int) -> None:
    """Read documents and print what they hold, without a database.

    PATHS are files (PDF, DOCX, DOC) and folders. Each is read in a process of its
    own; one that cannot be read gives an object with the reason among its
    findings, and exit code 1 at the end.

    \b
    Examples:
      upr extract A_HRC_59_15.pdf
      upr extract --json reports/ > recommendations.jsonl
      upr extract --json A_HRC_59_15.pdf | jq '.recommendations[].states'
    """
    files = find_files(paths)
    failed = 0
    for found, whole in read_files(files, workers):
        failed += not whole
        click.echo(_object(found) if json_lines else visible(_line(found)))
    if not files:
        raise click.UsageError("There is no PDF, DOCX or DOC file in what was named.")
    if failed:
        click.echo(f"{failed} of {len(files)} documents could not be read.", err=True)
        raise click.exceptions.Exit(1)


def _object(found: dict[str, Any]) -> str:
    """Return the line of JSON; a byte of a file name that is no UTF-8 becomes an escape (`\\udce9`)."""
    return json.dumps(found, ensure_ascii=False).encode("utf-8", "backslashreplace").decode("utf-8")


def _line(found: dict[str, Any]) -> str:
    if not found["recommendations"] and found["kind"] == "unknown":
        reasons = "; ".join(finding["message"] for finding in found["findings"])
        return f"{found['file']}: {reasons or 'no reader knows this kind of document.'}"
    name = f"{found['symbol'] or 'no symbol'}, {found['state'] or 'State unknown'}"
    counts = ", ".join(
        f"{len(found[part])} {part}"
        for part in ("recommendations", "pledges", "answers", "questions", "findings")
        if found[part]
    )
    return f"{found['file']}: {name}, session {found['session'] or 'unknown'}: {counts or 'nothing found'}"


def _kind(error: UprTrackerError) -> str:
    """Return the machine word of an error: `EncryptedDocument` is `encrypted-document`."""
    name = type(error).__name__
    return "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in name).removeprefix("-")


def _sentence(error: UprTrackerError) -> str:
    """Return what is wrong and what to do; the file is named beside it already."""
    return f"{error.message} {error.remedy}".strip()
