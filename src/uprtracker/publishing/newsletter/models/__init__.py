"""The rows. One concept, one module."""
