"""Answers that are computed: which operation a question asks, over which cited figures, and how the result is said."""
