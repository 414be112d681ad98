"""Writes one assignment of positions to numbers in every layout of addenda we know, with text of our own.

A layout takes (number, position) pairs and a random source and returns
paragraphs ("# " before a heading) or rows of tables; `as_pdf` and `as_docx`
make files of them.
"""

import random
from collections.abc import Callable, Sequence

from documents.builders import un_report_pdf
from documents.table_builders import table_pdf
from documents.word_builders import paragraph, table, un_report_docx

Pairs = Sequence[tuple[str, str]]
Layout = Callable[[Pairs, random.Random], list[str]]

SYMBOL = "A/HRC/99/7/Add.1"
TITLE = "Report of the Working Group on the Universal Periodic Review"

HEADINGS = {
    "supported": [
        "Accepted recommendations",
        "Recommendations that enjoy the support of Malta",
        "I. Supported",
    ],
    "noted": [
        "Noted recommendations",
        "Recommendations that do not enjoy the support of Malta",
        "II. Not accepted",
    ],
    "partial": ["Partially accepted recommendations", "Recommendations accepted in part"],
    "pending": ["Recommendations under consideration"],
}
VERBS = {
    "supported": ["Malta accepts", "The Government of Malta supports", "Malta is pleased to accept"],
    "noted": ["Malta takes note of", "The Government notes", "Malta does not accept", "Malta cannot support"],
    "partial": ["Malta partially accepts", "The Government supports in part"],
    "pending": ["The Government keeps under consideration"],
}
WORDS = {
    "supported": [
        "Accepted",
        "Supported",
        "Enjoys the support of Malta",
        "Agreed",
        "The Government supports it",
    ],
    "noted": ["Noted", "Not accepted", "Does not enjoy the support of Malta", "Not supported", "Rejected"],
    "partial": ["Partially accepted", "Accepted in part", "Partially supported", "Supported in principle"],
    "pending": ["Under consideration", "Pending"],
}
INTRODUCTIONS = {
    "supported": [
        "The following recommendations enjoy the support of Malta:",
        "Malta accepts the following:",
    ],
    "noted": ["The following recommendations are not accepted:", "Malta notes the recommendations below:"],
    "partial": ["The following recommendations are partially accepted:"],
    "pending": ["The recommendations below will be further considered:"],
}
REMARKS = [
    "Schools have been built in all towns since 2012.",
    "The bill on roads is before Parliament, which meets on 5 May.",
    "See also article 12 of the Constitution.",
    "Teachers are trained every year.",
]
TEXTS = [
    "Build schools in every town (Chad)",
    "Continue to support teachers (France, Spain)",
    "Ratify the treaty and accept the inquiry procedure (Kenya)",
    "Take note of what is asked and plant trees (Bolivia (Plurinational State of))",
]


def grouped(pairs: Pairs) -> dict[str, list[str]]:
    """Numbers by position, positions in the order in which they come first."""
    found: dict[str, list[str]] = {}
    for number, position in pairs:
        found.setdefault(position, []).append(number)
    return found


def listed(numbers: Sequence[str], source: random.Random) -> str:
    """A list of numbers as people print it: ranges, blanks, dashes, a stray full stop."""
    runs: list[list[str]] = []
    for number in numbers:
        if runs and _next(runs[-1][-1]) == number:
            runs[-1].append(number)
        else:
            runs.append([number])
    pieces = [_run(run, source) for run in runs]
    comma = source.choice([", ", ", ", ",", "; "])
    if len(pieces) > 1 and source.random() < 0.6:
        return comma.join(pieces[:-1]) + " and " + pieces[-1]
    return comma.join(pieces)


def _next(number: str) -> str:
    head, _, minor = number.rpartition(".")
    return f"{head}.{int(minor) + 1}" if head else str(int(minor) + 1)


def _run(run: list[str], source: random.Random) -> str:
    if len(run) < 2 or source.random() < 0.2:
        return ", ".join(run)
    end = run[-1] if source.random() < 0.5 else run[-1].rpartition(".")[2]
    return run[0] + source.choice(["-", "–", " – ", "- ", " to "]) + end


def prose(pairs, source):
    paragraphs = ["1. This document holds the answer of Malta to the recommendations made to it."]
    for at, (position, numbers) in enumerate(grouped(pairs).items(), 2):
        paragraphs.append("# " + source.choice(HEADINGS[position]))
        verb = source.choice(VERBS[position])
        paragraphs.append(f"{at}. {verb} recommendations {listed(numbers, source)}. {source.choice(REMARKS)}")
    return paragraphs


def sentences(pairs, source):
    clauses = [
        f"{source.choice(VERBS[position])} recommendations {listed(numbers, source)}"
        for position, numbers in grouped(pairs).items()
    ]
    return [
        "1. Malta has studied what it was asked.",
        "2. " + source.choice(["; ", ". "]).join(clauses) + ".",
    ]


def lists(pairs, source):
    paragraphs = []
    for position, numbers in grouped(pairs).items():
        paragraphs.append("# " + source.choice(HEADINGS[position]))
        paragraphs.append(listed(numbers, source).replace("; ", ", "))
    return paragraphs


def remarks_below_lists(pairs, source):
    paragraphs = []
    for position, numbers in grouped(pairs).items():
        verb = source.choice(VERBS[position])
        paragraphs.append("# " + source.choice(HEADINGS[position]))
        paragraphs.append(f"{len(paragraphs)}. {verb} recommendations {listed(numbers, source)}.")
        for number in numbers:
            if source.random() < 0.4:
                paragraphs += [number, source.choice(REMARKS)]
    return paragraphs


def first_words(pairs, source):
    sign = source.choice([". ", ": ", " – ", " "])
    return [
        f"{number}{sign}{source.choice(WORDS[position])}. {source.choice(REMARKS)}"
        for number, position in pairs
    ]


def recommendation_words(pairs, source):
    sign = source.choice([": ", " – ", " (France): ", ". "])
    return [
        f"Recommendation {number}{sign}{source.choice(WORDS[position])}. {source.choice(REMARKS)}"
        for number, position in pairs
    ]


def text_and_response(pairs, source):
    label = source.choice(["Response: ", "Response of Malta: ", "", "Position: "])
    paragraphs = []
    for number, position in pairs:
        paragraphs.append(f"{number} {source.choice(TEXTS)}")
        paragraphs.append(f"{label}{source.choice(WORDS[position])}. {source.choice(REMARKS)}")
    return paragraphs


def texts_below_introduction(pairs, source):
    paragraphs = ["1. Malta thanks all States."]
    for position, numbers in grouped(pairs).items():
        paragraphs.append(f"{len(paragraphs) + 1}. {source.choice(INTRODUCTIONS[position])}")
        paragraphs += [f"{number} {source.choice(TEXTS)};" for number in numbers]
    return paragraphs


PROSE: tuple[Layout, ...] = (
    prose,
    sentences,
    lists,
    remarks_below_lists,
    first_words,
    recommendation_words,
    text_and_response,
    texts_below_introduction,
)


Rows = list[list[str]]


def number_a_row(pairs, source) -> Rows:
    rows = [["No.", "Recommendation", "Response", "Comment"]]
    return rows + [
        [number, source.choice(TEXTS), source.choice(WORDS[position]), source.choice(["", *REMARKS])]
        for number, position in pairs
    ]


def text_with_number(pairs, source) -> Rows:
    rows = [["Recommendation", "Position of Malta"]]
    return rows + [
        [f"{number} {source.choice(TEXTS)}", f"{source.choice(WORDS[position])}. {source.choice(REMARKS)}"]
        for number, position in pairs
    ]


def numbers_a_row(pairs, source) -> Rows:
    rows = [["Recommendations", "Position", "Explanation"]] if source.random() < 0.7 else []
    for position, numbers in grouped(pairs).items():
        for at in range(0, len(numbers), 3):
            text = listed(numbers[at : at + 3], source)
            rows.append([text, source.choice(WORDS[position]), source.choice(REMARKS)])
    return rows


def rows_across(pairs, source) -> Rows:
    rows = []
    for position, numbers in grouped(pairs).items():
        rows.append([source.choice(HEADINGS[position])])
        rows += [[number, source.choice(TEXTS), source.choice(["", *REMARKS])] for number in numbers]
    return rows


def crosses(pairs, source) -> Rows:
    order = ["supported", "partial", "noted", "pending"]
    sign = source.choice(["X", "x", "✓", "√"])
    rows = [["Recommendation", "Supported", "Partially supported", "Noted", "Under consideration"]]
    return rows + [[number, *(sign if at == position else "" for at in order)] for number, position in pairs]


def themes(pairs, source) -> Rows:
    order = ["supported", "partial", "noted", "pending"]
    rows = [["Theme", "Accepted", "Partially accepted", "Noted", "Under consideration"]]
    for theme, at in (("Education", 0), ("Roads", len(pairs) // 2)):
        end = len(pairs) // 2 if not at else len(pairs)
        by_position = grouped(pairs[at:end])
        rows.append([theme, *(listed(by_position.get(position, []), source) for position in order)])
    return rows


TABLES = (number_a_row, text_with_number, numbers_a_row, rows_across, crosses, themes)
PDF_TABLES = (number_a_row, text_with_number, numbers_a_row, rows_across)


def as_pdf(paragraphs: Sequence[str], generation: str = "new") -> bytes:
    """An addendum of the UN, as PDF."""
    return un_report_pdf(
        ["# Addendum", *paragraphs], symbol=SYMBOL, state="Malta", title=TITLE, generation=generation
    )


def as_docx(paragraphs: Sequence[str] = (), rows: Rows = ()) -> bytes:  # type: ignore[assignment]
    """An addendum as Word file."""
    opening = [
        TITLE,
        "Malta",
        "Addendum",
        "Views on conclusions and/or recommendations, voluntary commitments",
    ]
    raw = table(rows) if rows else ""
    return un_report_docx(
        [*opening, *paragraphs], symbol=SYMBOL, raw=raw + (paragraph("End") if rows else "")
    )


def as_pdf_table(rows: Rows, *, by_line: bool = False) -> bytes:
    """An addendum as PDF whose table has no lines; `by_line`: written row by row, not cell by cell."""
    opening = [TITLE, "Malta", "Addendum", "Views on conclusions and/or recommendations"]
    return table_pdf(opening, rows, symbol=SYMBOL, by_line=by_line)
