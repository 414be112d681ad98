"""What the words of an answer say: "accepted in part", "enjoys the support", "prend note", "no acepta".

The grammar of addenda, in English, French and Spanish. `WORDINGS` are in order
of strength: where two fit at one place, the first one decides, so "not
accepted" is no "accepted" and "accepted in part" is neither. The mapping to
positions is that of HRC resolution 5/1, para. 32: what does not enjoy the
support of the State is noted. What says neither ("already implemented", "not
applicable") is an answer without a position: the words are kept.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from uprtracker.core import Position

# Verbs of consent with their forms; French and Spanish beside English.
_YES = (
    r"(?:accept(?:s|ed|ing|ance|able)?|support(?:s|ed|ing|ive)?|endors(?:es?|ed|ing)|agree(?:s|d|able|ing|ment)?"
    r"|approv(?:es?|ed|ing|al)|adopt(?:s|ed)|favou?rabl[ey]|consents?"
    r"|acceptée?s?|acceptent|accepte|acceptons|accepter|acceptation|appuie|appuient|appuyée?s?|appuyer|appuyons"
    r"|approuve|approuvent|approuvée?s?|souscri(?:t|vent|re|vons)|adhère|adhèrent"
    r"|acepta|aceptan|aceptó|aceptaron|apoyó|apoyaron|aceptada?s?|aceptado?s?|aceptar|aceptamos|aceptación|apoya|apoyan|apoyada?s?|apoyado?s?|apoyar|apoyamos)"
)
_BACKING = (
    r"(?:(?:(?:the|its|their|our|full|any)\s+)*(?:support|approval|agreement|acceptance|endorsement)\b"
    r"|(?:(?:de|le|son|leur|l['’]|l['’]|la|une?)\s*)*(?:appui|adhésion|assentiment|approbation|accord|acceptation|soutien)\b"
    r"|(?:(?:con|de|el|del|su|la|al)\s+)*(?:apoyo|aceptación|aprobación|beneplácito)\b)"
)
_ENJOY = (
    r"(?:enjoy(?:s|ed|ing)?(?:\s+of)?|have|has|had|receives?d?|meets?|met with|finds?|found|with"
    r"|recueill?(?:e|ent|i|ie|ies|is|ir|aient|ait)?|bénéficie(?:nt)?|rencontre(?:nt)?|jouissent|jouit|emporte(?:nt)?|obtenu|reçu"
    r"|cuentan?|gozan?|contar|gozar|reciben?|obtienen?|obtuvieron|recibieron|contaron)"
)
_NOT_EN = r"(?:\bnot|\bcannot|\bcan['’]t|n['’]t|\bunable\s+to|\bneither|\bnon?[- ]|\bno\s+longer)"
_SOFT = (
    r"(?:[\s,]+(?:be|been|yet|currently|presently|fully|wholly|able|in\s+a\s+position|ready|prepared"
    r"|to|possible|at|for|this|the|present|time|being|stage|moment|its|it),?)*"
)
_NOT_FR = r"(?:\bn['’]|\bne\s)"
_AFTER_FR = (
    r"(?:(?:peut|peuvent|pouvons|est|sont|a|ont|avons|saurait|sauraient"
    r"|fait|pas|point|été|être|donc|en|mesure|d['’]|de|y|plus)\s*)*"
)
_NOT_ES = r"(?:\bno|\bni|\btampoco)"
_AFTER_ES = (
    r"(?:\s+(?:se|puede|pueden|podemos|es|son|está|están|ha|han|hemos|fue|fueron|sido|posible"
    r"|ser|en|condiciones|de|le|les|las|los|la|lo))*"
)
_PARTLY = (
    r"(?:part(?:ly|ial|ially)|in\s+part|partiellement|en\s+partie|parcialmente|en\s+parte|parcial(?:es)?)"
)


@dataclass(frozen=True, slots=True)
class Wording:
    """A pattern and the position it gives; `examples` fit, `others` must not give it (own wording)."""

    position: Position | None
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """Words at `start` to `end` of a text that give `position` (None: they give none, and say so)."""

    position: Position | None
    start: int
    end: int


def _compiled(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.I)


WORDINGS = (
    Wording(
        Position.PARTIAL,
        _compiled(
            rf"(?:\b{_PARTLY}\s+(?:{_YES}|implement\w*|noted)\b)|\b{_YES}\b(?:\s+(?:it|the|this|these|following|recommendations?|[\d.]+)){{0,3}}(?:\s+to\s+follow[\s-]up)?[\s,(–-]{{1,3}}(?:only\s+|but\s+only\s+)?{_PARTLY}\b(?!\s+{_YES})",
            rf"\bpartial(?:ly)?\s+(?:{_YES})",
            rf"{_NOT_EN}\s+(?:be\s+)?(?:fully|wholly|entirely|completely)\s+(?:be\s+)?{_YES}",
            rf"\b{_YES}\b(?:\s+[\w.]+){{0,3}}\s*,?\s*(?:\(?in\s+(?:principle|spirit|substance)|en\s+principe|en\s+principio)\b",
            rf"\b(?:in\s+principle|en\s+principe|en\s+principio)\s*,?\s*{_YES}\b",
            rf"\b{_YES}\s+(?:\w+\s+){{0,3}}(?:underlying\s+)?(?:spirit|principle|objective|aim|goal)s?\b(?:\s+of|\s+underlying|\s+behind)",
            rf"\b{_YES}\s+with\s+(?:a\s+|some\s+|certain\s+)?(?:reservations?|qualifications?|conditions?)\b",
            rf"\b{_YES}\s+(?:[\w.]+\s+){{0,3}}(?:(?:only\s+)?(?:to\s+the\s+extent|in\s?so\s?far\s+as)|dans\s+la\s+mesure\s+où|en\s+la\s+medida\s+en\s+que)\b",
            r"\b(?:supported|accepted)\s?/\s?noted\b|\bnoted\s?/\s?(?:supported|accepted)\b",
            r"^\W*(?:partial(?:ly)?|in\s+part|partly|en\s+partie|partiellement|parcialmente|en\s+parte)\W*$",
        ),
        (
            "Accepted in part",
            "Utopia partially supports this",
            "Acceptée partiellement",
            "Se acepta parcialmente",
            "Utopia accepts it in principle",
            "Not fully accepted",
            "Malta supports this to the extent that its law allows",
        ),
        ("Accepted", "Not accepted", "Utopia took part in the dialogue"),
    ),
    Wording(
        Position.NOTED,
        _compiled(
            rf"{_NOT_EN}{_SOFT}[\s-]*{_YES}\b",
            rf"{_NOT_EN}{_SOFT}\s*{_ENJOY}\s+{_BACKING}",
            r"\breject(?:s|ed|ion|ing)?\b|\bdeclin(?:es?|ed)\b|\brefus(?:es|ed|al)\b|\bdisagree[sd]?\b|\bunacceptable\b"
            r"|\bdissociate[sd]?\b|\bopposes?\b",
            r"\b(?:is|are|does|do)\s+not\s*(?=[.;,]|$)",
            rf"\bwithout\s+(?:the\s+|its\s+)?(?:support|approval)\b|\b(?:neither|unable)\b[^.;]{{0,30}}\b{_YES}",
            rf"{_NOT_FR}{_AFTER_FR}\s*{_YES}\b",
            rf"{_NOT_FR}{_AFTER_FR}\s*{_ENJOY}\s+(?:pas\s+)?{_BACKING}",
            r"\brejett?e(?:nt|nt)?\b|\brejeté(?:e|es|s)?\b|\brefus(?:e|ent|ée?s?)\b|\bnon\s+(?:acceptée?s?|appuyée?s?|retenue?s?)\b",
            rf"{_NOT_ES}{_AFTER_ES}\s+{_YES}\b",
            rf"{_NOT_ES}{_AFTER_ES}\s+{_ENJOY}\s+{_BACKING}",
            r"\brechaz(?:a|an|ada?s?|ado?s?|amos|ar|ó)\b",
        ),
        (
            "Not accepted",
            "These do not enjoy the support of Utopia",
            "Utopia cannot at this stage accept it",
            "Rejected",
            "Utopia n’accepte pas la recommandation",
            "ne recueillent pas l’adhésion",
            "no acepta",
            "no cuentan con el apoyo",
            "is not in a position to support",
        ),
        ("Utopia accepts this and will not delay", "cuenta con el apoyo", "recueillent l’adhésion"),
    ),
    Wording(
        Position.SUPPORTED,
        _compiled(
            rf"\b{_ENJOY}\s+{_BACKING}",
            rf"(?<![\w-]){_YES}\b",
            r"\bmarque\s+son\s+accord\b|\bd['’]accord\b|\bde\s+acuerdo\b(?!\s+(?:con|a)\b)",
        ),
        (
            "Accepted",
            "Utopia supports recommendation 5",
            "They enjoy the full support of Utopia",
            "Acceptée",
            "recueillent l’adhésion de l’Utopie",
            "Utopía acepta",
            "cuentan con el apoyo de Utopía",
            "Agreed",
        ),
        ("Noted", "Utopia will examine it", "unsupported claims"),
    ),
    Wording(
        Position.NOTED,
        _compiled(
            r"\btak(?:es?|ing)\s+(?:\w+\s+)?note\b|\btook\s+(?:\w+\s+)?note\b|\btaken\s+(?:\w+\s+)?note\b"
            r"|\bnoted\b(?!\s+(?:that|with)\b)"
            r"|\bnotes\b(?!\s+that\b)|^\W*notes?\W*$",
            r"\bpren(?:d|ds|ons|nent|dre)\s+(?:\w+\s+)?(?:note|acte)\b|\bpris(?:es?)?\s+(?:\w+\s+)?(?:note|acte)\b|\bnotée?s?\b",
            r"\btoma(?:n|mos|r|do|das?)?\s+(?:\w+\s+)?(?:nota|conocimiento)\b|\btomó\s+nota\b|\banotada?s?\b|\bnotada?s?\b",
        ),
        (
            "Noted",
            "Utopia takes due note of the rest",
            "L’Utopie prend note des recommandations",
            "Utopía toma nota",
            "The Government notes recommendations",
        ),
        ("Utopia notes that it has done so", "notably", "It noted that they were about schools"),
    ),
    Wording(
        Position.PENDING,
        _compiled(
            r"\bunder\s+(?:\w+\s+)?(?:consideration|examination|study|review)\b|\bpending\b|\bdeferred\b"
            r"|\b(?:will|shall|would|to)\s+(?:be\s+)?(?:\w+\s+)?(?:considered|examined|studied|reviewed)\b"
            r"|\bbeing\s+(?:considered|examined|studied)\b"
            r"|\b(?:will|shall)\s+(?:\w+\s+)?(?:consider|examine|study|review)\s+(?=(?:(?:this|the|these)\s+)?(?:recommendations?\b|\d{2,3}\.\d))"
            r"|\breserves?\s+its\s+position\b"
            r"|\b(?:response|answer)s?\s+will\s+be\b",
            r"\b(?:à|en\s+cours\s+d)['’]?\s*(?:l['’])?examen\b|\bser(?:a|ont)\s+examinée?s?\b|\bà\s+l['’]étude\b|\ben\s+suspens\b",
            r"\ben\s+(?:examen|estudio)\b|\bserán?\s+(?:examinada|estudiada)s?\b|\bpendientes?\b|\bbajo\s+consideración\b",
        ),
        ("Under consideration", "They will be examined", "à l’examen", "en estudio", "Pending"),
        ("Accepted", "under the law"),
    ),
    Wording(
        None,
        _compiled(
            r"\bas\s+implemented\b|\bimplemented\s+already\b"
            r"|\b(?:already|largely|fully|being|been|is|are|considered?)\s+(?:\w+\s+){0,2}implemented\b"
            r"|\bin\s+(?:the\s+)?(?:process|course)\s+of\s+(?:being\s+)?implement\w*|^\W*implement(?:ed|ation)\b"
            r"|\bunder\s+implementation\b|\balready\s+(?:ratified|in\s+place|done|achieved|fulfilled|being)\b",
            r"\bdéjà\s+(?:\w+\s+){0,2}(?:mise?s?\s+en\s+œuvre|mise?s?\s+en\s+oeuvre|appliquée?s?|réalisée?s?)\b|\bmise\s+en\s+œuvre\s+en\s+cours\b"
            r"|\ben\s+cours\s+(?:de\s+mise\s+en\s+œuvre|d['’]application)\b",
            r"\bya\s+(?:\w+\s+){0,2}(?:aplicada?s?|implementada?s?|cumplida?s?)\b|\ben\s+(?:proceso|curso|vías)\s+de\s+(?:aplicación|implementación|cumplimiento)\b",
            r"\bnot\s+applicable\b|\bsans\s+objet\b|\bno\s+(?:es\s+)?aplicable\b|\bn/a\b",
        ),
        (
            "Already implemented",
            "in the process of implementation",
            "Implemented",
            "déjà mise en œuvre",
            "ya aplicada",
        ),
        ("implementing law",),
    ),
)

# What may stand before the first word of an answer: "Response: ", "Position of Utopia – ", "The Government ".
_OPENING = re.compile(
    r"[\s\W]*(?:(?:(?:government|state|official|country)['’s]*\s+)?"
    r"(?:response|reply|answer|position|status|decision|comments?|réponse|respuesta|posición)s?"
    r"(?:\s+(?:of|by|from|de|del|du)\s+[^:.–-]{1,60})?\s*[:.–—-]+\s*)?[\s\W]*"
    r"(?:(?:this|these|the|cette|ces|la|les|las|esta|estas)\s+(?:recommendations?|recommandations?|recomendaci(?:ón|ones))\s+)?"
    r"(?:(?:is|are|was|were|has|have|had|been|be|does|do|did|can|could|will|would|therefore|also|fully|duly|thus|now"
    r"|est|sont|ont|été|se|ha|han|sido|son|es)\s+)*",
    re.I,
)
_SENTENCE = re.compile(
    r"(?<!\bNo)(?<!\bNos)(?<!\bRec)(?<!\bRecs)(?<!\bpara)(?<!\bparas)(?<!\bart)[.?!][”\"’)]*\s+(?=[\"“(]?[A-ZÀ-Þ])"
)
# A recommendation's own first word: "Adopt a law", "Support teachers"; "Accept to follow up" is an answer.
_REQUEST = re.compile(
    r"(?:accept|support|endorse|agree|approve|adopt|consent|favou?r|accepter|appuyer|adopter|aceptar|apoyar|aprobar)\s+"
    r"(?!(?:to\s+follow|this|these|those|it|them|the\s+recomm?[ea]nd|recomm?[ea]nd|la\s+rec|las\s+rec|les\s+rec"
    r"|and|but|as|in|with|without|for|on|part\w*|fully|only|subject|already|since|because|being|implement\w*|noting)\b)(?-i:[a-zà-ÿ])|take\s+note\s+of\s+(?!this|these|the\s+recommend)",
    re.I,
)
_ABOUT_IT = re.compile(r"\s*(?:[.,;:)–-]|$|(?:this|it|them|these|in\s+full|fully)\b)", re.I)
_RECOMMENDATION = re.compile(r"recomm|recomend", re.I)


def said_in(text: str) -> Iterator[Said]:
    """Yield what the words of `text` say, in order; stretches do not overlap."""
    found = [
        (match.start(), rank, match.end(), wording.position)
        for rank, wording in enumerate(WORDINGS)
        for match in wording.pattern.finditer(text)
    ]
    taken: list[tuple[int, int]] = []
    kept: list[Said] = []
    for start, _, end, position in sorted(found, key=lambda item: (item[1], item[0])):
        if all(end <= begin or start >= stop for begin, stop in taken):
            taken.append((start, end))
            kept.append(Said(position, start, end))
    yield from sorted(kept, key=lambda said: said.start)


def position_in(text: str) -> Said | None:
    """Return what decides in `text`: the first words with a position, else the first at all."""
    words = list(said_in(text))
    return next((said for said in words if said.position is not None), words[0] if words else None)


def opening_answer(text: str) -> Said | None:
    """Return the answer that `text` opens with ("Accepted. …", "Response: not supported"), None without."""
    begin = _OPENING.match(text)
    at = begin.end() if begin else 0
    first = next(said_in(text[at : at + 200]), None)
    if first is None or text[at : at + first.start].strip() or _REQUEST.match(text, at + first.start):
        return None
    return Said(first.position, at + first.start, at + first.end)


def sentences(text: str) -> list[tuple[int, int]]:
    """Return where each sentence of `text` begins and ends."""
    ends = [found.end() for found in _SENTENCE.finditer(text)]
    return list(zip([0, *ends], [*ends, len(text)], strict=True))


def is_request(text: str) -> bool:
    """Whether `text` opens as a recommendation does ("Support teachers"), not as an answer."""
    return _REQUEST.match(text.lstrip(" “\"‘'–-")) is not None


def stated_answer(text: str, *, several: bool = True) -> Said | None:
    """Return the answer that the first sentences of `text` give to "this recommendation", None without.

    "Utopia supports new schools" is no answer; "Utopia supports this recommendation" is, and
    "Utopia supports them" where the answer is to `several`.
    """
    for begin, end in sentences(text)[:3]:
        sentence = text[begin:end]
        for said in said_in(sentence):
            it = _ABOUT_IT.match(sentence, said.end)
            about = _RECOMMENDATION.search(sentence) or (it and (several or it[0].strip() != "them"))
            if said.position is not None and about:
                return Said(said.position, begin + said.start, begin + said.end)
    return None
