"""Tells several requests apart that share one bracket of States.

    Open the archive; publish the list (Utopia)              two texts
    (a) open the archive; (b) publish the list (Utopia)      two texts
    Open the archive. Publish the list (Utopia)              two texts
    Open the archive; the list; and the register (Utopia)    one text: no verb after the semicolon

Only printed signs part a text (semicolon, full stop, letter), and only before a
word that asks for something.
"""

import re

VERBS = frozenset(
    """abolish abrogate accede accelerate accept accompany accord achieve acknowledge act adapt address
    adhere adjust adopt advance align allocate allow amend analyse apologize apply appoint approve assess
    assign assist assume assure avoid ban be become begin bring build call carry cease change clarify close
    collaborate combat commence commit commute complete comply conclude condemn conduct conform consider
    consolidate consult continue convene cooperate coordinate correct counter create criminalize criminalise
    decriminalize decriminalise deepen define deliver demonstrate deploy design designate desist develop
    devise devote discontinue disseminate draft draw ease educate elaborate eliminate embark empower enable
    enact encourage end endeavour endorse endow enforce engage enhance enlarge enshrine ensure enter envisage
    equip eradicate establish evaluate examine exchange exercise exert expand expedite explore extend
    facilitate fight finalize finalise find focus follow formalize formulate foster fulfil fulfill fund
    further give grant guarantee halt harmonize harmonise help hold hasten honour identify implement improve
    include incorporate increase inform initiate inquire institute integrate intensify introduce invest
    investigate invite involve issue join keep launch legalize legislate lift limit maintain make match
    mainstream modify monitor move negotiate observe obtain open organize orient outlaw participate pass pay
    permit persevere persist place plan practise prepare preserve prevent prioritize proceed prohibit promote
    promulgate propose prosecute protect provide publish pursue put raise ratify reaffirm realize recognize
    recognise reconsider reduce redouble refine reflect reform refrain regulate reinforce reinstate release
    remedy remove render reopen repeal replace report request require rescind resolve respect respond restore
    restrict resume retain revise revisit revoke reverse review safeguard scale secure see seek separate set
    share shorten show sign speed step stop streamline strengthen strive study submit subscribe suppress
    support suspend sustain tackle take train transform translate undertake update uphold use utilize
    verify welcome widen withdraw work""".split()
)

_SPLIT = re.compile(
    r"(?:(?P<semicolon>;)|(?P<stop>(?<=[a-z)]{2})\.))\s+"
    r"(?=(?:and\s+|also\s+)?(?:\(?[a-z]\)\s*)?(?:to\s+|that it\s+|and\s+)?"
    r"(?:(?:also|further|fully|in particular|[a-z]{3,12}ly),?\s+){0,2}(?P<verb>[A-Za-z]{2,15})\b)"
    r"|(?P<letter>(?<=[\w,:])\s+)(?=\(?[b-h]\)\s(?P<act>[a-z]{2,15})\b)"
)


def requests(text: str) -> list[str]:
    """Return the texts that `text` holds, in order; itself when it is one."""
    texts: list[str] = []
    at = 0
    for match in _SPLIT.finditer(text):
        verb = match["verb"] or match["act"]
        if verb.lower() in VERBS:
            texts.append(text[at : match.start()])
            at = match.end()
    texts.append(text[at:])
    return texts
