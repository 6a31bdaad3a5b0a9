"""Answers that list what the sources name: complete, grouped, nothing twice."""
