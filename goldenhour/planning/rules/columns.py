"""Columns: what a file of recorded attendance has in its first line. Needs no library."""

COLUMNS = ("at", "place", "grade", "response_minutes")
TRAVEL = "travel_minutes"
