"""A language model may write an answer; each of its sentences is checked against the quotes before anybody sees it."""
