"""Somebody's own text held against the sources, sentence by sentence."""
