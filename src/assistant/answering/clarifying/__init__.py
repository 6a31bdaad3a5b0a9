"""Ambiguous questions are asked back, with the choices."""
