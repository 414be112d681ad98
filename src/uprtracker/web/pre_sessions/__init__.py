"""Pages of Pre-sessions."""
