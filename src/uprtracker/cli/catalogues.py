"""Translations: text catalogues (.po) compiled to what gettext reads (.mo), with Babel alone."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent


def find_catalogues(root: Path = PACKAGE) -> list[Path]:
    """Return all catalogues of the package in the order of their names."""
    return sorted(root.glob("**/locale/*/LC_MESSAGES/*.po"))


def is_compiled(catalogue: Path) -> bool:
    """Return whether the compiled form is there and not older than the catalogue."""
    compiled = catalogue.with_suffix(".mo")
    return compiled.exists() and compiled.stat().st_mtime_ns >= catalogue.stat().st_mtime_ns


def compile_catalogues(root: Path = PACKAGE) -> int:
    """Compile the catalogues that need it and return how many; pass over a folder that is read-only."""
    done = 0
    for catalogue in find_catalogues(root):
        if is_compiled(catalogue):
            continue
        from babel.messages.mofile import write_mo
        from babel.messages.pofile import read_po

        with catalogue.open("rb") as source:
            messages = read_po(source)
        unfinished = catalogue.with_suffix(".mo.part")
        try:
            with unfinished.open("wb") as target:
                write_mo(target, messages)
        except PermissionError:
            continue
        unfinished.replace(catalogue.with_suffix(".mo"))
        done += 1
    return done
