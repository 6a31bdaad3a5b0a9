"""The receipt of an answer, which anyone can check again later."""
