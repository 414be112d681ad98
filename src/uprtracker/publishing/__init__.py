"""Papers, newsletter and feeds. So far a kept draft as a file."""
