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
abolish abrogate accede accelerate accept access accompany accord achieve acknowledge act adapt address
adhere adjust adopt advance afford aim align allocate allow amend analyse apologize apply appoint
apprehend approve arrest assess assign assist assume assure attend avail avoid await ban be become begin
benefit bolster boost bring broaden build call capitalize carry cease change clarify close collaborate
combat commence commit commute complete comply conclude condemn conduct conform consider consolidate
consult continue contribute control convene cooperate coordinate correct counter counteract cover create
criminalise criminalize decide decriminalise decriminalize deepen define deliver demonstrate denounce
deploy depoliticize design designate desist detain develop devise devote diminish direct disarm disband
disclose discontinue discuss dismantle disseminate diversify domesticate double draft draw ease educate
elaborate eliminate embark empower enable enact encompass encourage end endeavor endeavour endorse endow
enforce engage enhance enlarge enrich enshrine ensure enter entrust envisage equip eradicate establish
evaluate examine exchange exercise exert expand expedite explore expose express extend facilitate fight
finalise finalize find focus follow formalise formalize formulate foster frame free fulfil fulfill fund
further gather generate give grant guarantee halt harmonise harmonize hasten heed help hold honour host
identify implement impose improve include incorporate increase incriminate inculcate inform initiate
inquire institute instruct integrate intensify internalize intervene introduce invest investigate invite
involve issue join keep launch lead learn legalise legalize legislate lend lift limit listen lower
mainstream maintain make manage match mitigate mobilize modify monitor move negotiate neutralize
nominate notify observe obtain offer open operate optimize organize orient outlaw oversee participate
pass pay permit persevere persist persuade place plan popularize position practise prepare preserve
press prevent prioritise prioritize privilege proceed prohibit promote promulgate pronounce propose
prosecute protect provide publish punish pursue put qualify quicken raise ratify reach react reaffirm
realize reassess rebuild recall receive recognise recognize recommit reconcile reconsider record recruit
rectify redefine redouble redress reduce reexamine refer refine reflect reform refrain register
regularize regulate rehabilitate reinforce reinstate reiterate reject relax release remain remedy remove
render renew renounce reopen repair repatriate repeal replace replicate report request require rescind
rescue resettle resist resolve respect respond restore restrict resume retain return revamp reverse
review revise revisit revitalize revoke rewrite root safeguard sanction scale scrutinize search secure
see seek seize sensitize separate set settle share shelter shift shorten show shut sign simplify solve
spare speed spread stabilize standardize start step stipulate stop store streamline strengthen strive
struggle study submit subscribe supply support suppress surrender suspend sustain tackle take teach test
tighten touch train transfer transform translate transmit transpose treat try undertake unify
universalize update upgrade uphold urge use utilize verify vote waive warn welcome widen withdraw work
yield
    """
)
NOUNS_AS_WELL = _set(
    """
access accord act address advance aim assist ban benefit boost build call change close combat commit
complete conduct control correct cover design direct double draft ease end exchange exercise express
fight focus frame free fund further gather grant guarantee halt heed help hold honour host increase
issue join lead learn lend lift limit lower make manage match monitor move offer open pass pay place
plan position practise press put raise reach recall record reform release remedy repair report request
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
_LEAD_IN = _set("also and furthermore kindly lastly finally please then to")
_CHAIN = _set("and or also further not only but")
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
a all an any both boys care certain children civil culture date each employment end every food freedom
girls health her his housing human indigenous international it its justice land life men national no
other our peace people persons relevant school schools social special such the their them these this
those various vulnerable water women work
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


def words_of(text: str) -> list[str]:
    """Return the words of `text` as printed, without signs and numbers."""
    return _WORD.findall(text)


def asks(words: list[str]) -> bool:
    """Whether `words` begin with a verb that asks for something."""
    return _verb_at(words) >= 0


def is_closed(text: str) -> bool:
    """Whether `text` is one request, whole and with nothing open that a next verb could belong to.

    It begins with a verb that asks, its verbs have an object of their own, and
    there is neither an infinitive nor a clause after them: to "Take measures to
    protect them" another "and inform them" may belong twice over.
    """
    words = [word.lower() for word in words_of(text)]
    at = _verb_at(words)
    if at < 0:
        return False
    rest = _after_verbs(words[at:])
    if rest is None or all(word in _NO_OBJECT or word.endswith("ly") for word in rest):
        return False
    return not _OPEN.intersection(rest) and not _has_infinitive(rest)


def _verb_at(words: list[str]) -> int:
    """Return the place of the asking verb at the beginning of `words`, -1 when there is none."""
    at = 0
    while at < len(words) and at < 4 and (words[at].lower() in _LEAD_IN or words[at].lower().endswith("ly")):
        at += 1
    if at < len(words) and words[at].lower() == "further":
        at += 1
    if at >= len(words) or words[at].lower() not in VERBS:
        return -1
    if words[at].lower() in NOUNS_AS_WELL and at > 0:
        follows = words[at + 1].lower() if at + 1 < len(words) else ""
        return at if follows in _AFTER else -1
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
        if (
            chained
            or word in _CHAIN
            or word in _PARTICLES
            or word.endswith("ly")
            or at < 4
            and word.endswith("ing")
        ):
            at += 1
        else:
            break
    return words[at:]


def _infinitive(words: list[str], at: int) -> bool:
    """Whether the "to" at `at` opens an infinitive rather than a place or a person."""
    after = words[at + 1] if at + 1 < len(words) else ""
    if after in VERBS and after not in NOUNS_AS_WELL:
        return True
    return after not in _NO_INFINITIVE and not after.endswith(_NOUN_ENDINGS)


def _has_infinitive(words: list[str]) -> bool:
    return any(word == "to" and _infinitive(words, at) for at, word in enumerate(words))
