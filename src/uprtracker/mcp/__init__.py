"""The door for assistants. Nothing lives here yet."""
