"""Refusal: the database cannot be had; the text is one sentence that says how to mend it."""


class NoDatabase(RuntimeError):
    """No database can be had. Doors print the text and end with exit code 1."""
