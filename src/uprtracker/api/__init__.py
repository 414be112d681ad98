"""The door for programs. Nothing lives here yet: pages have .json twins."""
