"""What is sealed: keys outside the database, and texts that open with them at their own place alone."""
