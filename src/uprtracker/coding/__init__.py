"""Texts become judgements: category, issue, instrument. Nothing lives here before its coders do."""
