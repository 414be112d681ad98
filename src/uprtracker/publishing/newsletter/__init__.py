"""The newsletter: issues, subscribers, sending."""
