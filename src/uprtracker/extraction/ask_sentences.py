"""How a sentence asks: who asks it, and what is left when asker and addressee are taken off.

    AI and JS2 urged Ruritania to close the camp.       AI, JS2    Close the camp
    We recommend that the Government repeal the law.               Repeal the law
    The law should be amended.                                     The law should be amended

The form decides. "As recommended in the last review" and "its recommendation had not been carried out"
tell of an ask, and are none.
"""

import re
from dataclasses import dataclass

_SOFT = r"(?:(?:also|further|furthermore|strongly|thus|therefore|respectfully|again|hereby|jointly)\s+)*"
_ASKING = (
    r"recommend(?:s|ed)?|urge[sd]?|call(?:s|ed)?\s+(?:up)?on|call(?:s|ed)?\s+for|encourage[sd]?"
    r"|request(?:s|ed)?|invite[sd]?|ask(?:s|ed)?|appeal(?:s|ed)?\s+to|advocate[sd]?\s+for"
    r"|(?:made|make|put\s+forward|issued?)\s+(?:a\s+|several\s+|specific\s+)*recommendations?"
)
_SAID = re.compile(rf"(?P<who>[^.;]{{0,300}}?)\b{_SOFT}(?P<verb>{_ASKING})\b[,:]?\s*(?P<what>.*)", re.S)
_SHOULD = re.compile(
    r"(?:(?P<who>.{2,200}?)\s+(?:(?:also|further)\s+)?(?:stated|considered|said|noted|believed|concluded|held"
    r"|stressed|added|expressed (?:its|the) view)\s+(?:that\s+)?)?(?P<what>[^.]{3,250}?\bshould\b.+)",
    re.S,
)
_NOT_ASKING = re.compile(
    r"\b(?:as|was|were|been|be|had|have|has|previously|not|already|which|who|that it)$"
    r"|\bwhich\s+\S+$|\b(?:recommendations?|rapporteur|committee’s|question\w*)$",
    re.I,
)
_SIMILAR = re.compile(
    r"(?P<who>.{2,160}?)\s+(?:made|expressed|shared)\s+(?:a\s+)?(?:similar|the same|like)\s+"
    r"(?:recommendations?|calls?|asks?|requests?)\b"
)
_ADDRESSEE = (
    r"(?:the\s+)?(?:[A-Z]\w+\s+)?(?:(?:central|national|local|relevant|competent|responsible|federal|public)\s+)*"
    r"(?:government|authorities|state(?:\s+party|\s+under\s+review)?|country|parliament|legislator|"
    r"ministr(?:y|ies)|administration)(?:\s+of\s+(?:the\s+)?[A-Z]\w+(?:\s+[A-Z]\w+){0,5})?"
)
_FORMER = re.compile(
    r"should\s+(?:already\s+)?have\s+(?:been\s+)?\w+(?:ed|en)\b|\bhow\b.{0,60}\bshould\b"
    r"|\b(?:provid|stipulat|requir|prescrib|promis|decid)(?:e[sd]?|ing)\s+that\b.*\bshould\b",
    re.I,
)
_SELF = re.compile(
    r"\b(?:we|i|our organi[sz]ations?|the (?:under)?signator(?:y|ies)|the coalition)\s*$", re.I
)
_SAME = re.compile(
    r"(?:it|he|she|they|the (?:commissioner|organi[sz]ation|committee|group|ombuds\w+))\s*", re.I
)
_ABBREVIATION = re.compile(
    r"JS\s?\d{1,2}\b|\b(?=[\w&/’-]*[A-Z][\w&/’-]*[A-Z])[A-Z][\w&’]*(?:[-/][A-Z][\w&’]*)*"
)
_SUBJECT = re.compile(
    r"(?P<who>.{0,250}?(?:[A-Z]{2}\w*|JS\s?\d{1,2}|[A-Z][\w-]+)\)?)\s+(?:(?:also|further|however,?)\s+)*(?:stated|noted|reported|"
    r"welcomed|concluded|explained|was concerned|regretted|considered|observed|indicated|highlighted|said|"
    r"expressed|referred|added|regrets|notes|welcomes|recommended|urged|called|encouraged|invited)\b"
)
_ASIDE = re.compile(
    r"^(?:,\s*)?(?:inter alia|as an? (?:matter|issues?) (?:of|for) (?:urgency|priority|immediate action)"
    r"|as issues for immediate action|among others?|in \d{4}(?=,?\s+to\b))\s*[,:]?\s*",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a sentence asks (`what`), who asks (`by`; `same`: whoever spoke before), and its `form`."""

    what: str
    by: tuple[str, ...]
    same: bool
    form: str


def asked_in(sentence: str, state: str = "") -> Sentence | None:
    """Return what `sentence` asks, None where it asks nothing.

    `state` is the name of the State that is asked, so that it is known as addressee.
    """
    said = _SAID.match(sentence)
    if said and not _NOT_ASKING.search(said["who"].rstrip()) and _speaks(said["who"]):
        by, same = _who(said["who"])
        what = without_addressee(said["what"], state, calls=not said["verb"].startswith("recommend"))
        if len(what.split()) > 1 or sentence.rstrip().endswith(":"):
            return Sentence(what, by, same, "said")
    should = _SHOULD.match(sentence)
    if should and not _FORMER.search(should["what"]):
        by, same = _who(should["who"] or "")
        return Sentence(without_addressee(should["what"], state, calls=False), by, same, "should")
    return None


def subject(sentence: str) -> tuple[str, ...]:
    """Return the abbreviations that a sentence begins with, as in "AI and JS2 noted that"; empty for none."""
    found = _SUBJECT.match(sentence)
    return askers(found["who"]) if found else ()


def _who(words: str) -> tuple[tuple[str, ...], bool]:
    """Return who asks by the words before the verb, and whether it is whoever spoke before."""
    return askers(words), not words or bool(_SAME.fullmatch(words.strip()))


def agrees(sentence: str) -> tuple[str, ...]:
    """Return who "made similar recommendations" by this sentence; empty where it says no such thing."""
    found = _SIMILAR.match(sentence)
    return askers(found["who"]) if found else ()


def askers(who: str) -> tuple[str, ...]:
    """Return the abbreviations named in the words before a verb of asking, each once."""
    return tuple(dict.fromkeys(one.replace(" ", "") for one in _ABBREVIATION.findall(who)))


def without_addressee(what: str, state: str, *, calls: bool) -> str:
    """Return what is asked without whom: "that Ruritania close the camp" becomes "Close the camp".

    `calls`: the verb takes "X to do", so that what stands before the first "to" is the addressee.
    """
    text = " ".join(what.split())
    for _turn in range(2):
        text = re.sub(r"^[,:\s]*(?:(?:to|that|for)\b[,:\s]*)?", "", _ASIDE.sub("", text), flags=re.I)
    if calls:
        called = re.match(r"[^.;:]{2,90}?\s(?:not\s)?to:?\s+(?=[a-z(•])", text)
        if called:
            negated = called[0].rstrip(": ").endswith("not to")
            text = ("not to " if negated else "") + text[called.end() :]
    name = rf"|{re.escape(state)}" if state else ""
    text = re.sub(rf"^(?:{_ADDRESSEE}{name})(?:\s+should)?\s*(?::\s*|\s(?=[a-z]))", "", text, flags=re.I)
    text = re.sub(r"^to\s+", "", text).strip(" ,;.:")
    return text[:1].upper() + text[1:]


def _speaks(who: str) -> bool:
    """Tell whether what stands before the verb can ask: a pronoun, an abbreviation, a name, nobody."""
    words = who.strip()
    if not words:
        return False
    if _SELF.search(words) or re.search(rf"(?:^|,\s*|\band\s+){_SAME.pattern}$", words, re.I):
        return True
    if re.search(r"(?:\band|,)$", words) and subject(words):
        return True
    last = words.rsplit(maxsplit=1)[-1]
    return bool(re.search(r"[A-Z]", last)) or last.endswith((")", "”")) or bool(askers(words[-60:]))
