"""Searches that people keep, the mails they stop, and the feed of any question."""
