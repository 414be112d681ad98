"""What the first page says of the document: symbol, title, date, language.

A/HRC/8/34                       symbol: first one on the page, else that of the page headers
13 May 2008                      date: the first row that is a date and nothing else
Report of the Working Group …    title: from the row that opens like one to the next gap
Argentina
"""

import re
from collections import Counter
from collections.abc import Sequence

from uprtracker.documents.document import Line, Page, Role
from uprtracker.documents.symbols import find_symbol

_MONTHS = (
    "january february march april may june july august september october november december",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
)
_MONTH = {name: month for names in _MONTHS for month, name in enumerate(names.split(), 1)}
_DATE = re.compile(
    r"(?:Distr\.\s*:?\s*\w+\s+)?(\d{1,2})(?:er)? (?:de )?([^\W\d_]+)(?: de)? ?(\d{4})(?: года)?$"
)
_HAN_DATE = re.compile(r"(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日$")

_TITLE = re.compile(
    r"(?:draft )?report of the|national report|compilation|summary (?:of|prepared)|outcome of"
    r"|advance questions|rapport|informe|доклад"
    r"|resolution adopted|decision adopted|matrix of recommendations|结论|报告|تقرير",
    re.IGNORECASE,
)
_TITLE_ROWS = 8
# A decision goes on with its first words right below the title, a session report with who wrote it.
_AFTER_TITLE = (
    "contents",
    "introduction",
    "table des",
    "the human rights council,",
    "rapporteur",
    "vice-president",
)
_SCRIPTS = {"ar": "\u0600-\u06ff", "ru": "\u0400-\u04ff", "zh": "\u4e00-\u9fff"}
_STOP_WORDS = {
    "en": "the of and to in that for with was on by",
    "fr": "le la les des du et que dans pour une par",
    "es": "el la los las del y que en para una por",
}


def symbol_of(pages: Sequence[Page]) -> str:
    """Return the symbol printed on the first page, else the commonest one of the headers."""
    for line in pages[0].lines if pages else ():
        if line.role in (Role.BODY, Role.HEADER) and (symbol := find_symbol(line.text)):
            return symbol
    headers = Counter(
        symbol
        for page in pages
        for line in page.lines
        if line.role is Role.HEADER and (symbol := find_symbol(line.text))
    )
    return headers.most_common(1)[0][0] if headers else ""


def date_of(page: Page) -> str:
    """Return the date of the document as ISO date, "" when the page has no row with just a date."""
    for line in page.lines:
        if found := _DATE.match(line.text):
            month = _MONTH.get(found[2].lower())
            if month and 1 <= int(found[1]) <= 31:
                return f"{found[3]}-{month:02}-{int(found[1]):02}"
        if found := _HAN_DATE.match(line.text):
            return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}"
    return ""


def title_of(page: Page) -> str:
    """Return the title with the State named below it, "" when no row opens like a title."""
    body = [line for line in page.lines if line.role is Role.BODY]
    start = next((at for at, line in enumerate(body) if _TITLE.match(line.text)), None)
    if start is None:
        return ""
    taken = [body[start]]
    for line in body[start + 1 : start + _TITLE_ROWS]:
        if _ends_title(taken[-1], line):
            break
        taken.append(line)
    return " ".join(line.text.rstrip("*∗ ") for line in taken)


def _ends_title(last: Line, line: Line) -> bool:
    """Tell whether `line` no longer belongs to the title that `last` ends."""
    if line.text[:1] in "*∗_[" or line.text.lower().startswith(_AFTER_TITLE):
        return True
    if re.match(r"(?:[IVX]+|\d+)\.\s", line.text) or len(line.text) > 120:
        return True
    if last.box and line.box:
        return line.box.top - last.box.bottom > 4 * (last.size or 12)
    return False


def language_of(pages: Sequence[Page]) -> str:
    """Return "en", "fr", "es", "ru", "ar" or "zh" by script and stop words, "" when unsure."""
    return language_of_text(
        " ".join(line.text for page in pages[:6] for line in page.lines if line.role is Role.BODY)
    )


def language_of_text(text: str) -> str:
    """Return the language of a text as `language_of` does that of pages."""
    letters = sum(map(str.isalpha, text))
    if not letters:
        return ""
    for language, script in _SCRIPTS.items():
        if len(re.findall(f"[{script}]", text)) > letters / 3:
            return language
    words = Counter(re.findall(r"[^\W\d_]+", text.lower()))
    scores = {language: sum(words[word] for word in stop.split()) for language, stop in _STOP_WORDS.items()}
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] * 20 >= sum(words.values()) else ""
