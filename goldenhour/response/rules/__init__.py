"""Response rules, by subject. Pure: no Django, no clock, no reading or writing.

states.py   what a unit is doing and what it may do next
clocks.py   minutes to breach, the order of the board, the line to read out
flagged.py  the short codes of the flags
nearest.py  the nearest free units, with the reason
typed.py    what the command line understood
"""
