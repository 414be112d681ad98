"""What became of a recommendation: assessments of many voices, plans, evidence, and the index.

Workspaces, parties, seats and the levels of privacy are in `accounts`; what is kept here derives from
`accounts.models.Kept`, and is listed by `visible_to` alone.
"""
