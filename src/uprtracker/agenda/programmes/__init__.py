"""Cooperation record, mid-term reports, country programmes, questionnaires."""
