"""A question that follows up becomes one that stands by itself."""
