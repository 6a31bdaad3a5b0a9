"""The words within a quote that are the asked thing."""
