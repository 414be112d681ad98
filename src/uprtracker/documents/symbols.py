"""UN document symbols in text: A/HRC/26/10, A/HRC/WG.6/20/SVN/1, A/HRC/28/15/Add.1, A/HRC/WG.6/52/L.3."""

import re

# "A/HRC/ 8/24" with a stray space stands in headers of session 1.
_SYMBOL = re.compile(
    r"\bA/(?:HRC|\d{2,3})"
    r"(?:/\s?(?:WG\.6|DEC|RES|NGO|OM|S-\d{1,2}|\d{1,3}|[A-Z]{3}|(?:L|Add|Corr|Rev|CRP)\.\d{1,3}))+"
    r"(?![\w/])"
)


def find_symbol(text: str) -> str:
    """Return the first symbol in `text` without spaces, "" when there is none."""
    found = _SYMBOL.search(text)
    return found[0].replace(" ", "") if found else ""
