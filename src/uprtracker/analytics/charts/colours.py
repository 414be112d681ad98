"""The colours of charts in the light and in the dark page; the same as those of its style sheet."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """Ink, paper, quiet lines; the colour of answers; the colours of other series, in their order."""

    paper: str
    ink: str
    muted: str
    rule: str
    accent: str
    answers: dict[str, str]
    others: tuple[str, ...]
    ramp: tuple[str, str]


LIGHT = Theme(
    paper="#fdfdfb",
    ink="#1b1d21",
    muted="#585c64",
    rule="#dad8d1",
    accent="#1f5590",
    answers={
        "supported": "#0b6650",
        "partial": "#b98a2b",
        "noted": "#6a4487",
        "pending": "#7ba3cc",
        "": "#b9babd",
    },
    others=("#1f5590", "#b45309", "#0b6650", "#6a4487", "#8a6d00", "#96304f", "#4d7fb0", "#5b5f66"),
    ramp=("#eef3f8", "#1f5590"),
)
DARK = Theme(
    paper="#14161a",
    ink="#e8e6e1",
    muted="#a8abb2",
    rule="#33373f",
    accent="#8fb8ea",
    answers={
        "supported": "#4fb697",
        "partial": "#e6bb6b",
        "noted": "#a987c9",
        "pending": "#5c87b8",
        "": "#5b5f66",
    },
    others=("#8fb8ea", "#f5b461", "#74cfb4", "#cbaae6", "#d9c45c", "#ec8fae", "#b5d0f0", "#b3b6bc"),
    ramp=("#1c2530", "#8fb8ea"),
)


def of_series(keys: list[str], theme: Theme) -> list[str]:
    """Return a colour for each series: that of the answer it is, else the next of the others."""
    if all(key in theme.answers for key in keys):
        return [theme.answers[key] for key in keys]
    return [theme.others[at % len(theme.others)] for at in range(len(keys))]
