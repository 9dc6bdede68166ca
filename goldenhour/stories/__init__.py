"""Stories: the demo force's invented people, what they ring about, and what is done for them.

Everything here is made up, on real places. The library (`scenarios`, `demand`, `people`) is plain
data with no database: the seed, the demo and the tests play the same acts through the same
commands.
"""
