"""The pages of figures: what is counted is chosen in the address, and every number says its denominator.

One module for each page: `trends`, `answers`, `specificity`, `asking`, `issues`, `top`, `published`;
`asked` reads the address, `building` makes charts from counts, `report` is the report of a session.
"""
