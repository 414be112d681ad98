"""The desk between review and adoption: what to answer to each pending recommendation, and why."""
