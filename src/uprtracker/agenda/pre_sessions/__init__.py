"""Pre-sessions: series, calls, applications, panels, statements."""
