"""Training of the models from the data a user has: `upr train`. Deterministic, numpy only."""
