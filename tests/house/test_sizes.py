"""Budgets of house-style: small files, small functions."""

import ast
from pathlib import Path
from statistics import median

from house.repository import PACKAGE, ROOT, written_code

LONGEST_FILE = 400
MEDIAN_FILE = 120
LONGEST_FUNCTION = 40
LONGEST_VIEWS = 100


def length(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def long_functions(source: str) -> list[str]:
    """Return `name (lines)` of each function beyond the budget."""
    return [
        f"{node.name} ({node.end_lineno - node.lineno + 1})"
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    ]


def test_no_file_is_too_long() -> None:
    long = {str(path.relative_to(ROOT)): length(path) for path in written_code()}
    assert not {name: lines for name, lines in long.items() if lines > LONGEST_FILE}


def test_median_file_is_short() -> None:
    lengths = [lines for path in written_code() if PACKAGE in path.parents and (lines := length(path))]
    assert median(lengths) <= MEDIAN_FILE


def test_functions_are_short() -> None:
    """Tests may build their data in one piece; everything else is held to the budget."""
    long = {
        str(path.relative_to(ROOT)): long_functions(path.read_text(encoding="utf-8"))
        for path in written_code()
        if ROOT / "tests" not in path.parents
    }
    assert not {name: functions for name, functions in long.items() if functions}


def test_views_are_thin() -> None:
    views = [path for path in written_code() if path.name.startswith("views") or "views" in path.parts]
    assert not {path.name: length(path) for path in views if length(path) > LONGEST_VIEWS}


def test_the_measure_finds_a_long_function() -> None:
    body = "\n".join(f"    x = {number}" for number in range(LONGEST_FUNCTION))
    assert long_functions(f"def long():\n{body}\n") == [f"long ({LONGEST_FUNCTION + 1})"]
