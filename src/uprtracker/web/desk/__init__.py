"""The review desk: what readers could not settle, and every reading, worked through with the keyboard."""
