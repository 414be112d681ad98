"""Users and the one policy of who may do what."""
