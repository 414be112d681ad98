"""`/desk/edited/`: the one desk at which everything that editors publish is written, read and let out.

A part names its kind where its addresses are made: `register(Kind("articles", Article, …))` (`kinds`).
"""
