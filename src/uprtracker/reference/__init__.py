"""Facts about the UPR: States, sessions, reviews, organisations, labels. Data with schemas and tests."""
