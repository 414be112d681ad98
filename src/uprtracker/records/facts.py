"""Reviews of the four cycles, from the reference tables."""


def load_facts() -> int:
    """Load or refresh the reviews; return how many were added or changed.

    Facts are refreshed; fields that a person has changed (`Review.edited`) stay.
    """
    raise NotImplementedError
