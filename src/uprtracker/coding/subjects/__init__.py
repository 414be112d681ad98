"""Subjects of recommendations: cues in the text, and the themes, groups of persons and goals they speak for."""
