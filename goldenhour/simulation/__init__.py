"""Simulation: what a response model does to the people who wait, before anybody tries it on them.

Pure: scenarios in, figures out; no Django and no database. Begin at ``scenario.py`` (what may be
asked), then ``places.py`` and ``travel.py`` (where, and how far), ``world.py`` (the same as
arrays), ``kernel.py`` (what happens) and ``measures.py`` (what is said of it). Without simulating:
``locating.py`` (where bases should stand) and ``answering.py`` (who answers the telephones).
Minutes everywhere, but where a name says hours or days; the week begins on Monday at 00:00 by the
local clock. Every figure is a forecast of a model, never a record.
"""
