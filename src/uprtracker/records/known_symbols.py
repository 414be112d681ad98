"""Which UN documents belong to a review, as far as their symbols are known.

    SVN-48: A/HRC/WG.6/48/SVN/1 (national report), …/2 (compilation), …/3 (summary),
            A/HRC/59/15 (report), A/HRC/59/15/Add.1, A/HRC/DEC/59/112

The three base documents are numbered alike in every session since the first;
all other symbols are looked up and never computed.
"""

from uprtracker.records.models import Review
from uprtracker.reference import load_reference


def symbols_of(review: Review) -> tuple[str, ...]:
    """Return the symbols of the review's documents in the order in which they appeared, each once."""
    council = load_reference().council_reports.get(review.hrc_session or 0, "")
    symbols = (
        *_base_documents(review),
        review.report_symbol,
        review.addendum_symbol,
        review.decision_symbol,
        council,
    )
    return tuple(dict.fromkeys(symbol for symbol in symbols if symbol))


def _base_documents(review: Review) -> tuple[str, ...]:
    stem, slash, number = review.national_report_symbol.rpartition("/")
    if slash and number == "1":
        return tuple(f"{stem}/{which}" for which in (1, 2, 3))
    if review.national_report_symbol or review.demo:
        return (review.national_report_symbol,)
    facts = (fact for fact in load_reference().reviews if fact.code == review.code)
    code = next((fact.symbol_code for fact in facts), "")
    return tuple(f"A/HRC/WG.6/{review.session}/{code}/{which}" for which in (1, 2, 3)) if code else ()
