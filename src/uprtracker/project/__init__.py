"""Environment, settings, addresses."""
