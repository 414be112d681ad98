"""Words that ask for something: how a request begins.

    Ratify the treaty          To ratify the treaty          Also promptly ratify the treaty

The form decides, never the meaning. A word that is a noun as well ("support",
"review") asks only before an article, a pronoun or its particle: "support the
victims", "set up a body", but "support for victims".
"""

import re


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


VERBS = _set(
    """
abandon abide abolish abrogate abstain accede accelerate accept access accompany accomplish accord
achieve acknowledge acquire act activate adapt address adhere adjust adopt advance afford agree aim
align alleviate allocate allow ameliorate amend analyse announce apologize apply appoint apprehend
approve arrest ask assess assign assist associate assume assure attach attain attend attract authorize
avail avoid await ban be become begin benefit bolster boost bridge bring broaden build call capitalize
carry cease change clarify close codify collaborate collect combat commence commit communicate commute
compensate compile complement complete comply concentrate conclude concretize condemn conduct confirm
conform consider consolidate consult continue contribute control convene convert cooperate coordinate
correct counter counteract cover create criminalise criminalize curb deal decide declare decriminalise
decriminalize dedicate deepen defend define deliver demarcate demobilize demonstrate denounce deny
deploy depoliticize derogate desegregate design designate desist detain detect determine develop devise
devote diminish direct disarm disband disclose discontinue discourage discuss dismantle dispatch
disseminate distribute diversify domesticate double draft draw drop ease educate elaborate elect
eliminate embark emphasize empower enable enact encompass encourage end endeavor endeavour endorse endow
enforce engage enhance enlarge enrich enshrine ensure enter entrust envisage equip eradicate establish
evaluate evict examine exchange exercise exert expand expedite expel explore expose express extend
facilitate fast-track fight finalise finalize find focus follow forbid formalise formalize formulate
foster frame free fulfil fulfill fund further gather generate give go grant guarantee halt harmonise
harmonize hasten heed help hold honour host humanize identify implement impose improve include
incorporate increase incriminate inculcate inform initiate inquire inscribe inspect install institute
institutionalize instruct integrate intensify internalize intervene introduce invest investigate invite
involve issue join keep launch lay lead learn legalise legalize legislate lend lift limit listen lobby
look lower mainstream maintain make manage mandate match maximize meet minimize mitigate mobilize
modernize modify monitor move negotiate neutralize nominate notify observe obtain offer open operate
operationalize optimize organize orient outlaw outline overcome oversee pardon participate pass pay
permit persevere persist persuade place plan popularize position practise prepare present preserve press
prevent prioritise prioritize privilege proceed professionalize prohibit promote promulgate pronounce
propose prosecute protect provide publish punish pursue push put qualify quicken raise ratify
rationalize re-consider re-establish reach react readopt reaffirm realise realize reassess rebuild
recall receive recognise recognize recommend recommit reconcile reconsider record recruit rectify
redefine redouble redress reduce reexamine refer refine reflect reform refrain refuse register
regularize regulate rehabilitate reinforce reinstate reintegrate reintroduce reiterate reject relax
release relocate remain remedy remove render renew renounce reopen repair repatriate repeal replace
replicate report request require rescind rescue resettle resist resolve respect respond restore restrict
resume retain return reunite revamp reverse review revise revisit revitalize revoke rewrite root
safeguard sanction scale scrutinize search secure see seek seize send sensitize separate set settle
share shelter shift shorten show shut sign simplify solve spare specify speed spread stabilize
standardize start step stimulate stipulate stop store streamline strengthen strive struggle study submit
subscribe supervise supply support suppress surrender suspend sustain tackle take teach test tighten
touch train transfer transform translate transmit transpose treat try undertake unify universalize
update upgrade uphold urge use utilize verify vote waive warn welcome widen withdraw withhold work yield
    """
)
NOUNS_AS_WELL = VERBS & _set(
    """
abandon access accord act address advance aim approach ask assist attach ban benefit boost bridge build
call change close combat commit complete conduct control correct cover deal design direct dispatch
double draft drop ease end exchange exercise express fight focus frame free fund further gather go grant
guarantee halt heed help hold honour host increase issue join lay lead learn lend lift limit lobby look
lower make manage mandate match meet monitor move offer open outline pass pay place plan position
practise present press push put raise reach recall record reform release remedy repair report request
rescue respect return reverse review root safeguard sanction scale search secure separate set settle
share shelter shift show sign speed spread start step stop store struggle study supply support test
touch train transfer transform treat try update upgrade urge use vote warn welcome widen work yield
    """
)
_AFTER = _set(
    """
a all an any both boys children each every further girls her his human it its itself men more no our
people persons such the their them themselves these this those up women
    """
)
_WORD = re.compile(r"[A-Za-z]+(?:[’'-][A-Za-z]+)*")
_LEAD_IN = _set("also and better do finally furthermore kindly lastly not please then to")
_CHAIN = _set("and or also further not only but")
_SHORT = 6  # words in which the last verb is still the one that asks
_TOWARDS = _set("to towards with on")
_PARTICLES = _set("up out down away forward over upon")
_NO_OBJECT = _set(
    """
a able about above according action actions activities additional adequate against all an and any
appropriate as at by concrete early effective efforts every existing for force from further greater
immediate in initiatives into its measures more necessary needed new of on or other positive possibility
possible process relevant serious soon specific steps such the their this those through timely to
towards under urgent various view vigorous with work
    """
)
_OPEN = _set(
    """
are be because been can cannot could did do does had has have help how if is let may might must shall
should so that unless until was were what when where whether which while who whom whose why will would
    """
)
_NO_INFINITIVE = _set(
    """
a account acts adequate age all among an and any appropriate arbitrary article articles as assembly
asylum at basic birth both boys by care cases certain child children children’s citizens civil civilians
clean climate complaints conscientious core corporal court crimes cultural culture data date death
decent discriminatory domestic each early economic educational effective efforts employment end equal
essential ethnic every everyone fair family female follow-up food forced foreign freedom future gender
girls hatred health health-care healthcare her high-level higher his housing how human humanitarian
immediate in inclusive indefinite independent indigenous international issues it its judges judicial
justice labour land law laws legal legislative life local low-income mandate marginalized marriage
maternal medical members men migrants military minorities more national natural new no of or orphans
other our own peace peaceful people per persons places plans political possible primary prison prisoners
prisons privacy private programmes prompt property public racial refugees relevant religious
reproductive requests resources right rights ritual rural safe school schools secondary sex sexual
social some special staff students such terms that the their them these this those through torture
treaties treaty trial trials unaccompanied various victims vulnerable water what where which women
women’s work years young youth
    """
)
_NOUN_ENDINGS = (
    "tion",
    "tions",
    "sion",
    "ment",
    "ments",
    "ity",
    "ities",
    "ness",
    "ance",
    "ence",
    "ing",
    "ism",
    "ees",
    "ers",
    "ors",
    "ants",
    "ies",
    "ees",
    "ures",
    "ages",
    "ice",
    "ices",
    "ship",
    "hood",
)


_NO_ADVERBS = _set("ally anomaly assembly comply early family monopoly multiply reply supply")


def _adverb(word: str) -> bool:
    return word.endswith("ly") and word not in _NO_ADVERBS


def words_of(text: str) -> list[str]:
    """Return the words of `text` as printed, without signs and numbers."""
    return _WORD.findall(text)


def asks(words: list[str]) -> bool:
    """Whether `words` begin with a verb that asks for something."""
    return _verb_at(words) >= 0


def object_of(text: str) -> str | None:
    """Return what follows the verbs at the beginning of `text`: "" where they have no object of their own.

    None where no verb asks, or where the verbs govern an infinitive ("continue to …").
    """
    found = list(_WORD.finditer(text))
    while found and found[-1].group().lower() in _TOWARDS:  # "accede to", before a bracket
        found.pop()
    words = [match.group() for match in found]
    at = _verb_at(words)
    rest = _after_verbs([words[at].lower(), *(word.lower() for word in words[at + 1 :])]) if at >= 0 else None
    if rest is None:
        return None
    if (len(words) <= _SHORT and _ends_open(words)) or all(
        word in _NO_OBJECT or word in VERBS - NOUNS_AS_WELL or _adverb(word) for word in rest
    ):
        return ""
    return text[found[len(words) - len(rest)].start() :]


def is_closed(text: str, *, comma: bool = False) -> bool:
    """Whether `text` is one request, whole and with nothing open that a next verb could belong to.

    It begins with a verb that asks, its verbs have an object of their own, and
    there is neither an infinitive nor a clause after them: to "Take measures to
    protect them" another "and inform them" may belong twice over. A `comma`
    before that "and" closes an infinitive, unless it stands in a list of several.
    """
    words = words_of(text)
    at = _verb_at(words)
    if at < 0 or _ends_open(words):
        return False
    rest = _after_verbs([words[at].lower(), *words[at + 1 :]])
    if rest is None or all(word in _NO_OBJECT or _adverb(word) for word in rest):
        return False
    if _OPEN.intersection(rest):
        return False
    return not _has_infinitive(rest) or (comma and "," not in text[text.find(" to ") :])


def _ends_open(words: list[str]) -> bool:
    """Whether the last word is a verb that waits for its object."""
    last = words[-1].lower()
    return last in VERBS and (last not in NOUNS_AS_WELL or words[-2:-1] == ["and"])


def _verb_at(words: list[str]) -> int:
    """Return the place of the asking verb at the beginning of `words`, -1 when there is none."""
    at = 0
    while at < len(words) and at < 4 and (words[at].lower() in _LEAD_IN or _adverb(words[at].lower())):
        at += 1
    if at < len(words) and words[at].lower() == "further":
        at += 1
    if at >= len(words) or words[at].lower() not in VERBS:
        return -1
    if words[at].lower() in NOUNS_AS_WELL and words[0].lower() == "and":
        follows = words[at + 1].lower() if at + 1 < len(words) else ""
        chained = follows == "and" and at + 2 < len(words) and words[at + 2] in VERBS - NOUNS_AS_WELL
        return at if follows in _AFTER or chained else -1
    return at


def _after_verbs(words: list[str]) -> list[str] | None:
    """Return what follows the verbs at the beginning; None where they govern an infinitive ("continue to").

    "Sign and ratify", "consider ratifying", "step up" are verbs without object.
    """
    at = 1
    while at < len(words):
        word = words[at]
        if word == "to" and _infinitive(words, at):
            return None
        chained = word in VERBS and (
            words[at - 1] in _CHAIN or (words[at - 1] in VERBS and word not in NOUNS_AS_WELL)
        )
        joined = word in _CHAIN or word in _PARTICLES or _adverb(word)
        if chained or joined or (at < 4 and word.endswith("ing")):
            at += 1
        else:
            break
    return words[at:]


def _infinitive(words: list[str], at: int) -> bool:
    """Whether the "to" at `at` opens an infinitive rather than a place or a person."""
    after = words[at + 1] if at + 1 < len(words) else ""
    if after in VERBS and after not in NOUNS_AS_WELL:
        return True
    name = after[:1].isupper()
    return not name and after not in _NO_INFINITIVE and not after.endswith(_NOUN_ENDINGS)


def _has_infinitive(words: list[str]) -> bool:
    return any(word == "to" and _infinitive(words, at) for at, word in enumerate(words))
