"""The cooperation record: what a State did at each step of a review, with dates and sources; never a score.

Door: `record.record_of(review)`, `record.history_of("SVN")`, `entering.enter`.
"""
