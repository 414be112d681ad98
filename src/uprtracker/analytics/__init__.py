"""Figures and series, each with basis, denominator and date."""
