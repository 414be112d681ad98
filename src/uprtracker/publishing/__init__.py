"""Papers, newsletter and feeds. Nothing lives here yet."""
