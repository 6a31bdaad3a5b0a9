"""Dutch as pure functions: sentences, words, figures, names, language."""
