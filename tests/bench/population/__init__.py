"""An invented population: who lives where, what a file keeps of them, how they say it on a call.

For measuring only, and never a statement about real people or calls: every share and every
rate of error is a guess of ours. The same seed makes the same files, household by household,
so that a million rows need no memory.

Places are Staffordshire's postcodes with invented streets. Telephone numbers begin with 06
(own) and 04 (of a household): ranges that are in use nowhere in Britain, since the ranges kept
for drama hold too few numbers for so many people. They are never dialled. E-mail addresses are of
example.org. Nothing that is made here is committed.

Read in this order: ``names``, ``places``, ``households``, ``hearing``, ``records``, ``callers``,
``files``.
"""
