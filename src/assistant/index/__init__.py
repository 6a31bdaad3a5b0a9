"""The index on disk: vectors, full text, and generations that are complete or absent."""
