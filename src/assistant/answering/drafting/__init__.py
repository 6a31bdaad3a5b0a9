"""Drafts of cited sentences for communications staff."""
