"""Pages of events and trainings."""
