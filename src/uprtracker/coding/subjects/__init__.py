"""Subjects of texts: cues, and the themes, groups of persons and goals they speak for."""
