"""Names that say nothing are not used, and the repository names no machine and no registry."""

import re

from house.repository import ROOT, tracked

CATCH_ALL = {"utils", "util", "helpers", "helper", "common", "misc"}

# Put together here, so that this file does not name them either.
REGISTRIES = [
    ".".join(parts)
    for parts in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"))
]
MACHINE = re.compile(r"(?<![\w./])/(?:work|root|home/[a-z]+|Users/[A-Za-z]+)/")
BINARY = {".pdf", ".png", ".ico", ".woff2", ".docx", ".xlsx", ".xls", ".jpg", ".gif", ".mo", ".gz", ".npz"}


def test_no_catch_all_names() -> None:
    named = [path for path in tracked() if CATCH_ALL & set(path.relative_to(ROOT).with_suffix("").parts)]
    assert not named


def test_no_registries_and_no_paths_of_a_machine() -> None:
    found = []
    for path in tracked():
        if path.suffix in BINARY or path.is_symlink():
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if MACHINE.search(line) or any(host in line for host in REGISTRIES):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}")
    assert not found


def test_the_pattern_finds_paths_of_a_machine() -> None:
    assert MACHINE.search("see /" + "work/notes.txt")
    assert not MACHINE.search("https://example.org/work/notes")
