"""Answers from announcements: each sentence a quote of the source, or an honest refusal."""

VERSION = "0.1.0"
