"""From a question to an answer; `pipeline.py` is the table of contents."""
