"""One thing that was looked at: how it stands, and what to do about it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Check:
    """`wrong` needs doing, `note` is worth knowing, `good` is as it should be."""

    name: str
    status: Literal["good", "note", "wrong"]
    sentence: str
    remedy: str = ""


def good(name: str, sentence: str) -> Check:
    """Return a check that found all in order."""
    return Check(name, "good", sentence)


def note(name: str, sentence: str, remedy: str = "") -> Check:
    """Return a check that found something worth knowing."""
    return Check(name, "note", sentence, remedy)


def wrong(name: str, sentence: str, remedy: str) -> Check:
    """Return a check that found something to put right."""
    return Check(name, "wrong", sentence, remedy)


def run_checks(checks: Iterable[Callable[[], Check]]) -> list[Check]:
    """Run each check; one that breaks is itself something wrong, and the others still run."""
    done: list[Check] = []
    for check in checks:
        name = check.__name__.removeprefix("check_").replace("_", " ")
        try:
            done.append(check())
        except Exception as error:  # a doctor must survive every illness
            done.append(
                wrong(
                    name,
                    f"Could not be checked: {type(error).__name__}: {error}",
                    "See the lines above first.",
                )
            )
    return done
