"""Calendar, events, Pre-sessions, country programmes: the year around the reviews."""
