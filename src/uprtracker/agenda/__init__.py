"""Events, deadlines and Pre-sessions. Nothing lives here yet."""
