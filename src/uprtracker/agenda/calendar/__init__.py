"""Dates of the calendar: what is known, by whom, and how it changed."""
