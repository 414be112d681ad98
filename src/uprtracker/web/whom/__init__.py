"""Whom to ask: which missions raised an issue before, here and elsewhere, and what came of it."""
