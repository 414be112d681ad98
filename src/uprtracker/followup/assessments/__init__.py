"""How far a recommendation or pledge is implemented, in the words and on the scale of each party.

`index` has the implementation index as pure functions, `standing` who said what last, `shares` the
figures of issues and States, `assessing` how an assessment comes about.
"""
