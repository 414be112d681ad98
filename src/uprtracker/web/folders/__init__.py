"""Folders of records that people keep, and what others read by their links."""
