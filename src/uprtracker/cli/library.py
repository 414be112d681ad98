"""Commands that need no database and no Django: `upr extract`."""
