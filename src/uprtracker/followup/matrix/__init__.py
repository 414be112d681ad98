"""OHCHR's matrix (thematic list) filled in with what parties say of the implementation.

`texts` makes one text of the assessments of a recommendation, `lists` takes files in, `filling` brings
the two together. Files are opened in a child process with bounds on memory and time.
"""
