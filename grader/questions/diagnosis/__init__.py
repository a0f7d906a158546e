"""Naming mistakes: what the answers to a question have in common with those of a known, made or seen mistake."""
