"""Tells several requests apart that share one bracket of States.

    Open the archive; publish the list (Utopia)              two texts
    (a) open the archive; (b) publish the list (Utopia)      two texts
    Open the archive. Publish the list (Utopia)              two texts
    Open the archive; the list; and the register (Utopia)    one text: no verb after the semicolon

Only printed signs part a text (semicolon, full stop, letter), and only before a
word that asks for something.
"""

import re

_VERB = re.compile(
    r"(?:"
    r"abolish|abrogate|accede|accelerate|accept|accompany|accord|achieve|acknowledge|act|adapt|address|"
    r"adhere|adjust|adopt|advance|align|allocate|allow|amend|analyse|apologize|apply|appoint|approve|"
    r"assess|assign|assist|assume|assure|avoid|ban|be|become|begin|bring|build|call|carry|cease|change|"
    r"clarify|close|collaborate|combat|commence|commit|commute|complete|comply|conclude|condemn|conduct|"
    r"conform|consider|consolidate|consult|continue|convene|cooperate|coordinate|correct|counter|create|"
    r"criminalise|criminalize|decriminalise|decriminalize|deepen|define|deliver|demonstrate|deploy|"
    r"design|designate|desist|develop|devise|devote|discontinue|disseminate|draft|draw|ease|educate|"
    r"elaborate|eliminate|embark|empower|enable|enact|encourage|end|endeavour|endorse|endow|enforce|"
    r"engage|enhance|enlarge|enshrine|ensure|enter|envisage|equip|eradicate|establish|evaluate|examine|"
    r"exchange|exercise|exert|expand|expedite|explore|extend|facilitate|fight|finalise|finalize|find|"
    r"focus|follow|formalize|formulate|foster|fulfil|fulfill|fund|further|give|grant|guarantee|halt|"
    r"harmonise|harmonize|hasten|help|hold|honour|identify|implement|improve|include|incorporate|"
    r"increase|inform|initiate|inquire|institute|integrate|intensify|introduce|invest|investigate|"
    r"invite|involve|issue|join|keep|launch|legalize|legislate|lift|limit|mainstream|maintain|make|"
    r"match|modify|monitor|move|negotiate|observe|obtain|open|organize|orient|outlaw|participate|pass|"
    r"pay|permit|persevere|persist|place|plan|practise|prepare|preserve|prevent|prioritize|proceed|"
    r"prohibit|promote|promulgate|propose|prosecute|protect|provide|publish|pursue|put|raise|ratify|"
    r"reaffirm|realize|recognise|recognize|reconsider|redouble|reduce|refine|reflect|reform|refrain|"
    r"regulate|reinforce|reinstate|release|remedy|remove|render|reopen|repeal|replace|report|request|"
    r"require|rescind|resolve|respect|respond|restore|restrict|resume|retain|reverse|review|revise|"
    r"revisit|revoke|safeguard|scale|secure|see|seek|separate|set|share|shorten|show|sign|speed|step|"
    r"stop|streamline|strengthen|strive|study|submit|subscribe|support|suppress|suspend|sustain|tackle|"
    r"take|train|transform|translate|undertake|update|uphold|use|utilize|verify|welcome|widen|withdraw|"
    r"work"
    r")",
    re.I,
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
        if _VERB.fullmatch(match["verb"] or match["act"]):
            texts.append(text[at : match.start()])
            at = match.end()
    texts.append(text[at:])
    return texts
