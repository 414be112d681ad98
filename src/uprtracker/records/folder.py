"""Which files of a folder are documents to import? Nothing is passed over in silence."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

SUFFIXES = frozenset({".pdf", ".docx", ".doc"})
_TEMPORARY = ("~$", ".")
_UNFINISHED = (".part", ".partial", ".crdownload", ".download", ".filepart", ".tmp", ".temp", "~")


@dataclass(frozen=True, slots=True)
class Found:
    """A file, and why it is not to be read (empty when it is)."""

    path: Path
    passed_over: str = ""


def documents_in(paths: Iterable[Path]) -> Iterator[Found]:
    """Yield the files named, and those in the folders named, in the order of their names.

    A file that is named is always read. In a folder, links that lead out of it
    and files of other kinds are passed over with a reason.
    """
    for path in paths:
        if path.is_dir():
            yield from _in_folder(path)
        else:
            yield Found(path)


def is_temporary(path: Path) -> bool:
    """Tell by its name (below the folder looked into) whether a file is hidden, or not finished yet."""
    hidden = any(part.startswith(_TEMPORARY) for part in path.parts)
    return hidden or path.name.lower().endswith(_UNFINISHED)


def _in_folder(folder: Path) -> Iterator[Found]:
    inside = folder.resolve()
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() and not path.resolve().is_relative_to(inside):
            yield Found(path, _("a link that leads out of the folder"))
        elif path.is_dir():
            continue
        elif not path.exists():
            yield Found(path, _("a link that leads nowhere"))
        elif is_temporary(path.relative_to(folder)):
            yield Found(path, _("a hidden or temporary file"))
        elif path.suffix.lower() not in SUFFIXES or not path.is_file():
            yield Found(path, _("not a PDF or Word file"))
        else:
            yield Found(path)
