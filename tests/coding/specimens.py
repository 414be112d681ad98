"""Texts of our own for tests of all coders: a wording of each kind, and texts nobody should send."""

ASKS = (
    "Ratify the Optional Protocol to the Convention against Torture before the next review",
    "Withdraw its reservations to CEDAW and accede to ILO Convention 189",
    "Consider ratifying the Rome Statute as soon as possible",
    "Continue its efforts to promote the rights of women, children and persons with disabilities",
    "Continue and strengthen the training of judges in the rights of the child",
    "Raise the share of women judges to 40 per cent by 2030, with a law on quotas",
    "Establish a national human rights institution in line with the Paris Principles",
    "Share its experience in the fight against poverty with other countries",
    "Investigate all cases of enforced disappearance and bring those responsible to justice",
    "Improve prisons by amending the penal code and allowing visits of the Special Rapporteur on torture",
    "Abolish the death penalty; in the meantime, declare a moratorium on executions",
    "Issue a standing invitation to all special procedures and submit overdue reports to the Committee",
    "Adopt a national plan of action on trafficking in persons with indicators and a budget",
    "Guarantee access to drinking water, health care and housing for refugees and migrants",
)

HOSTILE = {
    "empty": "",
    "blanks": " \t\n\u00a0\u2003" * 50,
    "brackets": "([{<" * 200 + ">}])" * 150,
    "quotes": "\"'’‘“”«»" * 100,
    "digits": "1,234.5% " * 200,
    "control": "".join(map(chr, range(32))) + "\x7f\x85\u2028\ufeff Ratify the treaty",
    "surrogates": "Ratify \ud800 the \udfff Covenant \udc80 by 2014",
    "right-to-left": "التصديق على \u202eالبروتوكول الاختياري\u202c قبل عام 2014",
    "chinese": "在下一次审议之前批准《禁止酷刑公约任择议定书》",
    "longer-in-lower-case": "İ" * 40 + " ratify CEDAW by 2014 " + "ŉǰΐ" * 20,
    "combining": "R\u0301a\u0300t\u0302ify" * 40,
    "beyond-the-first-plane": "🕊️ Ratify 𝐭𝐡𝐞 CRPD 👩‍⚖️ by 2030",
    "one-word": "a" * 20_000,
    "one-cue": "within the next " * 2_000,
    "one-verb": "increase " * 3_000,
    "capitals": "Act Plan of " * 2_000,
    "years": "held before 2012 " * 1_500,
    "commas": "1," * 8_000,
}
