"""Country programmes: their stages and commitments, the timeline, the report for a donor."""
