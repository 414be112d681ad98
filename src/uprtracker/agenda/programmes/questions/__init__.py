"""Questionnaires: how questions are written, answered, and counted together."""
