"""Identification's rules, by subject: mentions, agreement, claims, markers, repeats, known."""
