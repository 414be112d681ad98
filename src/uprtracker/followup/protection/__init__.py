"""Protection: the sealed log of reprisals, one's data taken out or deleted, and what is kept for how long."""
